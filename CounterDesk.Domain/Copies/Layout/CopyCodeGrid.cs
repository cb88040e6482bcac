using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Copies.Layout;

/// <summary>How large the code is: modules of whole dots, the quiet zone inside ten ems of the page.</summary>
internal static class CopyCodeGrid
{
    /// <summary>The side of a code of version 13, in millimetres.</summary>
    public const double OrdinarySide = 35.1;

    // Ten ems, and two quiet zones of four modules.
    private const double Widest = 42.3;
    private const int QuietModules = 8;
    private const int Dots = 6;
    private const int LeastDots = 5;

    public static CodeGrid Of(CodeMatrix matrix, string alternativeText)
    {
        var grid = new CodeGrid(matrix, alternativeText) { Alignment = Alignment.End, ModuleDots = Dots };
        return (matrix.Size + QuietModules) * grid.ModuleSize <= Widest ? grid : grid with { ModuleDots = LeastDots };
    }
}
