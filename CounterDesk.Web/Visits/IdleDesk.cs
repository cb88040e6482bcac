using CounterDesk.Domain.Visits;

namespace CounterDesk.Web.Visits;

/// <summary>What a clerk without an applicant wants to know.</summary>
/// <param name="Open">Her visits that are not closed, the latest first.</param>
/// <param name="WipedAtUtc">When the last one at this counter today ended.</param>
/// <param name="Day">What the counter has done today.</param>
public sealed record IdleDesk(IReadOnlyList<Visit> Open, DateTime? WipedAtUtc, CounterDay Day);

/// <summary>The day of one counter in numbers.</summary>
public sealed record CounterDay(int Visits, int Printed, int Spoiled, int CouldNotBeTold);
