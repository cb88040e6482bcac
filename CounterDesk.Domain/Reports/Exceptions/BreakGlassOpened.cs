using CounterDesk.Domain.Audit;

namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>
/// A supervisor opened a rule for a visit, or something was done on this day under one opened before. Whoever opened it and
/// whoever used it do not decide about it.
/// </summary>
public sealed class BreakGlassOpened : IExceptionRule
{
    // Before a missing sign-off, and of several the one that was used most.
    private const double FirstWeight = 2_000_000;

    public string Name => nameof(BreakGlassOpened);

    public IEnumerable<FoundException> Find(DayRecord day, ExceptionThresholds thresholds) =>
        from entry in day.Sorted[AuditAction.BreakGlassOpened].Concat(day.Sorted[AuditAction.BreakGlassUsed])
            .OrderBy(entry => entry.Number)
        where entry.Outcome is AuditOutcome.Done
        group entry by entry.Detail("BreakGlass") into opening
        let first = opening.First()
        let uses = opening.Count(entry => entry.Action is AuditAction.BreakGlassUsed)
        select new FoundException(
            Name, ExceptionLevel.Serious, FirstWeight + uses,
            new Dictionary<string, string>
            {
                ["Rule"] = first.Detail("Rule") ?? "",
                ["Counter"] = first.Counter ?? "",
                ["At"] = Fact.Of(first.At),
                ["Uses"] = Fact.Of(uses),
            },
            [.. opening.Select(entry => entry.Number)],
            first.Action is AuditAction.BreakGlassOpened ? first.Clerk : first.Detail("OpenedBy"));
}
