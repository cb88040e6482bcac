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

    // Nine ems of large print, without the quiet zone that lies in the margin.
    private const double WidestLarge = 57.1;
    private const int LargeQuietModules = 4;
    private const int LargeDots = 8;

    public static CodeGrid Of(CodeMatrix matrix, string alternativeText)
    {
        var grid = new CodeGrid(matrix, alternativeText) { Alignment = Alignment.End, ModuleDots = Dots };
        return (matrix.Size + QuietModules) * grid.ModuleSize <= Widest ? grid : grid with { ModuleDots = LeastDots };
    }

    /// <summary>In large print: the largest modules, of 8 dots or fewer, that its place has room for.</summary>
    public static CodeGrid Large(CodeMatrix matrix, string alternativeText)
    {
        var grid = new CodeGrid(matrix, alternativeText) { Alignment = Alignment.End, ModuleDots = LargeDots };
        while (grid.ModuleDots > Dots && (matrix.Size + LargeQuietModules) * grid.ModuleSize > WidestLarge)
        {
            grid = grid with { ModuleDots = grid.ModuleDots - 1 };
        }

        return grid;
    }
}
