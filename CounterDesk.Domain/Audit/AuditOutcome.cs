namespace CounterDesk.Domain.Audit;

/// <summary>How an action ended. The names are written into the chain, so a name never changes.</summary>
public enum AuditOutcome
{
    /// <summary>About to happen: an entry with the outcome follows.</summary>
    Announced,

    Done,
    NothingFound,

    /// <summary>A rule forbade it.</summary>
    Refused,

    /// <summary>The world did not answer. Never a yes.</summary>
    CouldNotBeTold,

    Failed,

    /// <summary>Announced, and the program ended before the outcome was recorded.</summary>
    Unknown,
}
