namespace CounterDesk.Domain.Copies;

/// <summary>What the clerk saw at the printer. Nobody else can say it, so it is never assumed.</summary>
public enum PrintOutcome
{
    CameOutWell,

    /// <summary>The copy is void at once; another printing takes another number.</summary>
    Spoiled,

    /// <summary>It was not printed, or nothing usable came out of the printer. The copy is void at once.</summary>
    DidNotComeOut,
}
