using CounterDesk.Domain.Seals;

namespace CounterDesk.Web.Trust;

/// <summary>How one attempt to fetch a revocation list ended.</summary>
public enum FetchOutcome
{
    Taken,

    /// <summary>The hall has this one already.</summary>
    Unchanged,

    /// <summary>What came is not a list that may count; <see cref="FetchedList.Why"/> says why.</summary>
    Refused,

    /// <summary>Nobody answered, or not in time.</summary>
    NoAnswer,

    /// <summary>The answer was not the list: an error, or a way to somewhere else.</summary>
    WrongAnswer,

    TooLarge,

    /// <summary>It was good and could not be recorded or stored here.</summary>
    NotKept,
}

/// <summary>The latest attempt to fetch from an address.</summary>
public sealed record FetchedList(Uri Address, FetchOutcome Outcome, TrustRefusal? Why, DateTime AtUtc)
{
    public bool HasFailed => Outcome is not (FetchOutcome.Taken or FetchOutcome.Unchanged);
}
