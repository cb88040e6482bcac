using CounterDesk.Domain.Visits;

namespace CounterDesk.Web.Visits;

/// <summary>
/// Tells the pages of this server that a visit has just changed, so that desk and applicant's screen follow each other
/// at once. Pages on another server look again by themselves every second or two.
/// </summary>
public sealed class VisitChanges
{
    /// <summary>Told on the thread that made the change, once it is committed.</summary>
    public event Action<VisitChange>? Changed;

    public void Tell(Visit visit) => Changed?.Invoke(
        new(visit.Id, visit.Counter, visit.Version, visit.HandedOverAtUtc is not null));
}

/// <summary>Which visit, at which counter, the version it has now, and whether it waits for another clerk.</summary>
public sealed record VisitChange(Guid Visit, string Counter, Guid Version, bool IsOffered);
