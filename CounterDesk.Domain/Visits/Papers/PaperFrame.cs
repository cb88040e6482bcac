using System.Collections.Immutable;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Visits.Papers;

/// <summary>What the papers of a visit have in common: grid, head, foot, and tables of labels.</summary>
internal sealed class PaperFrame(PaperMaker maker, Edition edition, DocumentWords words)
{
    // In ems, as the paper language has its panels.
    private const double LabelWidth = 5;
    private const double LargeLabelWidth = 6;
    private const double EnglishLabelWidth = 7.5;

    private double PanelLabelWidth => (words.AreChinese, edition) switch
    {
        (false, _) => EnglishLabelWidth,
        (true, Edition.Standard) => LabelWidth,
        (true, Edition.LargePrint) => LargeLabelWidth,
    };

    public Document Page(string title, string whose, string number, ImmutableArray<Block> body) =>
        Page(title, whose, number, SheetGrid.A5Slip, body);

    /// <summary>The same on another sheet than that of a slip.</summary>
    public Document Page(string title, string whose, string number, SheetGrid grid, ImmutableArray<Block> body) => new()
    {
        Grid = grid.In(edition),
        Language = words.Language,
        Title = words["Paper_DocumentTitle", title, number],
        Author = maker.HallName,
        DrawnAt = maker.At,
        Head = Head(whose),
        Foot = new(words.Runs("Paper_Number", Run.Number(number)), [words["Paper_Page"]]),
        Body = body,
    };

    public RunningLine Head(string whose) => new([.. Demo, maker.HallName], [words[whose]]);

    public Table Facts(params ImmutableArray<Row> rows) => new([PanelLabelWidth, 0], rows)
    {
        RuleAbove = RuleWeight.Thick,
        RuleBelow = RuleWeight.Middle,
    };

    public Row Fact(string label, params ImmutableArray<Run> runs) =>
        new(Cell.Label(words[label]), Cell.Value(runs));

    /// <summary>The counter, the clerk's number, and when.</summary>
    public Row Made(string label) => Fact(
        label,
        [.. words.Runs("Paper_Made", maker.Counter, maker.ClerkNumber, Together(words.Time(maker.At)))]);

    /// <summary>Whom to ask, without giving a reason.</summary>
    public ImmutableArray<Block> Questions =>
    [
        new Heading(2, [words["Paper_Questions"]]),
        new Paragraph(words.Runs("Paper_Questions_How", Together(maker.Phone))),
    ];

    public static Run Together(string text) => new(text) { Together = true };

    private ImmutableArray<Run> Demo =>
        maker.IsDemo ? [new Run(words["Demo"]) { Bold = true, Inverted = true }, "　"] : [];
}
