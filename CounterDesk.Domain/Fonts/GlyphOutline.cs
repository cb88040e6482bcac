using System.Collections.Immutable;

namespace CounterDesk.Domain.Fonts;

/// <summary>What one step of a glyph's outline does. Every contour closes by itself.</summary>
public enum GlyphStep
{
    /// <summary>Begins a contour.</summary>
    MoveTo,
    LineTo,

    /// <summary>A curve with one control point, as TrueType has it.</summary>
    QuadraticTo,

    /// <summary>A curve with two control points, as CFF has it.</summary>
    CubicTo,
}

/// <summary>A place in a font's own units, measured right and up from where the glyph begins on the base line.</summary>
public readonly record struct GlyphPoint(double X, double Y);

/// <summary>One step of a glyph's outline; the control points belong to the curves only.</summary>
public readonly record struct GlyphSegment(
    GlyphStep Step, GlyphPoint End, GlyphPoint Control1 = default, GlyphPoint Control2 = default);

/// <summary>
/// What a glyph looks like, in the font's units with y upwards. It is filled by the rule of windings that are not zero.
/// A blank glyph has no segments.
/// </summary>
public sealed record GlyphOutline(ImmutableArray<GlyphSegment> Segments)
{
    public static readonly GlyphOutline Blank = new([]);
}
