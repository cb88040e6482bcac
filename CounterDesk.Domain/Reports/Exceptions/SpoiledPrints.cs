using CounterDesk.Domain.Audit;

namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>
/// Copies that were said to be spoiled and never printed again, more of the spoiled than others have; or one that a
/// receiver asks about, so that it left the house. A bad printer spoils many, and a good one follows each.
/// </summary>
public sealed class SpoiledPrints : IExceptionRule
{
    private const double Usual = 0.1;

    public string Name => nameof(SpoiledPrints);

    public IEnumerable<FoundException> Find(DayRecord day, ExceptionThresholds thresholds)
    {
        var spoiled = day.Sorted[AuditAction.CopySpoiled].Where(entry => entry.Clerk is not null).ToList();

        // Of a kind at a visit: whether a good one is the last.
        var kinds = spoiled.Select(answer => (answer.Visit, answer.Kind)).ToHashSet();
        var trials = from answer in day.Sorted[AuditAction.CopyPrinted]
                         .Where(answer => answer.Clerk is not null && kinds.Contains((answer.Visit, answer.Kind)))
                         .Concat(spoiled)
                     group answer by (answer.Visit, answer.Kind) into answers
                     let last = answers.MaxBy(answer => answer.Number)!
                     orderby last.Number
                     select new Trial(last.Clerk!, "", last.Action is AuditAction.CopySpoiled, last.Number);
        var unusual = Comparison.Find(trials, Usual, thresholds.AtLeast, thresholds).ToDictionary(found => found.Clerk);
        var spoiledOf = spoiled.ToLookup(entry => entry.Detail("Number"));

        // Of a copy of an earlier day it is not known here whose it was.
        var asked = day.SpoiledChecks.Select(check => (Check: check, Entry: spoiledOf[check.Number].FirstOrDefault()))
            .ToLookup(check => check.Entry?.Clerk ?? "");
        return unusual.Keys.Union(asked.Select(some => some.Key)).Select(clerk =>
            FoundOf(clerk, unusual.GetValueOrDefault(clerk), [.. asked[clerk]]));
    }

    private FoundException FoundOf(string clerk, Unusual? found, List<(SpoiledCheck Check, DayEntry? Entry)> asked) => new(
        Name, asked.Count > 0 ? ExceptionLevel.Serious : found!.Level, (found?.Weight ?? 0) + asked.Count,
        new Dictionary<string, string>
        {
            ["Spoiled"] = Fact.Of(found?.Hits ?? 0),
            ["Asked"] = Fact.Of(asked.Count),
            ["Numbers"] = Fact.Of(asked.Select(check => check.Check.Number)),
        },
        [.. (found?.Entries ?? []).Union(asked.Select(check => check.Entry).OfType<DayEntry>().Select(entry => entry.Number)).Order()],
        clerk.Length is 0 ? null : clerk);
}
