namespace CounterDesk.Domain.Fonts;

/// <summary>From the units of a CFF font's glyphs to its em: usually a thousandth, sometimes slanted.</summary>
internal readonly record struct GlyphMatrix(double XX, double XY, double YX, double YY)
{
    private static readonly GlyphMatrix _usual = new(0.001, 0, 0, 0.001);

    // Where a font and its part both say a thousandth, they mean it once.
    private const double SmallestUnit = 0.00001;
    private const double LargestUnit = 0.1;

    public double UnitsPerEm => 1 / XX;

    /// <summary>What a dictionary says; null when it says nothing.</summary>
    public static GlyphMatrix? Of(CffDictionary dictionary) =>
        dictionary.Find(CffEntry.FontMatrix) is [var xx, var xy, var yx, var yy, ..] ? new(xx, xy, yx, yy) : null;

    public static GlyphMatrix Combine(GlyphMatrix? own, GlyphMatrix? shared)
    {
        var both = own is { } inner && shared is { } outer ? inner.Then(outer) : own ?? shared ?? _usual;
        var matrix = both.IsUsable ? both : shared ?? both;
        return matrix.IsUsable ? matrix : throw new FontFormatException("The font's measures make no sense.");
    }

    /// <summary>The outline in units of which so many make an em.</summary>
    public GlyphOutline Apply(GlyphOutline outline, double unitsPerEm)
    {
        var matrix = new GlyphMatrix(XX * unitsPerEm, XY * unitsPerEm, YX * unitsPerEm, YY * unitsPerEm);
        return matrix == new GlyphMatrix(1, 0, 0, 1)
            ? outline
            : new([.. outline.Segments.Select(segment => new GlyphSegment(
                segment.Step, matrix.Apply(segment.End), matrix.Apply(segment.Control1),
                matrix.Apply(segment.Control2)))]);
    }

    private bool IsUsable => XX is > SmallestUnit and < LargestUnit && YY is > SmallestUnit and < LargestUnit;

    private GlyphPoint Apply(GlyphPoint point) => new(XX * point.X + YX * point.Y, XY * point.X + YY * point.Y);

    private GlyphMatrix Then(GlyphMatrix next) => new(
        XX * next.XX + XY * next.YX, XX * next.XY + XY * next.YY,
        YX * next.XX + YY * next.YX, YX * next.XY + YY * next.YY);
}
