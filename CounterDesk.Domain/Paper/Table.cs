using System.Collections.Immutable;

namespace CounterDesk.Domain.Paper;

/// <summary>
/// A table. It breaks between rows only, repeats its header rows, and keeps two rows together at either end. Thin rules
/// stand between rows; a row of one line is 1.2 lines high. Where a column would have too little room, as in large
/// print, the cells of a row stand one under the other.
/// </summary>
public sealed record Table(ImmutableArray<double> ColumnWidths, ImmutableArray<Row> Rows) : Block
{
    /// <summary>Rows of column headings.</summary>
    public ImmutableArray<Row> Header { get; init; } = [];

    public RuleWeight RuleAbove { get; init; }

    public RuleWeight RuleBelow { get; init; }
}

/// <summary>Cells from left to right. Column widths of 0 share out what the others leave.</summary>
public sealed record Row(params ImmutableArray<Cell> Cells);

/// <summary>A cell. In <see cref="CellKind.ColumnHeading"/> text is bold.</summary>
public sealed record Cell(ImmutableArray<Run> Runs)
{
    public CellKind Kind { get; init; }

    /// <summary>How many columns it covers.</summary>
    public int Span { get; init; } = 1;

    public Alignment Alignment { get; init; }

    public static Cell Label(params ImmutableArray<Run> runs) => new(runs) { Kind = CellKind.RowHeading };

    public static Cell ColumnHeading(params ImmutableArray<Run> runs) => new(runs) { Kind = CellKind.ColumnHeading };

    public static Cell Value(params ImmutableArray<Run> runs) => new(runs);
}

/// <summary>What a cell is to those who hear the table instead of seeing it.</summary>
public enum CellKind
{
    Value,
    RowHeading,
    ColumnHeading,
}
