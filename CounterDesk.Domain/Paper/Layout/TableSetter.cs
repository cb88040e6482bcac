using System.Collections.Immutable;

namespace CounterDesk.Domain.Paper.Layout;

/// <summary>Sets a table row by row.</summary>
internal sealed class TableSetter
{
    // A row is its lines and this much of a line, half above and half below.
    private const double LinesAround = 0.2;

    // A column that shares out what is left and gets less, in ems, could not be read any more.
    private const double FewestEms = 5;

    private readonly SheetGrid _grid;
    private readonly Setter _setter;
    private readonly Table _table;
    private readonly Measure _measure;
    private readonly bool _isStacked;
    private readonly double[] _edges = [];

    private TableSetter(Setter setter, Table table, Measure measure)
    {
        _grid = setter.Grid;
        _setter = setter;
        _table = table;
        _measure = measure;
        _isStacked = IsTooNarrow();
        if (_isStacked)
        {
            return;
        }

        var widths = Shares.Of([.. table.ColumnWidths.Select(width => width * _grid.Em)], measure.Width);
        _edges = new double[widths.Length + 1];
        _edges[0] = measure.X;
        for (var column = 0; column < widths.Length; column++)
        {
            _edges[column + 1] = _edges[column] + widths[column];
        }
    }

    public static IEnumerable<FlowItem> Set(Setter setter, Table table, Element parent, Measure measure) =>
        new TableSetter(setter, table, measure).SetRows(parent.Add(new(ElementKind.Table)));

    private List<FlowItem> SetRows(Element element)
    {
        var items = new List<FlowItem>();
        if (_table.RuleAbove is not RuleWeight.None)
        {
            items.Add(_setter.SetRule(_table.RuleAbove, _measure) with { KeepWithNext = true });
        }

        // The cells of a stack say themselves what they are.
        var hasHeader = !_table.Header.IsEmpty && !_isStacked;
        var body = hasHeader ? null : element;
        var header = new List<Piece>();
        if (hasHeader)
        {
            var head = element.Add(new(ElementKind.TableHeader));
            body = element.Add(new(ElementKind.TableBody));
            for (var at = 0; at < _table.Header.Length; at++)
            {
                header.AddRange(SetRow(_table.Header[at], head, isFirst: at == 0));
            }

            items.AddRange(header.Select(piece => piece with { KeepWithNext = true }));
        }

        for (var at = 0; at < _table.Rows.Length; at++)
        {
            var pieces = SetRow(_table.Rows[at], body!, isFirst: at == 0 && !hasHeader);

            // Two rows stay together at either end, and the last with the rule under it.
            var isLast = at == _table.Rows.Length - 1;
            var keep = isLast ? _table.RuleBelow is not RuleWeight.None : at == 0 || at == _table.Rows.Length - 2;
            items.AddRange(pieces.Select((piece, part) => piece with
            {
                Repeated = header,
                KeepWithNext = part == pieces.Count - 1 ? keep : piece.KeepWithNext,
            }));
        }

        if (_table.RuleBelow is not RuleWeight.None)
        {
            items.Add(_setter.SetRule(_table.RuleBelow, _measure));
        }

        return items;
    }

    private List<Piece> SetRow(Row row, Element parent, bool isFirst)
    {
        var columns = _table.ColumnWidths.Length;
        if (row.Cells.Sum(cell => cell.Span) is var covered && covered != columns)
        {
            throw new ArgumentException($"A row covers {covered} of {columns} columns.", nameof(row));
        }

        var element = parent.Add(new(ElementKind.Row));
        if (_isStacked)
        {
            return Stack(row, element, isFirst);
        }

        var boxes = new List<TextBox>();
        var column = 0;
        foreach (var cell in row.Cells)
        {
            var owner = element.Add(new(KindOf(cell)) { Span = cell.Span });
            var left = _edges[column];
            column += cell.Span;
            boxes.Add(SetCell(cell, owner, new(left, _edges[column] - left), isLast: column == columns));
        }

        return Divide(boxes, isFirst);
    }

    private TextBox SetCell(Cell cell, Element owner, Measure measure, bool isLast)
    {
        var room = cell switch
        {
            _ when isLast || cell.Alignment is Alignment.End => 0,
            { Kind: CellKind.Value } => _grid.Em,
            _ => _grid.Em / 2,
        };
        var place = measure with { Width = measure.Width - room };
        return _setter.SetText(cell.Runs, Style.Of(cell, _grid), owner, place, cell.Alignment);
    }

    private bool IsTooNarrow()
    {
        var open = _table.ColumnWidths.Count(width => width == 0);
        var left = _measure.Width / _grid.Em - _table.ColumnWidths.Sum();
        return open == 0 ? left < 0 : left < open * FewestEms;
    }

    // One cell under the other, each over the whole measure: headings bold, values after their column's heading.
    private List<Piece> Stack(Row row, Element element, bool isFirst)
    {
        var lines = new List<(TextBox Box, int Line)>();
        var column = 0;
        foreach (var cell in row.Cells)
        {
            var owner = element.Add(new(KindOf(cell)) { Span = cell.Span });
            var style = cell.Kind is CellKind.Value ? Style.Body(_grid) : Style.Strongly(_grid);
            var box = _setter.SetText(WithHeading(cell, column), style, owner, _measure);
            lines.AddRange(Enumerable.Range(0, box.Lines.Count).Select(line => (box, line)));
            column += cell.Span;
        }

        var padding = LinesAround / 2 * _grid.Line;
        return [.. lines.Select((line, at) =>
        {
            var (above, below) = (at == 0 ? padding : 0, at == lines.Count - 1 ? padding : 0);
            return new Piece(above + _grid.Line + below, (sheet, top) =>
            {
                DrawRuleAbove(sheet, top, at == 0 && !isFirst);
                line.Box.Draw(sheet, top + above, line.Line, 1);
            })
            {
                KeepWithNext = true,
            };
        })];
    }

    private ImmutableArray<Run> WithHeading(Cell cell, int column) =>
        cell is { Kind: CellKind.Value, Span: 1 } && _table.Header is [{ Cells: var headings }]
        && headings.Length == _table.ColumnWidths.Length
            ? [.. headings[column].Runs.Select(run => run with { Bold = true }), "　", .. cell.Runs]
            : cell.Runs;

    private void DrawRuleAbove(Sheet sheet, double top, bool isRuled)
    {
        if (isRuled)
        {
            Setter.Bar(sheet, _measure, top - _grid.ThinRule / 2, _grid.ThinRule);
        }
    }

    // A row is one piece, unless it is higher than a page: then it breaks between lines after all.
    private List<Piece> Divide(List<TextBox> boxes, bool isFirst)
    {
        var most = _grid.Lines - 4;
        var lines = boxes.Max(box => box.Lines.Count);
        var pieces = new List<Piece>();
        for (var first = 0; first < lines; first += most)
        {
            var (from, count) = (first, Math.Min(most, lines - first));
            var isRuled = !isFirst && from == 0;
            pieces.Add(new((count + LinesAround) * _grid.Line, (sheet, top) =>
            {
                DrawRuleAbove(sheet, top, isRuled);
                foreach (var box in boxes)
                {
                    var drawn = Math.Clamp(box.Lines.Count - from, 0, count);
                    box.Draw(sheet, top + LinesAround / 2 * _grid.Line, Math.Min(from, box.Lines.Count), drawn);
                }
            }));
        }

        return pieces;
    }

    private static ElementKind KindOf(Cell cell) => cell.Kind switch
    {
        CellKind.Value => ElementKind.Cell,
        CellKind.RowHeading => ElementKind.RowHeading,
        CellKind.ColumnHeading => ElementKind.ColumnHeading,
    };
}
