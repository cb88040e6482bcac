using System.Collections.Immutable;

namespace CounterDesk.Domain.Reports.Papers;

/// <summary>What a table of the report is about, in the order in which the paper has them.</summary>
public enum ReportPart
{
    Figures,
    Verifications,
    Visits,
    Sources,
    Papers,
    Outside,
    Record,
}

/// <summary>
/// A table of the report in words: the same one is printed and becomes a sheet of the workbook, so that both have the same
/// numbers.
/// </summary>
/// <param name="Part">Where it belongs.</param>
/// <param name="Key">The name that programs find it by.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Columns">At least one.</param>
/// <param name="Rows">As many values each as there are columns.</param>
public sealed record ReportTable(
    ReportPart Part, string Key, string Title, ImmutableArray<ReportColumn> Columns,
    ImmutableArray<ImmutableArray<ReportValue>> Rows)
{
    /// <summary>What a reader should know about it; null where there is nothing to say.</summary>
    public string? Note { get; init; }

    /// <summary>Whether its last row adds up those above.</summary>
    public bool EndsWithSum { get; init; }
}

/// <summary>A column, and its width on paper in ems; 0 shares out what the others leave.</summary>
public sealed record ReportColumn(string Name, double Width = 0)
{
    private const double FigureWidth = 5;

    public bool IsFigure { get; private init; }

    /// <summary>A column of numbers, set flush right.</summary>
    public static ReportColumn OfFigures(string name, double width = FigureWidth) => new(name, width) { IsFigure = true };
}

/// <summary>What stands in a cell: a number stays one, so that a workbook can reckon with it.</summary>
public abstract record ReportValue
{
    private ReportValue()
    {
    }

    public static implicit operator ReportValue(string text) => new Words(text);

    public static implicit operator ReportValue(int number) => new Number(number);

    public sealed record Words(string Text) : ReportValue;

    public sealed record Number(long Value) : ReportValue;

    /// <summary>A part of a whole; of nothing it is 0.</summary>
    public sealed record Share(int Part, int Whole) : ReportValue
    {
        public double Value => Whole is 0 ? 0 : (double)Part / Whole;
    }

    public sealed record Duration(int Seconds) : ReportValue;

    /// <summary>By the counter's clock.</summary>
    public sealed record Moment(DateTime At) : ReportValue;

    public sealed record Day(DateOnly Value) : ReportValue;
}
