namespace CounterDesk.Domain.Reports;

/// <summary>How often something was: by the name that its words go by, or a code such as a kind's or a region's.</summary>
public sealed record Counted(string Name, int Count);

/// <summary>How often something was of a license's kind; the words of <paramref name="Name"/> say what.</summary>
/// <param name="KindCode">The code of the kind; empty where none is known.</param>
/// <param name="Name">What it was.</param>
/// <param name="Count">How often.</param>
public sealed record KindCount(string KindCode, string Name, int Count);

internal static class Counting
{
    extension<T>(IEnumerable<T> rows)
    {
        /// <summary>Adds up what has the same name, the most frequent first.</summary>
        public System.Collections.Immutable.ImmutableArray<Counted> ByName(Func<T, string> nameOf, Func<T, int> countOf) =>
        [
            .. rows.GroupBy(nameOf, StringComparer.Ordinal)
                .Select(same => new Counted(same.Key, same.Sum(countOf)))
                .OrderByDescending(counted => counted.Count).ThenBy(counted => counted.Name, StringComparer.Ordinal),
        ];
    }
}
