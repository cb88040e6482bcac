namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>
/// A clerk makes copies of many people for one recipient to whom the same matters do not lead elsewhere in the hall: an
/// agency has its own clerk. People are counted, not copies; a campaign leads everybody's copies there.
/// </summary>
public sealed class SameRecipient : IExceptionRule
{
    private const double Usual = 0.002;

    public string Name => nameof(SameRecipient);

    public IEnumerable<FoundException> Find(DayRecord day, ExceptionThresholds thresholds)
    {
        var made = (from visit in day.Visits
                    where visit.Papers is [{ Purpose: not null }, ..]
                    let paper = visit.Papers[0]
                    group paper by (Clerk: paper.Clerk!, Purpose: paper.Purpose!) into same
                    let recipient = same.First().Recipient
                    where recipient is not null
                    select new Made(
                        same.Key.Clerk, same.Key.Purpose[..^recipient.Length], recipient, [.. same.Select(paper => paper.Number)]))
            .ToList();
        var matters = made.GroupBy(some => (some.Clerk, some.Matter))
            .Select(some => new Trial(some.Key.Clerk, some.Key.Matter, false, 0) { Count = some.Sum(one => one.Papers.Length) })
            .ToList();
        return from recipient in made.GroupBy(some => some.Recipient)
               where recipient.GroupBy(some => some.Clerk).Any(own => own.Sum(some => some.Papers.Length) >= thresholds.AtLeast)
               let trials = TrialsOf(recipient, matters)
               from found in Comparison.Find(trials, Usual, thresholds.AtLeast, thresholds)
               select new FoundException(
                   Name, found.Level, found.Weight,
                   new Dictionary<string, string> { ["Recipient"] = recipient.Key, ["People"] = Fact.Of(found.Hits) },
                   found.Entries, found.Clerk);
    }

    // Each of the recipient's, and of the others how many they are.
    private static IEnumerable<Trial> TrialsOf(IEnumerable<Made> hits, List<Trial> matters)
    {
        var counts = hits.ToDictionary(some => (some.Clerk, some.Matter), some => some.Papers);
        return matters.SelectMany(all => counts.TryGetValue((all.Clerk, all.Like), out var papers)
            ? papers.Select(paper => new Trial(all.Clerk, all.Like, true, paper))
                .Append(all with { Count = all.Count - papers.Length })
            : [all]);
    }

    private sealed record Made(string Clerk, string Matter, string Recipient, long[] Papers);
}
