using System.Text.RegularExpressions;

namespace CounterDesk.Web.ApplicantScreens;

/// <summary>
/// Sentences cut where a person takes breath: lines break there, and captions are marked clause by clause.
/// </summary>
public static partial class Clause
{
    private const string ChineseEnds = "，。；：？！";
    private const string EnglishEnds = ",.;:?!";

    // What closes belongs to what it closes.
    private const string Closing = "”’）";

    /// <summary>Nothing is lost: put together, the clauses are the text.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var clauses = new List<string>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!EndsAt(text, at))
            {
                continue;
            }

            var end = at + 1;
            while (end < text.Length && (Closing.Contains(text[end]) || text[end] is ' '))
            {
                end++;
            }

            clauses.Add(text[start..end]);
            (start, at) = (end, end - 1);
        }

        if (start < text.Length)
        {
            clauses.Add(text[start..]);
        }

        return clauses;
    }

    /// <summary>No line ends between a number and what it counts.</summary>
    public static string WithNumbersKept(string text) => AfterNumber().Replace(text, "\u00A0");

    // A point inside a number or a name is none.
    private static bool EndsAt(string text, int at) =>
        ChineseEnds.Contains(text[at])
        || EnglishEnds.Contains(text[at]) && (at + 1 == text.Length || text[at + 1] is ' ');

    [GeneratedRegex("(?<=[0-9]) (?=\\p{Lo})")]
    private static partial Regex AfterNumber();
}
