using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Reports.Papers;

namespace CounterDesk.Web.Reports.Files;

// What was done at the counters, and what came of it.
public sealed partial class ReportTables
{
    private IEnumerable<ReportTable> OfVisits(DailyReport numbers) =>
    [
        List(ReportPart.Visits, "visitor", text["As_Title"], text.Rows("Visitor", numbers.Visits.ByVisitor)),
        List(ReportPart.Visits, "end", own["Ends_Title"], text.Rows("End", numbers.Visits.ByEnd)),
        List(ReportPart.Visits, "age", text["Who_Title"], text.Rows("Age", numbers.Visits.ByAge)),
        List(ReportPart.Visits, "need", text["Needs_Title"], text.Rows("Need", numbers.Visits.ByNeed)),
        Waiting(numbers.Times ?? []), Ways(numbers.Visits), WaysInAll(numbers.Visits),
        List(ReportPart.Visits, "papers", text["Ways_Papers"], text.Rows("Paper", numbers.Log.Papers)),
    ];

    private ReportTable Waiting(ImmutableArray<PhaseTime> times) => new(
        ReportPart.Visits, "waiting", text["Waiting_Title"],
        [
            new(text["Waiting_State"]), ReportColumn.OfFigures(text["Waiting_Visits"]),
            ReportColumn.OfFigures(text["Waiting_Mean"], 6), ReportColumn.OfFigures(text["Waiting_Median"], 6),
            ReportColumn.OfFigures(text["Waiting_Most"], 6), ReportColumn.OfFigures(text["Waiting_Longest"], 6),
        ],
        [
            .. times.Select(time => (ImmutableArray<ReportValue>)
            [
                text[$"Phase_{time.Phase}"].Value, time.Visits, new ReportValue.Duration(time.Mean),
                new ReportValue.Duration(time.Median), new ReportValue.Duration(time.Percentile90),
                new ReportValue.Duration(time.Longest),
            ]),
        ])
    {
        Note = text["Waiting_Scope"],
    };

    // 老年人权益保障法, 无障碍环境建设法: the online way is never the only one.
    private ReportTable Ways(VisitNumbers visits) => new(
        ReportPart.Visits, "ways", text["Ways_Title"],
        [
            new(text["Ways_Method"]), new(text["Ways_Proof"]), ReportColumn.OfFigures(text["Age_From60"], 6),
            ReportColumn.OfFigures(text["Age_From80"], 7), ReportColumn.OfFigures(text["Ways_Younger"], 7),
        ],
        [
            .. visits.Ways.Where(way => way.IsWatched).GroupBy(way => (way.Method, way.Proof))
                .OrderByDescending(way => way.Sum(one => one.Count))
                .Select(way => (ImmutableArray<ReportValue>)
                [
                    text[$"Method_{way.Key.Method?.ToString() ?? "None"}"].Value,
                    text[$"Proof_{way.Key.Proof?.ToString() ?? "None"}"].Value,
                    Count(way, one => one.Age is AgeGroup.From60), Count(way, one => one.Age is AgeGroup.From80),
                    Count(way, one => !AgeGroups.IsElderly(one.Age)),
                ]),
        ]);

    private ReportTable WaysInAll(VisitNumbers visits)
    {
        var watched = visits.Ways.Where(way => way.IsWatched).ToList();
        return List(
            ReportPart.Visits, "ways-in-all", own["Ways_All_Title"],
            [
                new(own["Ways_Offline"], Count(watched, way => way.IsOffline)),
                new(own["Ways_Online"], Count(watched, way => !way.IsOffline)),
            ]);
    }

    private IEnumerable<ReportTable> OfSources(SourceNumbers sources) =>
    [
        new(
            ReportPart.Sources, "searches", own["Searches_Title"],
            [
                new(text["Sources_Source"]), new(text["Sources_Form"]), new(text["Sources_Outcome"]),
                ReportColumn.OfFigures(text["Sources_Count"]),
            ],
            [
                .. sources.Searches.Select(search => (ImmutableArray<ReportValue>)
                [
                    text.Name("Source", search.Source), text.Name("Form", search.Form),
                    words[$"Outcome_{search.Outcome}"].Value, search.Count,
                ]),
            ]),
        new(
            ReportPart.Sources, "outages", own["Outages_Title"],
            [
                new(text["Sources_Source"]), new(own["Column_From"], 6), new(own["Column_Until"], 6),
                ReportColumn.OfFigures(own["Column_Questions"], 6),
            ],
            [
                .. sources.Outages.Select(outage => (ImmutableArray<ReportValue>)
                [
                    text.Name("Source", outage.Source), new ReportValue.Moment(DeskClock.At(outage.FromUtc).DateTime),
                    new ReportValue.Moment(DeskClock.At(outage.ToUtc).DateTime), outage.Questions,
                ]),
            ])
        {
            Note = text["Outage_Note"],
        },
    ];

    private IEnumerable<ReportTable> OfPapers(DailyReport numbers) =>
    [
        List(ReportPart.Papers, "form", text["Papers_Title"], text.Rows("Form", numbers.Copies.Copies
            .GroupBy(copy => copy.Form).OrderBy(form => form.Key)
            .Select(form => new Counted(form.Key.ToString(), form.Sum(copy => copy.Count))))),
        List(ReportPart.Papers, "void", text["Papers_Void"], text.Rows("Void", numbers.Copies.VoidFor)),
        List(ReportPart.Papers, "reprint", text["Papers_Reprints"], text.Rows("Reprint", numbers.Copies.ReprintedFor)),
        List(ReportPart.Papers, "undone", text["Papers_Undone"], Actions(numbers.Copies.Undone)),
    ];

    private ReportTable KindPapers(DailyReport numbers)
    {
        var copies = numbers.Copies.Copies;
        var checks = numbers.Receivers.Checks;
        var codes = numbers.Verifications.ByKind.Select(kind => kind.Name)
            .Union(copies.Select(copy => copy.KindCode)).Union(checks.Select(check => check.KindCode))
            .Where(code => copies.Any(copy => copy.KindCode == code) || checks.Any(check => check.KindCode == code));
        return new(
            ReportPart.Papers, "kind-papers", own["KindPapers_Title"],
            [
                new(text["Kinds_Kind"]), ReportColumn.OfFigures(text["Figure_Papers"]),
                ReportColumn.OfFigures(text["Need_LargePrint"]), ReportColumn.OfFigures(text["Figure_Spoiled"]),
                ReportColumn.OfFigures(text["Kinds_Checked"], 6),
            ],
            [.. codes.Select(code => Row(kinds.Name(code), of => of == code)), Row(text["Kinds_Total"], _ => true)])
        {
            EndsWithSum = true,
        };

        ImmutableArray<ReportValue> Row(string name, Func<string, bool> isOf)
        {
            var made = copies.Where(copy => isOf(copy.KindCode)).ToList();
            return
            [
                name, made.Sum(copy => copy.Count),
                made.Where(copy => copy.Edition is not CopyEdition.Standard).Sum(copy => copy.Count),
                made.Where(copy => copy.State is CopyState.Void).Sum(copy => copy.Count),
                checks.Where(check => isOf(check.KindCode)).Sum(check => check.Count),
            ];
        }
    }

    private static int Count(IEnumerable<WayCount> ways, Func<WayCount, bool> isCounted) =>
        ways.Where(isCounted).Sum(way => way.Count);

    private ImmutableArray<CountRow> Actions(IEnumerable<Counted> counted) =>
        [.. counted.Select(one => new CountRow(ActionOf(one.Name), one.Count))];

    private string ActionOf(string action) =>
        words[$"Action_{action}"] is { ResourceNotFound: false } word ? word : action;
}
