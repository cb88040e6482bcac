using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Reports.Papers;

/// <summary>The tables of a report on paper: short lists side by side, the rest over the whole measure.</summary>
internal sealed class ReportPaperTable(DocumentWords words)
{
    // More rows than this are not kept on one page, which columns are.
    private const int MostInColumn = 14;

    private const double Gap = 2;

    /// <summary>Blocks for tables of one part, in their order.</summary>
    public IEnumerable<Block> Print(IReadOnlyList<ReportTable> tables)
    {
        // One table is what its part is called.
        if (tables is [var only])
        {
            yield return Rows(only) with { RuleAbove = RuleWeight.None };
            yield break;
        }

        for (var at = 0; at < tables.Count; at++)
        {
            if (at + 1 < tables.Count && IsShortList(tables[at]) && IsShortList(tables[at + 1]))
            {
                yield return new Space(0.7);
                yield return new Columns([new(0, Titled(tables[at])), new(0, Titled(tables[at + 1]))]) { Gap = Gap };
                at++;
            }
            else
            {
                yield return new Space(0.7);
                foreach (var block in Titled(tables[at]))
                {
                    yield return block;
                }
            }
        }
    }

    private Table Rows(ReportTable table) => new(
        [.. table.Columns.Select(column => column.Width)],
        [
            .. table.Rows.Select((row, at) => RowOf(table, row, isSum: table.EndsWithSum && at == table.Rows.Length - 1)),
            .. table.Note is { } note
                ? [new Row(Cell.Value(PaperText.Of(note, words)) with { Span = table.Columns.Length })]
                : (Row[])[],
        ])
    {
        Header = [new([.. table.Columns.Select(Heading)])],
        RuleAbove = RuleWeight.Middle,
        RuleBelow = RuleWeight.Thin,
    };

    private static bool IsShortList(ReportTable table) =>
        table is { Columns: [{ IsFigure: false }, { IsFigure: true }], Rows.Length: <= MostInColumn };

    private ImmutableArray<Block> Titled(ReportTable table) =>
    [
        new Heading(3, [PaperText.Of(table.Title, words)]),
        table.Rows.IsEmpty ? new Paragraph([words["Report_None"]]) : Rows(table),
    ];

    private Cell Heading(ReportColumn column) =>
        Cell.ColumnHeading(PaperText.Of(column.Name, words)) with { Alignment = column.IsFigure ? Alignment.End : Alignment.Start };

    private Row RowOf(ReportTable table, ImmutableArray<ReportValue> row, bool isSum) => new(
        [.. row.Zip(table.Columns, (value, column) => CellOf(value, column, isSum)).Select((cell, at) =>
            at is 0 ? cell with { Kind = CellKind.RowHeading } : cell)]);

    private Cell CellOf(ReportValue value, ReportColumn column, bool isSum) =>
        Cell.Value(new Run(TextOf(value)) { Bold = isSum, Together = column.IsFigure }) with
        {
            Alignment = column.IsFigure ? Alignment.End : Alignment.Start,
        };

    private string TextOf(ReportValue value) => value switch
    {
        ReportValue.Words(var text) => PaperText.Of(text, words),
        ReportValue.Number(var number) => number.ToString("N0", CultureInfo.InvariantCulture),
        ReportValue.Share share => share.Value.ToString("0.0%", CultureInfo.InvariantCulture),
        ReportValue.Duration(var seconds) => words["Report_Minutes", seconds / 60, seconds % 60],
        ReportValue.Moment(var at) => at.ToString("HH:mm", CultureInfo.InvariantCulture),
        ReportValue.Day(var day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType().Name, "Say here how it is printed."),
    };
}
