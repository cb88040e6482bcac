using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Paper.Layout;

namespace CounterDesk.Domain.Paper;

/// <summary>
/// Every text of a document with the typeface it is set in, and the picture in which it stands, if it does. Must know each
/// place the layout sets text from.
/// </summary>
internal static class DocumentText
{
    // The layout puts page numbers into running lines.
    private const string PageNumbers = "0123456789";

    public static IEnumerable<(string Text, Typeface Typeface, Picture? Picture)> Of(Document document)
    {
        var grid = document.Grid;
        return
        [
            (PageNumbers, Typeface.Sans, null),
            .. document.Backdrops.SelectMany(backdrop => OfMarks(backdrop.Marks, backdrop)),
            .. OfRunningLine(document.Head, grid),
            .. OfBlocks(document.Body, grid),
            .. document.FirstPageBox is { } first ? OfBlocks(first.Blocks, grid) : [],
            .. document.LastPageBox is { } last ? OfBlocks(last.Blocks, grid) : [],
            .. OfRunningLine(document.Foot, grid),
            .. document.Counterpart is { } other ? Of(other) : [],
        ];
    }

    private static IEnumerable<(string, Typeface, Picture?)> OfRunningLine(RunningLine? line, SheetGrid grid) =>
        line is null ? [] : OfRuns([.. line.Left, .. line.Right], Style.Body(grid));

    private static IEnumerable<(string, Typeface, Picture?)> OfBlocks(ImmutableArray<Block> blocks, SheetGrid grid) =>
        blocks.SelectMany(block => OfBlock(block, grid));

    private static IEnumerable<(string, Typeface, Picture?)> OfBlock(Block block, SheetGrid grid) => block switch
    {
        Heading heading => OfHeading(heading, grid),
        Paragraph paragraph => OfRuns(paragraph.Runs, Style.Body(grid)),
        ItemList list => list.Items.SelectMany(item => (IEnumerable<(string, Typeface, Picture?)>)
            [(item.Label, Typeface.SansBold, null), .. OfRuns(item.Runs, Style.Body(grid))]),
        TickList list => list.Items.SelectMany(item => OfRuns(item, Style.Body(grid))),
        Table table =>
            from row in table.Header.AddRange(table.Rows)
            from cell in row.Cells
            from text in OfRuns(cell.Runs, Style.Of(cell, grid))
            select text,
        Figure figure =>
        [
            // Also of a picture without text something is told, so that all pictures can be counted.
            ("", Typeface.Sans, figure.Picture),
            .. OfMarks(figure.Picture.Marks, figure.Picture),
            .. OfRuns(figure.Caption, Style.Body(grid)),
            .. figure.Watermark?.Phrases.Select(phrase => (phrase, Typeface.SansBold, default(Picture))) ?? [],
        ],
        Section section => OfBlocks(section.Blocks, grid),
        Notice notice => OfBlocks(notice.Blocks, grid),
        Columns columns => columns.Parts.SelectMany(part => OfBlocks(part.Blocks, grid)),
        CodeGrid or Rule or Space or ContinueAt or PageBreak => [],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "Say here what text it has."),
    };

    private static IEnumerable<(string, Typeface, Picture?)> OfHeading(Heading heading, SheetGrid grid) =>
    [
        .. OfRuns(heading.Runs, Style.Of(heading, grid)),
        .. OfRuns(heading.Subtitle, Style.Subtitle(grid)),
        .. heading.Aside is { } aside ? OfRuns(aside.Runs, Style.Body(grid)) : [],
    ];

    private static IEnumerable<(string, Typeface, Picture?)> OfRuns(ImmutableArray<Run> runs, Style style) =>
        runs.Select(run => (run.Text, style.TypefaceOf(run), default(Picture)));

    private static IEnumerable<(string, Typeface, Picture?)> OfMarks(ImmutableArray<Mark> marks, Picture picture) =>
        marks.SelectMany(mark => mark switch
        {
            // Letters that bring their shapes along need none of our glyphs.
            Mark.Lettering { Shapes.IsEmpty: true } lettering => [(lettering.Text, lettering.Typeface, picture)],
            Mark.Group group => OfMarks(group.Marks, picture),
            _ => (IEnumerable<(string, Typeface, Picture?)>)[],
        });
}
