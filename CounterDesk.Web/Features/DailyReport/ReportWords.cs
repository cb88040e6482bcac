using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Reports;
using CounterDesk.Web.Localization;
using CounterDesk.Web.Verification;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.DailyReport;

/// <summary>Numbers and names of a report in words.</summary>
public static class ReportWords
{
    private const string DayFormat = "yyyy-MM-dd";

    public static string Address(DateOnly day) => $"/reports/{Day(day)}";

    public static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static bool TryReadDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>One digit behind the point: a day's shares are small.</summary>
    public static string Share(int part, int whole) =>
        whole is 0 ? "0%" : ((double)part / whole).ToString("0.0%", CultureInfo.InvariantCulture);

    /// <summary>Hexadecimal in groups of eight, to be compared by eye.</summary>
    public static string Root(string root) => string.Join(' ', root.Chunk(8).Select(part => new string(part)));

    extension(IStringLocalizer<DailyReportText> text)
    {
        /// <summary>The word for a name that was counted; a name of a later program stands as it is.</summary>
        public string Name(string kind, string name) =>
            name is EntryTally.NotRecorded ? text["NotRecorded"]
            : text[$"{kind}_{name}"] is { ResourceNotFound: false } word ? word
            : name;

        public string Minutes(int seconds) => text["Minutes", seconds / 60, seconds % 60];

        public ImmutableArray<CountRow> Rows(string kind, IEnumerable<Counted> counted) =>
            [.. counted.Select(one => new CountRow(text.Name(kind, one.Name), one.Count))];

        /// <summary>Reasons as the desk words them; a check that says no reason stands by what it checks.</summary>
        public ImmutableArray<CountRow> Reasons(
            IStringLocalizer<VerificationText> words, IEnumerable<Counted> counted) =>
            [.. counted.Select(one => new CountRow(text.Reason(words, one.Name), one.Count))];

        private string Reason(IStringLocalizer<VerificationText> words, string name)
        {
            LocalizedString[] known =
                [words[$"Reason_{name}", text["Reason_Field"].Value], words[$"FileReason_{name}"], words[$"Check_{name}"]];
            return known.FirstOrDefault(word => !word.ResourceNotFound)?.Value ?? text.Name("Reason", name);
        }
    }

    /// <summary>A kind by its name in the page's language; one that the catalog lacks stands by its code.</summary>
    public static string Name(this LicenseKindCatalog kinds, string code) =>
        KindNames.NameOf(kinds.Find(code), code);
}

/// <summary>A line of a list of numbers.</summary>
public sealed record CountRow(string Word, int Count);
