namespace CounterDesk.Domain.Objections;

/// <summary>How far an objection has come.</summary>
public enum ObjectionState
{
    /// <summary>The issuer has not answered.</summary>
    Open,

    /// <summary>The issuer agreed and has not mended it yet.</summary>
    Agreed,

    /// <summary>The issuer did not agree. Closed.</summary>
    Declined,

    /// <summary>Mended at the source. Closed.</summary>
    Mended,
}
