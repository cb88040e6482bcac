using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Web.Visits;

/// <summary>What somebody finds at the address of a visit.</summary>
public abstract record VisitEntry
{
    private VisitEntry()
    {
    }

    public sealed record Open(Visit Visit) : VisitEntry;

    /// <summary>It was handed over and waits for whoever takes it.</summary>
    public sealed record Offered(Visit Visit) : VisitEntry;

    /// <summary>Its clerk left the desk, and has not signed in again at that counter.</summary>
    public sealed record Locked(Visit Visit) : VisitEntry;

    public sealed record Closed(Visit Visit) : VisitEntry;

    /// <summary>It belongs to another clerk. That it was tried stands in the audit log.</summary>
    public sealed record NotYours(AuditReceipt Receipt) : VisitEntry;

    public sealed record Unknown : VisitEntry;
}

/// <summary>
/// The visit ended before the action, was handed over or locked: by time-out, or in another window of its clerk. Nothing
/// was done.
/// </summary>
public sealed class VisitClosedException() : Exception("The visit is closed.");
