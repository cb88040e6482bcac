using System.Collections.Immutable;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Reports;
using CounterDesk.Web.Localization;
using CounterDesk.Web.Verification;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Reports;

/// <summary>What is counted in a report, in words.</summary>
public static class ReportNames
{
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
