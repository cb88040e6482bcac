using System.Collections.Immutable;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Reports.Papers;

namespace CounterDesk.Web.Reports.Files;

// What others said, and whether the record agrees with itself.
public sealed partial class ReportTables
{
    private IEnumerable<ReportTable> OfOutside(DailyReport numbers) =>
    [
        List(ReportPart.Outside, "checks", own["Checks_Title"], text.Rows("Check", numbers.Receivers.Checks
            .GroupBy(check => check.Name).Select(same => new Counted(same.Key, same.Sum(check => check.Count))))),
        List(ReportPart.Outside, "reports", own["Reports_Title"], text.Rows("Concern", numbers.Receivers.Reports)),
        List(ReportPart.Outside, "objections", own["Objections_Filed"], text.Rows("Fault", numbers.Objections.Filed)),
        List(ReportPart.Outside, "answered", own["Objections_Answered"], text.Rows("Reply", numbers.Objections.Answered)),
        List(ReportPart.Outside, "ratings", text["Ratings_Title"], text.Rows("Grade", numbers.Ratings.ByGrade)),
        Low(numbers.Ratings),
    ];

    private ReportTable Low(RatingNumbers ratings) => new(
        ReportPart.Outside, "low", text["Ratings_Low", RatingNumbers.WorkingDaysToAnswer],
        [
            new(text["Entries_Time"], 5), new(text["Entries_Counter"], 5), new(own["Column_Grade"]), new(text["Entries_Visit"], 9),
            new(own["Column_Due"], 8),
        ],
        [
            .. ratings.Low.Select(low => (ImmutableArray<ReportValue>)
            [
                new ReportValue.Moment(DeskClock.At(low.AtUtc).DateTime), low.Counter, text[$"Grade_{low.Grade}"].Value, low.Visit,
                low.DueOn is { } due ? new ReportValue.Day(due) : own["Due_Unknown"].Value,
            ]),
        ])
    {
        Note = ratings.LowCount > ratings.Low.Length ? own["Low_More", ratings.LowCount].Value : null,
    };

    private IEnumerable<ReportTable> OfRecord(DailyReport numbers) =>
    [
        new(
            ReportPart.Record, "overrides", text["Overrides_Title"],
            [new(own["Column_Asked"]), new(own["Column_Answer"]), ReportColumn.OfFigures(text["Sources_Count"])],
            [
                .. numbers.Log.Overrides.Select(one => (ImmutableArray<ReportValue>)
                    [text[$"Override_{one.Subject}"].Value, text[$"Override_{one.State}"].Value, one.Count]),
            ]),
        .. numbers.Log.BreakGlass is { } opened
            ? (ReportTable[])[List(ReportPart.Record, "break-glass", text["Figure_BreakGlass"], text.Rows("Rule", opened))]
            : [],
        new(
            ReportPart.Record, "log", own["Log_Title"],
            [new(own["Column_Came"]), new(text["Entries_What"]), ReportColumn.OfFigures(text["Sources_Count"])],
            [
                .. Came("Figure_WithoutOutcome", numbers.Log.WithoutOutcome), .. Came("Figure_Refused", numbers.Log.Refused),
                .. Came("Figure_Failed", numbers.Log.Failed),
            ]),
        Reconciliation(numbers),
        Differences(numbers.Reconciliation),
    ];

    private IEnumerable<ImmutableArray<ReportValue>> Came(string figure, ImmutableArray<Counted> counted) =>
        counted.Select(one => (ImmutableArray<ReportValue>)[text[figure].Value, ActionOf(one.Name), one.Count]);

    private ReportTable Reconciliation(DailyReport numbers)
    {
        var held = numbers.Reconciliation;
        return new(
            ReportPart.Record, "reconciliation", text["Record_Title"],
            [new(own["Column_Item"]), new(own["Column_Agrees"], 9), ReportColumn.OfFigures(own["Column_Count"], 7)],
            [
                .. held is null ? [] : (ImmutableArray<ReportValue>[])
                [
                    Row("Held_Numbers", held.NumbersTaken, held.AreNumbersEven), Row("Held_Printed", held.Printed),
                    Row("Held_Void", held.Void), Row("Held_Withdrawn", held.Withdrawn), Row("Held_Reserved", held.Reserved),
                    Row("Held_Waiting", held.Waiting), Row("Held_Differing", held.Differing),
                ],
                Row("Held_VisitsLogged", numbers.Visits.Opened, numbers.Visits.Opened == numbers.Visits.Kept),
                Row("Held_VisitsKept", numbers.Visits.Kept),
                .. held?.MissingSheets is { } missing
                    ? [Row("Held_Sheets", missing, missing is 0)]
                    : (ImmutableArray<ReportValue>[])[],
                [own["Held_Entries"].Value, "", new ReportValue.Number(numbers.Entries)],
            ])
        {
            Note = held is null ? own["Held_Not"].Value : held.MissingSheets is null ? text["Record_None"].Value : null,
        };

        ImmutableArray<ReportValue> Row(string key, int count, bool? isEven = null) =>
            [own[key].Value, isEven is { } even ? own[even ? "Even" : "Uneven"].Value : "", count];
    }

    private ReportTable Differences(Reconciliation? held) => new(
        ReportPart.Record, "differences", own["Differences_Title"], [new(own["Column_Number"], 14), new(own["Column_Difference"])],
        [
            .. (held?.Differences ?? []).Select(difference => (ImmutableArray<ReportValue>)
                [difference.Number, text[$"Difference_{difference.Fault}"].Value]),
        ]);
}
