using System.Text;
using System.Text.RegularExpressions;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// A receiver's own words of a report: short, and without anything by which somebody could be reached. The hall answers
/// under the copy's number and wants to know nobody's telephone.
/// </summary>
public static partial class ReportWords
{
    public const int MaxLength = 200;

    /// <summary>Says what is wrong, or null when they may be taken.</summary>
    public static ReportWordsFault? FindFault(ReportedConcern concern, string? words)
    {
        var tidy = Tidy(words);
        return tidy switch
        {
            "" when concern is ReportedConcern.Other => ReportWordsFault.Missing,
            { Length: > MaxLength } => ReportWordsFault.TooLong,
            _ when IsContact(tidy) => ReportWordsFault.HasContact,
            _ => null,
        };
    }

    /// <summary>In one line; what cannot be seen is left out.</summary>
    public static string Tidy(string? words) => Gaps().Replace(
        string.Concat((words ?? "").Normalize(NormalizationForm.FormKC)
            .Select(letter => char.IsControl(letter) ? ' ' : letter)
            .Where(letter => char.GetUnicodeCategory(letter) is not System.Globalization.UnicodeCategory.Format)),
        " ").Trim();

    // A telephone, an account, a resident's number, an address of mail. Days and amounts are none.
    private static bool IsContact(string words) =>
        words.Contains('@', StringComparison.Ordinal) || LongNumber().IsMatch(Day().Replace(words, " "));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gaps();

    [GeneratedRegex(@"(19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?")]
    private static partial Regex Day();

    [GeneratedRegex(@"\d([ \-.()]{0,2}\d){6,}")]
    private static partial Regex LongNumber();
}

public enum ReportWordsFault
{
    Missing,
    TooLong,

    /// <summary>A telephone number, an account, a mail address or the like is in them.</summary>
    HasContact,
}
