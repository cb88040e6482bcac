using System.Collections.Immutable;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Objections;

/// <summary>
/// The receipt (数据异议受理单) that whoever raised an objection takes along, as a document. It is no copy and has no
/// copy number. The note is what is wrong in the clerk's words, when she wrote any; the time is the counter's.
/// </summary>
public sealed record ObjectionSlip(
    Objection Objection, string? Note, string HallName, string Phone, string ClerkNumber, DateTimeOffset FiledAt,
    bool IsDemo)
{
    private const double LabelWidth = 5;
    private const double EnglishLabelWidth = 7;

    public Document Compose(DocumentWords words) => new()
    {
        Grid = SheetGrid.A5Slip,
        Language = words.Language,
        Title = words["Slip_DocumentTitle", Objection.Number],
        Author = HallName,
        DrawnAt = FiledAt,
        Head = new([.. Demo(words), HallName], [words["Slip_Yours"]]),
        Foot = new([words["Slip_Foot"]], []),
        Body =
        [
            new Heading(1, [words["Slip_Title"]]),
            new Paragraph([words["Slip_Intro"]]),
            new Space(0.5),
            Facts(words),
            new Space(0.5),
            new Heading(2, [words["Slip_Meanwhile"]]),
            new Paragraph([words["Slip_Meanwhile_Paper"]]),
            new Heading(2, [words["Slip_Answer"]]),
            new Paragraph([words["Slip_Answer_How", Phone]]),
            new Paragraph([words["Slip_Answer_Late"]]),
        ],
    };

    private Table Facts(DocumentWords words) => new(
        [words.AreChinese ? LabelWidth : EnglishLabelWidth, 0],
        [
            Fact(words, "Number", Run.Number(Objection.Number) with { Bold = true }),
            Fact(words, "License", License(words)),
            Fact(words, "Fault", Fault(words)),
            Fact(words, "Issuer", Objection.IssuerName is { } issuer ? words.Content(issuer) : words["Slip_Issuer_Unknown"]),
            Fact(words, "Filed", words["Slip_Filed_Value", words.Time(FiledAt), Objection.Counter, ClerkNumber]),
            new(
                Cell.Label(words["Slip_Due"]),
                Cell.Value(Objection.DueOn is { } due
                    ? words.Runs("Slip_Due_Value", words.Date(due))
                    : words.Runs("Slip_Due_Unknown"))),
        ])
    {
        RuleAbove = RuleWeight.Thick,
        RuleBelow = RuleWeight.Middle,
    };

    private static Row Fact(DocumentWords words, string label, Run value) =>
        new(Cell.Label(words[$"Slip_{label}"]), Cell.Value(value));

    private Run License(DocumentWords words) => words.Content(Objection.KindName is { } kind
        ? words["Slip_License_Value", kind, Objection.AboutMasked]
        : words["Slip_License_NotFound", Objection.AboutMasked]);

    private Run Fault(DocumentWords words)
    {
        var fault = words[$"Slip_Fault_{Objection.Fault}"];
        return Note is null ? fault : words.Content(words["Slip_Fault_WithNote", fault, Note]);
    }

    private ImmutableArray<Run> Demo(DocumentWords words) =>
        IsDemo ? [new Run(words["Demo"]) { Bold = true, Inverted = true }, "　"] : [];
}
