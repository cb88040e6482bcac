using System.Collections.Immutable;

namespace CounterDesk.Domain.Paper.Layout;

/// <summary>Shares out a width: what is 0 gets an equal part of what the others leave.</summary>
internal static class Shares
{
    public static ImmutableArray<double> Of(ImmutableArray<double> widths, double whole)
    {
        var open = widths.Count(width => width == 0);
        var left = whole - widths.Sum();
        if (left < -0.01)
        {
            throw new ArgumentException("Columns are wider together than the place they stand in.", nameof(widths));
        }

        return [.. widths.Select(width => width == 0 ? left / open : width)];
    }
}
