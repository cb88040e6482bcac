namespace CounterDesk.Domain.Fonts;

/// <summary>One of the glyphs that a composite glyph is put together from (OpenType 1.9, glyf).</summary>
/// <param name="Glyph">The part's own number.</param>
/// <param name="At">Where the number stands, from the beginning of the parts.</param>
/// <param name="MeetsPoints">Whether the arguments are numbers of points, which shall meet.</param>
/// <param name="Argument1">A distance to the right, or the number of a point that is there already.</param>
/// <param name="Argument2">A distance upwards, or the number of a point of this part.</param>
internal readonly record struct CompositePart(int Glyph, int At, bool MeetsPoints, int Argument1, int Argument2)
{
    private const double One = 1 << 14;

    private (double XX, double XY, double YX, double YY) Matrix { get; init; }

    private bool ScalesOffset { get; init; }

    /// <summary>How far the part is moved when its arguments are distances.</summary>
    public GlyphPoint Offset => ScalesOffset
        ? new(Argument1 * double.Hypot(Matrix.XX, Matrix.XY), Argument2 * double.Hypot(Matrix.YX, Matrix.YY))
        : new(Argument1, Argument2);

    /// <param name="parts">A composite glyph's description after its header.</param>
    public static List<CompositePart> ReadAll(ReadOnlySpan<byte> parts)
    {
        var all = new List<CompositePart>();
        var at = 0;
        PartFlags flags;
        do
        {
            flags = (PartFlags)FontTables.UInt16(parts, at);
            var start = at + 2;
            at += 4;
            var (first, second) = ReadArguments(parts, flags, ref at);
            all.Add(new(FontTables.UInt16(parts, start), start, !flags.HasFlag(PartFlags.HasOffset), first, second)
            {
                Matrix = ReadMatrix(parts, flags, ref at),
                ScalesOffset = flags.HasFlag(PartFlags.ScalesOffset),
            });
        }
        while (flags.HasFlag(PartFlags.HasMore));

        return all;
    }

    public (double X, double Y) Turn(double x, double y) =>
        (Matrix.XX * x + Matrix.YX * y, Matrix.XY * x + Matrix.YY * y);

    private static (int First, int Second) ReadArguments(ReadOnlySpan<byte> parts, PartFlags flags, ref int at)
    {
        var (areWords, areSigned) = (flags.HasFlag(PartFlags.HasWords), flags.HasFlag(PartFlags.HasOffset));
        var start = at;
        at += areWords ? 4 : 2;
        return (areWords, areSigned) switch
        {
            (true, true) => (FontTables.Int16(parts, start), FontTables.Int16(parts, start + 2)),
            (true, false) => (FontTables.UInt16(parts, start), FontTables.UInt16(parts, start + 2)),
            (false, true) => ((sbyte)parts[start], (sbyte)parts[start + 1]),
            (false, false) => (parts[start], parts[start + 1]),
        };
    }

    private static (double XX, double XY, double YX, double YY) ReadMatrix(
        ReadOnlySpan<byte> parts, PartFlags flags, ref int at)
    {
        if (flags.HasFlag(PartFlags.HasScale))
        {
            var scale = ReadFraction(parts, ref at);
            return (scale, 0, 0, scale);
        }

        if (flags.HasFlag(PartFlags.HasTwoScales))
        {
            return (ReadFraction(parts, ref at), 0, 0, ReadFraction(parts, ref at));
        }

        return flags.HasFlag(PartFlags.HasMatrix)
            ? (ReadFraction(parts, ref at), ReadFraction(parts, ref at),
                ReadFraction(parts, ref at), ReadFraction(parts, ref at))
            : (1, 0, 0, 1);
    }

    private static double ReadFraction(ReadOnlySpan<byte> parts, ref int at)
    {
        var fraction = FontTables.Int16(parts, at) / One;
        at += 2;
        return fraction;
    }

    [Flags]
    private enum PartFlags
    {
        HasWords = 0x0001,
        HasOffset = 0x0002,
        HasScale = 0x0008,
        HasMore = 0x0020,
        HasTwoScales = 0x0040,
        HasMatrix = 0x0080,
        ScalesOffset = 0x0800,
    }
}
