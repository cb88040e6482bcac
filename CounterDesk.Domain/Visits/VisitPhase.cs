namespace CounterDesk.Domain.Visits;

/// <summary>What a visit is waiting for, so that the day's report does not count one thing as another.</summary>
public enum VisitPhase
{
    /// <summary>From greeting to identity and purpose.</summary>
    Reception,

    /// <summary>A question stands on the applicant's screen.</summary>
    WaitingForApplicant,

    /// <summary>A source is being asked.</summary>
    Fetching,

    /// <summary>The clerk looks, explains, decides.</summary>
    Serving,

    /// <summary>A paper is on its way out.</summary>
    Printing,

    /// <summary>What was done is read, the service may be rated.</summary>
    Closing,

    /// <summary>Offered to another clerk or counter, who has not taken it yet.</summary>
    HandedOver,
}

/// <summary>One stretch of a visit. It lasts until the next begins, or until the visit is closed.</summary>
public sealed class VisitPhaseEntry(Guid visitId, VisitPhase phase, DateTime fromUtc)
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid VisitId { get; } = visitId;

    public VisitPhase Phase { get; } = phase;

    public DateTime FromUtc { get; } = fromUtc;
}
