namespace CounterDesk.Domain.Copies;

/// <summary>What the clerk saw at the printer. Nobody else can say it, so it is never assumed.</summary>
public enum PrintOutcome
{
    CameOutWell,

    /// <summary>The copy is void at once; another printing takes another number.</summary>
    Spoiled,
}
