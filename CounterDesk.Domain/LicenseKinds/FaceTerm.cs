using System.Text.RegularExpressions;

namespace CounterDesk.Domain.LicenseKinds;

/// <summary>A term as faces have it: from one day to another, or without end (长期).</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day, or the day after it: issuers write either. Null for a term without end.</param>
public sealed partial record FaceTerm(DateOnly From, DateOnly? Until)
{
    /// <summary>Reads 2024-06-11至2034-06-11, 2016.05.18-长期, 2024年6月11日至2034年6月10日 and the like.</summary>
    /// <returns>Null when it is written in another way.</returns>
    public static FaceTerm? Find(string text)
    {
        var parts = Form().Match(text);
        return !parts.Success || !FaceDate.TryParse(parts.Groups[1].Value, out var from) ? null
            : parts.Groups[2].Value is "长期" ? new(from, null)
            : FaceDate.TryParse(parts.Groups[2].Value, out var until) ? new(from, until)
            : null;
    }

    /// <summary>
    /// Whether it lasts so many years. The last day may be the day before the one on which the years are full, and in a
    /// leap year one beside it.
    /// </summary>
    public bool Lasts(int years) => Until is { } until && until.DayNumber - From.AddYears(years).DayNumber is >= -1 and <= 1;

    [GeneratedRegex(@"^([0-9]{4}[-./年]?[0-9]{1,2}[-./月]?[0-9]{1,2}日?)(?:-|—|–|~|至|到)([0-9]{4}[-./年]?[0-9]{1,2}[-./月]?[0-9]{1,2}日?|长期)$")]
    private static partial Regex Form();
}
