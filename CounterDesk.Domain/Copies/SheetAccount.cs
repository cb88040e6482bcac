using System.Collections.Immutable;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// The sheets of a day: as many as its copies took and spoiled, and between the first and the last of a counter none of
/// which nobody knows where it is.
/// </summary>
public sealed record SheetAccount(ImmutableArray<SheetGap> Missing)
{
    /// <summary>
    /// What lies further apart was taken from another pack. A pack left half used is found by the next count of the
    /// stock, not by a day's account.
    /// </summary>
    public const int WidestGap = 100;

    private ImmutableDictionary<SheetUse, int> Uses { get; init; } = ImmutableDictionary<SheetUse, int>.Empty;

    public bool IsEven => Missing.IsEmpty;

    public int this[SheetUse use] => Uses.GetValueOrDefault(use);

    /// <param name="day">The sheets of the day.</param>
    /// <param name="before">For each counter and series, the last sheet used before the day.</param>
    /// <param name="known">
    /// All that the hall has used, whenever and at whatever counter, of the series of the day: packs are passed on.
    /// </param>
    public static SheetAccount Of(
        IReadOnlyCollection<SheetLine> day, IEnumerable<SheetLine> before, IReadOnlySet<SheetNumber> known)
    {
        var byCounter =
            from line in day.Concat(before)
            group line.Number by (line.Counter, line.Number.Series, line.Number.Digits.Length) into lines
            select (lines.Key.Counter, Numbers: lines.Distinct().OrderBy(number => number.Place).ToList());
        return new([
            .. from lines in byCounter
               from pair in lines.Numbers.Zip(lines.Numbers.Skip(1))
               from gap in GapsBetween(lines.Counter, pair.First, pair.Second, known)
               orderby gap.Counter, gap.First.Value
               select gap,
        ])
        {
            Uses = day.CountBy(line => line.Use).ToImmutableDictionary(),
        };
    }

    private static IEnumerable<SheetGap> GapsBetween(
        string counter, SheetNumber first, SheetNumber last, IReadOnlySet<SheetNumber> known)
    {
        var between = first.To(last) - 1 ?? 0;
        SheetNumber? begun = null;
        var length = 0;
        for (var at = 1; between <= WidestGap && at <= between; at++)
        {
            var sheet = first.After(at)!;
            if (!known.Contains(sheet))
            {
                (begun, length) = (begun ?? sheet, length + 1);
            }
            else if (begun is not null)
            {
                yield return new(counter, begun, length);
                (begun, length) = (null, 0);
            }
        }

        if (begun is not null)
        {
            yield return new(counter, begun, length);
        }
    }
}

/// <summary>A sheet as the account needs it.</summary>
public sealed record SheetLine(SheetNumber Number, string Counter, SheetUse Use);

/// <summary>Sheets, one after the other, of which nobody has said where they are.</summary>
public sealed record SheetGap(string Counter, SheetNumber First, int Count)
{
    public SheetNumber Last => First.After(Count - 1)!;
}
