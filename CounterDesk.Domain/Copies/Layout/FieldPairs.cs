using System.Collections.Immutable;

namespace CounterDesk.Domain.Copies.Layout;

/// <summary>
/// Fields of a license about two people of equal standing, such as a married couple: what is said of the holder beside
/// what is said of the other.
/// </summary>
internal sealed record FieldPairs(
    ImmutableArray<CopyField> Single,
    ImmutableArray<(CopyField Own, CopyField Other)> Pairs,
    string Heading,
    string EnglishHeading)
{
    private const int FewestPairs = 3;

    /// <summary>
    /// Null unless at least three fields mirror one of the holder, with its label behind one and the same word: 姓名 and
    /// 配偶姓名, 性别 and 配偶性别.
    /// </summary>
    public static FieldPairs? Of(ImmutableArray<CopyField> fields)
    {
        var pairs = (
            from other in fields
            from own in fields
            where other.Field.Mirrors == own.Field.Key && other.Field.Label.Length > own.Field.Label.Length
            where other.Field.Label.EndsWith(own.Field.Label, StringComparison.Ordinal)
            group (own, other) by other.Field.Label[..^own.Field.Label.Length] into found
            orderby found.Count() descending
            select found).FirstOrDefault();
        if (pairs is null || pairs.Count() < FewestPairs)
        {
            return null;
        }

        var paired = pairs.SelectMany(pair => (CopyField[])[pair.own, pair.other]).ToHashSet();
        return new(
            [.. fields.Where(field => !paired.Contains(field))],
            [.. pairs.Select(pair => (pair.own, pair.other))],
            pairs.Key,
            pairs.First().other.Field.EnglishLabel.Split('’')[0]);
    }
}
