using System.Collections.Immutable;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Copies.Layout;

/// <summary>
/// The place on page 1 between panel and receiver's box, for a face and the fields beside it.
/// </summary>
internal sealed record FacePlace(double Top, double Height)
{
    // Millimetres: the place as the paper language has it, and where the receiver's box ends.
    private const double OrdinaryTop = 79.7;
    private const double OrdinaryHeight = 120.65;
    private const double BoxBottom = 273.45;
    private const double UnderPanel = 4.2;
    private const double AroundCaption = 1.15;

    private const double LinesAroundRow = 0.2;

    public static FacePlace Between(
        Table panel, double panelTop, double boxLines, ImmutableArray<Run> caption, SheetGrid grid)
    {
        var valueWidth = grid.Columns - panel.ColumnWidths[0];
        var lines = panel.Rows.Sum(row => TextWidth.LinesOf(row.Cells[1].Runs, valueWidth) + LinesAroundRow);
        var bottom = panelTop + grid.ThickRule + lines * grid.Line + grid.MiddleRule;
        var top = Math.Max(OrdinaryTop, bottom + UnderPanel);
        var under = boxLines + TextWidth.LinesOf(caption, grid.Columns);
        return new(top, Math.Min(OrdinaryHeight, BoxBottom - under * grid.Line - AroundCaption - top));
    }

    /// <summary>How many of the rows fit beside the face, and how wide their labels are.</summary>
    public int Fitting(ImmutableArray<Row> rows, double width, double labelWidth, SheetGrid grid)
    {
        var room = Height / grid.Line;
        var count = 0;
        foreach (var row in rows)
        {
            room -= LinesAroundRow + Math.Max(
                TextWidth.LinesOf(row.Cells[0].Runs, labelWidth),
                TextWidth.LinesOf(row.Cells[1].Runs, width - labelWidth));
            if (room < 0)
            {
                break;
            }

            count++;
        }

        return count;
    }
}
