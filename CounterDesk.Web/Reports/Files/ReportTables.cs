using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Reports.Papers;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Verification;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Reports.Files;

/// <summary>
/// The tables of a report in the words of its page, in the current culture: those of its files. Each number of the page is
/// in one of them.
/// </summary>
public sealed partial class ReportTables(
    IStringLocalizer<DailyReportText> text, IStringLocalizer<ReportFileText> own, IStringLocalizer<VerificationText> reasons,
    IStringLocalizer<AuditWords> words, LicenseKindCatalog kinds)
{
    /// <summary>Every table, in the order of the paper; one without rows is among them.</summary>
    /// <param name="numbers">Of the day, with what is counted last.</param>
    /// <param name="before">Days before it, the earliest first.</param>
    public ImmutableArray<ReportTable> Of(DailyReport numbers, ImmutableArray<EarlierDay> before) =>
    [
        Figures(numbers, before),
        Hours(numbers.Verifications), Trend(numbers, before), Kinds(numbers), KindPapers(numbers),
        Results("region", own["Results_Region"], own["Column_Region"], numbers.Verifications.ByRegion, name => text.Name("Region", name)),
        Results("source", own["Results_Source"], text["Sources_Source"], numbers.Verifications.BySource, name => text.Name("Source", name)),
        Answers(numbers.Verifications),
        List(ReportPart.Verifications, "failed", text["Why_Failed"], text.Reasons(reasons, numbers.Verifications.WhyFailed)),
        List(ReportPart.Verifications, "unknown", text["Why_Unknown"], text.Reasons(reasons, numbers.Verifications.WhyUnknown)),
        .. OfVisits(numbers), .. OfSources(numbers.Sources), .. OfPapers(numbers), .. OfOutside(numbers), .. OfRecord(numbers),
    ];

    // The strip of the page, and the numbers in its remarks.
    private ReportTable Figures(DailyReport numbers, ImmutableArray<EarlierDay> before)
    {
        var verified = numbers.Verifications;
        return new(
            ReportPart.Figures, "figures", own["Figures_Title"],
            [new(own["Column_Item"]), ReportColumn.OfFigures(own["Column_Count"], 6), ReportColumn.OfFigures(own["Column_Share"], 8)],
            [
                Row("Figure_Visits", numbers.Visits.Opened), Own("With_Needs", numbers.Visits.WithNeeds),
                Row("Figure_Searches", numbers.Sources.Total),
                Row("Figure_Verifications", verified.Total),
                Shared(text["Figure_Passed"], verified.Passed), Shared(text["Figure_NotPassed"], verified.Failed),
                Shared(text["Figure_CouldNotBeTold"], verified.Unknown),
                [
                    own["Usually_Unknown"].Value, before.Sum(day => day.Unknown),
                    new ReportValue.Share(before.Sum(day => day.Unknown), before.Sum(day => day.Total)),
                ],
                Row("Figure_Papers", numbers.Copies.Total), Own("With_LargePrint", numbers.Copies.LargePrint),
                Own("With_Void", numbers.Copies[CopyState.Void]), Own("With_Withdrawn", numbers.Copies[CopyState.Withdrawn]),
                Row("Figure_Receivers", numbers.Receivers.Total),
                Own("With_Reports", numbers.Receivers.Reports.Sum(report => report.Count)),
                Own("With_Waiting", numbers.Receivers.Waiting),
                Row("Figure_Objections", numbers.Objections.Filed.Sum(fault => fault.Count)),
                Own("With_Open", numbers.Objections.Open), Own("With_Overdue", numbers.Objections.Overdue),
            ])
        {
            Note = own["Usually_Note", before.Length],
        };

        ImmutableArray<ReportValue> Row(string key, int count) => [text[key].Value, count, ""];

        ImmutableArray<ReportValue> Own(string key, int count) => [own[key].Value, count, ""];

        ImmutableArray<ReportValue> Shared(string name, int count) =>
            [own["Of_Which", name].Value, count, new ReportValue.Share(count, verified.Total)];
    }

    private ReportTable Hours(VerificationNumbers verified) => new(
        ReportPart.Verifications, "hours", text["Hours_Title"],
        [new(own["Column_Hour"]), .. ResultColumns(), ReportColumn.OfFigures(text["Hours_Total"])],
        [
            .. verified.ByHour.Select(hour => (ImmutableArray<ReportValue>)
                [text["Hour", hour.Hour].Value, hour.Passed, hour.Failed, hour.Unknown, hour.Total]),
            [text["Kinds_Total"].Value, verified.Passed, verified.Failed, verified.Unknown, verified.Total],
        ])
    {
        EndsWithSum = true,
    };

    private ReportTable Trend(DailyReport numbers, ImmutableArray<EarlierDay> before) => new(
        ReportPart.Verifications, "trend", text["Trend_Title"],
        [
            new(text["List_Day"]), ReportColumn.OfFigures(text["Figure_CouldNotBeTold"], 6),
            ReportColumn.OfFigures(own["Column_Verified"], 6), ReportColumn.OfFigures(own["Column_Share"], 8),
        ],
        [
            .. before.Append(new(numbers.Day, numbers.Verifications.Unknown, numbers.Verifications.Total))
                .Select(day => (ImmutableArray<ReportValue>)
                    [new ReportValue.Day(day.Day), day.Unknown, day.Total, new ReportValue.Share(day.Unknown, day.Total)]),
        ]);

    private ReportTable Kinds(DailyReport numbers) => new(
        ReportPart.Verifications, "kinds", text["Kinds_Title"],
        [new(text["Kinds_Kind"]), ReportColumn.OfFigures(own["Column_Verified"]), .. ResultColumns()],
        [
            .. numbers.Verifications.ByKind.Select(kind => (ImmutableArray<ReportValue>)
                [kinds.Name(kind.Name), kind.Total, kind.Passed, kind.Failed, kind.Unknown]),
            [
                text["Kinds_Total"].Value, numbers.Verifications.Total, numbers.Verifications.Passed,
                numbers.Verifications.Failed, numbers.Verifications.Unknown,
            ],
        ])
    {
        EndsWithSum = true,
    };

    private ReportTable Results(
        string key, string title, string column, ImmutableArray<ResultCount> rows, Func<string, string> nameOf) => new(
        ReportPart.Verifications, key, title, [new(column), .. ResultColumns()],
        [.. rows.Select(row => (ImmutableArray<ReportValue>)[nameOf(row.Name), row.Passed, row.Failed, row.Unknown])]);

    private ReportTable Answers(VerificationNumbers verified) => new(
        ReportPart.Verifications, "answers", text["Answers_Title"],
        [new(text["Answers_Genuine"]), new(text["Answers_Force"]), ReportColumn.OfFigures(text["Sources_Count"])],
        [
            .. verified.Answers.Select(answer => (ImmutableArray<ReportValue>)
                [text[$"Genuine_{answer.Genuine}"].Value, text[$"InForce_{answer.InForce}"].Value, answer.Count]),
        ]);

    private IEnumerable<ReportColumn> ResultColumns() =>
    [
        ReportColumn.OfFigures(text["Figure_Passed"]), ReportColumn.OfFigures(text["Figure_NotPassed"]),
        ReportColumn.OfFigures(text["Figure_CouldNotBeTold"], 6),
    ];

    private ReportTable List(ReportPart part, string key, string title, ImmutableArray<CountRow> rows, string? note = null) =>
        new(
            part, key, title, [new(own["Column_Item"]), ReportColumn.OfFigures(own["Column_Count"])],
            [.. rows.Select(row => (ImmutableArray<ReportValue>)[row.Word, row.Count])])
        {
            Note = note,
        };
}
