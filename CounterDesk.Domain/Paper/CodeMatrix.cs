using System.Collections.Immutable;

namespace CounterDesk.Domain.Paper;

/// <summary>The dark and light modules of a two-dimensional code, without its quiet zone.</summary>
public sealed class CodeMatrix
{
    private readonly ImmutableArray<bool> _modules;

    private CodeMatrix(int size, ImmutableArray<bool> modules)
    {
        Size = size;
        _modules = modules;
    }

    /// <summary>Modules in a row, and rows.</summary>
    public int Size { get; }

    /// <summary>True where the module is dark.</summary>
    public bool this[int row, int column] => _modules[row * Size + column];

    /// <param name="size">Modules in a row, and rows.</param>
    /// <param name="isDark">Answers for a row and a column, both from 0.</param>
    public static CodeMatrix Create(int size, Func<int, int, bool> isDark)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var modules = Enumerable.Range(0, size * size).Select(at => isDark(at / size, at % size));
        return new(size, [.. modules]);
    }
}
