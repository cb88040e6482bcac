using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Reports.SigningOff;

namespace CounterDesk.Domain.Reports.Papers;

/// <summary>
/// The report of a day as a document: numbers, every table, exceptions with what was decided, and the signature. One that
/// nobody has signed says so in its head on every page, in its title, and where the signature would be.
/// </summary>
public sealed class ReportPaper(ReportPaperModel model, DocumentWords words)
{
    private const double LabelWidth = 5;
    private const double EnglishLabelWidth = 7;

    private readonly ReportPaperTable _tables = new(words);

    private static SheetGrid Grid => SheetGrid.A4;

    private DailyReport Numbers => model.Numbers;

    private bool IsSigned => model.SignOff is not null;

    private string Number => model.Version is { } version
        ? string.Create(CultureInfo.InvariantCulture, $"{Numbers.Hall} {Numbers.Day:yyyyMMdd} R{version}")
        : string.Create(CultureInfo.InvariantCulture, $"{Numbers.Hall} {Numbers.Day:yyyyMMdd}");

    public Document Compose() => new()
    {
        Grid = Grid,
        Language = words.Language,
        Title = words[IsSigned ? "Report_DocumentTitle" : "Report_DocumentTitle_Unsigned", words.Date(Numbers.Day), Number],
        Author = model.HallName,
        DrawnAt = model.DrawnAt,
        Head = new([.. Marks(), words["Report_Head", model.HallName]], [words.Date(Numbers.Day)]),
        Carried = model.SignOff is { Statement: { IsEmpty: false } statement } signed
            ?
            [
                new("statement", "What was signed (JSON in UTF-8), in base64", Convert.ToBase64String(statement.AsSpan())),
                new("signature", "SM2 with SM3 over the statement, r and s in hexadecimal", signed.Signature),
                new("numbers", "The numbers of the day (JSON in UTF-8), in base64; the statement has their SM3", Convert.ToBase64String(Numbers.Write())),
                new(ReportSeal.Name, "SM2 with SM3 over the file in which these digits are zeros, as docs/audit-log.md says", ReportSeal.Blank),
            ]
            : [],
        Foot = new(words.Runs("Report_Number", Run.Number(Number)), [words["Report_Page"]]),
        Body =
        [
            new Heading(1, [words["Report_Title"]]) { Aside = new([Run.Strong(words["Report_Day", Numbers.Day, Weekday])]) },
            Facts(),
            .. Numbers.Entries is 0 ? Empty() : Filled(),
            .. new ReportPaperEnd(model, words).SignOff(),
            .. new ReportPaperEnd(model, words).Addenda(),
            new Space(1),
            new Paragraph([words["Report_Nothing_Follows"]]),
        ],
    };

    private string Weekday => words[$"Weekday_{Numbers.Day.DayOfWeek}"];

    // White on black, so that neither is overlooked.
    private IEnumerable<Run> Marks() =>
    [
        .. model.IsDemo ? (Run[])[new Run(words["Demo"]) { Bold = true, Inverted = true }, "　"] : [],
        .. IsSigned ? (Run[])[] : [new Run(words["Report_Unsigned"]) { Bold = true, Inverted = true }, "　"],
    ];

    private Table Facts() => new([words.AreChinese ? LabelWidth : EnglishLabelWidth, 0],
    [
        new(Cell.Label(words["Report_State"]), Cell.Value(State())),
        new(Cell.Label(words["Report_Counted"]), Cell.Value(words[
            model.Version is null ? "Report_Counted_Live" : model.IsWholeDay ? "Report_Counted_Whole" : "Report_Counted_Part",
            words.Time(model.CountedAt), model.Version])),
        new(Cell.Label(words["Report_Log"]), Cell.Value(Numbers.Entries is 0
            ? words["Report_Log_None"]
            : words["Report_Log_Value", Numbers.FirstEntry, Numbers.LastEntry, Numbers.Entries])),
    ])
    {
        RuleAbove = RuleWeight.Thick,
        RuleBelow = RuleWeight.Middle,
    };

    private ImmutableArray<Run> State() => model.SignOff is { } signed
        ? words.Runs(
            model.Addenda.IsEmpty ? "Report_State_Signed" : "Report_State_Amended", PersonOf(signed.By),
            words.Time(signed.At), $"{model.Addenda.Length}")
        : words.Runs(model.Version is null ? "Report_State_Live" : "Report_State_Unsigned");

    private Run PersonOf(PrintedPerson person) => words["Report_Person", person.Name, person.Number];

    private IEnumerable<Block> Empty() => [new Space(1), new Notice([new Paragraph([words["Report_Empty"]])])];

    private IEnumerable<Block> Filled() =>
    [
        new Space(0.2),
        new Figure(
            ReportDrawings.Strip(Grid.Measure, Strip()),
            words["Report_Strip_Alternative", words.List(Strip().Select(figure => $"{figure.Name} {figure.Figure}"))]),
        new Rule(RuleWeight.Thin),
        .. Enum.GetValues<ReportPart>().SelectMany(Part),
        .. new ReportPaperEnd(model, words).Exceptions(),
    ];

    private ImmutableArray<(string Name, string Figure, string Remark)> Strip()
    {
        var (visits, verifications, copies) = (Numbers.Visits, Numbers.Verifications, Numbers.Copies);
        return
        [
            Figure("Visits", visits.Opened, visits.WithNeeds),
            Figure("Verifications", verifications.Total, verifications.Passed),
            Figure("Unknown", verifications.Unknown, verifications.Failed),
            Figure("Papers", copies.Total, copies[CopyState.Void]),
            Figure("Receivers", Numbers.Receivers.Total, Numbers.Receivers.Reports.Sum(report => report.Count)),
        ];

        (string, string, string) Figure(string key, int count, int remark) =>
            (words[$"Strip_{key}"], N(count), words[$"Strip_{key}_Remark", N(remark)]);
    }

    private IEnumerable<Block> Part(ReportPart part)
    {
        var tables = model.Tables.Where(table => table.Part == part).ToList();
        return tables.Count is 0 ? [] :
        [
            new Heading(2, [words[$"Part_{part}"]]),
            .. part is ReportPart.Verifications && !Numbers.Verifications.ByHour.IsEmpty ? Hours() : [],
            .. _tables.Print(tables),
        ];
    }

    private IEnumerable<Block> Hours()
    {
        var hours = Numbers.Verifications.ByHour;
        return
        [
            new Space(0.5),
            new Figure(
                ReportDrawings.Hours(
                    Grid.Measure, hours, (words["Bar_Passed"], words["Bar_Unknown"], words["Bar_Failed"])),
                words["Report_Hours_Alternative", words.List(hours.Select(hour => words["Report_Hour", hour.Hour, hour.Total]))]),
        ];
    }

    private static string N(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
