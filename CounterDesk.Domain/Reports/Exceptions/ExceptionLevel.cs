namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>How much an exception asks of the supervisor, the least first. Never an accusation: it asks for a look.</summary>
public enum ExceptionLevel
{
    /// <summary>Worth knowing. The day can be signed without a word about it.</summary>
    Notice,

    /// <summary>Unusual enough that somebody should ask.</summary>
    Attention,

    /// <summary>What the hall's rules do not let happen, or what is hardly chance.</summary>
    Serious,
}
