using CounterDesk.Domain.Audit;

namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>
/// A clerk uncovers fields of more licenses than others do of the same kinds. How many fields of one license is no
/// matter: one difficult visit needs them all.
/// </summary>
public sealed class HighRevealRate : IExceptionRule
{
    private const double Usual = 0.2;

    public string Name => nameof(HighRevealRate);

    public IEnumerable<FoundException> Find(DayRecord day, ExceptionThresholds thresholds)
    {
        var trials = day.Visits.SelectMany(visit => visit.Licenses ??= TrialsOf(visit));
        return Comparison.Find(trials, Usual, thresholds.AtLeast, thresholds).Select(found => new FoundException(
            Name, found.Level, found.Weight,
            new Dictionary<string, string> { ["Licenses"] = Fact.Of(found.Hits), ["Of"] = Fact.Of(found.Of) },
            found.Entries, found.Clerk));
    }

    private static IReadOnlyList<Trial> TrialsOf(DayVisit visit) =>
    [
        .. from look in visit.Looks
           where look.Clerk is not null && look.License is not null
           group look by (look.Clerk, look.License) into license
           let look = license.First()
           select new Trial(look.Clerk!, look.Kind ?? "", HasReveal(visit, look), look.Number),
    ];

    private static bool HasReveal(DayVisit visit, DayEntry look) => visit.Entries.Any(entry =>
        entry.Action is AuditAction.FieldRevealed && entry.Clerk == look.Clerk && entry.License == look.License);
}
