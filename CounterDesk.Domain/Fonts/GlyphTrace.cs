using System.Collections.Immutable;

namespace CounterDesk.Domain.Fonts;

/// <summary>Collects the points of one TrueType glyph, those of its parts included (OpenType 1.9, glyf).</summary>
internal sealed class GlyphTrace(TrueTypeGlyphs glyphs)
{
    // Far more than any character has: the most in our own fonts are a thousand points.
    private const int MostPoints = 20_000;
    private const int MostParts = 256;
    private const int DeepestPart = 8;

    private const int HeaderLength = 10;

    private readonly List<ContourPoint> _points = [];
    private int _parts;

    public GlyphOutline Of(int glyph, int moveBy)
    {
        Add(glyph, depth: 0);
        return new(Contours(moveBy));
    }

    private void Add(int glyph, int depth)
    {
        var description = glyphs.DescriptionOf(glyph);
        if (description.IsEmpty)
        {
            return;
        }

        var contours = FontTables.Int16(description, 0);
        if (contours >= 0)
        {
            AddSimple(description, contours);
        }
        else if (depth < DeepestPart)
        {
            AddParts(description, depth);
        }
        else
        {
            throw new FontFormatException("The parts of a glyph lie too deep in each other.");
        }
    }

    private void AddSimple(ReadOnlySpan<byte> description, int contours)
    {
        if (contours == 0)
        {
            return;
        }

        var count = FontTables.UInt16(description, HeaderLength + 2 * (contours - 1)) + 1;
        if (_points.Count + count > MostPoints)
        {
            throw new FontFormatException("A glyph has too many points.");
        }

        var ends = description.Slice(HeaderLength, 2 * contours);
        var instructions = FontTables.UInt16(description, HeaderLength + 2 * contours);
        var at = HeaderLength + 2 * contours + 2 + instructions;
        var flags = ReadFlags(description, count, ref at);
        var across = ReadCoordinates(description, flags, PointFlags.IsShortX, PointFlags.IsSameOrPositiveX, ref at);
        var up = ReadCoordinates(description, flags, PointFlags.IsShortY, PointFlags.IsSameOrPositiveY, ref at);
        var first = _points.Count;
        for (var point = 0; point < count; point++)
        {
            var isOnCurve = flags[point].HasFlag(PointFlags.IsOnCurve);
            _points.Add(new(across[point], up[point], isOnCurve, IsLast: false));
        }

        for (var contour = 0; contour < contours; contour++)
        {
            var last = first + FontTables.UInt16(ends, 2 * contour);
            _points[last] = _points[last] with { IsLast = true };
        }
    }

    private static PointFlags[] ReadFlags(ReadOnlySpan<byte> description, int count, ref int at)
    {
        var flags = new PointFlags[count];
        for (var point = 0; point < count; point++)
        {
            flags[point] = (PointFlags)description[at++];
            if (flags[point].HasFlag(PointFlags.Repeats))
            {
                var times = description[at++];
                flags.AsSpan(point + 1, times).Fill(flags[point]);
                point += times;
            }
        }

        return flags;
    }

    // A byte and its sign, a word, or the same as before.
    private static int[] ReadCoordinates(
        ReadOnlySpan<byte> description, PointFlags[] flags, PointFlags isShort, PointFlags isSameOrPositive, ref int at)
    {
        var coordinates = new int[flags.Length];
        var current = 0;
        for (var point = 0; point < flags.Length; point++)
        {
            if (flags[point].HasFlag(isShort))
            {
                current += flags[point].HasFlag(isSameOrPositive) ? description[at] : -description[at];
                at++;
            }
            else if (!flags[point].HasFlag(isSameOrPositive))
            {
                current += FontTables.Int16(description, at);
                at += 2;
            }

            coordinates[point] = current;
        }

        return coordinates;
    }

    private void AddParts(ReadOnlySpan<byte> description, int depth)
    {
        var first = _points.Count;
        foreach (var part in CompositePart.ReadAll(description[HeaderLength..].ToArray()))
        {
            if (++_parts > MostParts)
            {
                throw new FontFormatException("A glyph has too many parts.");
            }

            var start = _points.Count;
            Add(part.Glyph, depth + 1);
            var moved = part.MeetsPoints ? Meeting(part, first, start) : part.Offset;
            for (var point = start; point < _points.Count; point++)
            {
                var (x, y) = part.Turn(_points[point].X, _points[point].Y);
                _points[point] = _points[point] with { X = x + moved.X, Y = y + moved.Y };
            }
        }
    }

    // The part is moved so that one of its points comes to lie on one that is there already.
    private GlyphPoint Meeting(CompositePart part, int first, int start)
    {
        var anchor = _points[first + part.Argument1];
        var own = _points[start + part.Argument2];
        var (x, y) = part.Turn(own.X, own.Y);
        return new(anchor.X - x, anchor.Y - y);
    }

    private ImmutableArray<GlyphSegment> Contours(int moveBy)
    {
        var segments = ImmutableArray.CreateBuilder<GlyphSegment>(_points.Count);
        var first = 0;
        for (var point = 0; point < _points.Count; point++)
        {
            _points[point] = _points[point] with { X = _points[point].X + moveBy };
            if (_points[point].IsLast)
            {
                AddContour(first, point, segments);
                first = point + 1;
            }
        }

        return segments.ToImmutable();
    }

    // Between two control points lies a point of the curve that is not written down.
    private void AddContour(int first, int last, ImmutableArray<GlyphSegment>.Builder segments)
    {
        // One point alone is an anchor for parts, not a shape.
        if (first == last)
        {
            return;
        }

        var start = _points[first].IsOnCurve ? _points[first].Place
            : _points[last].IsOnCurve ? _points[last].Place
            : Middle(_points[first].Place, _points[last].Place);
        segments.Add(new(GlyphStep.MoveTo, start));
        GlyphPoint? control = null;
        for (var point = _points[first].IsOnCurve ? first + 1 : first; point <= last; point++)
        {
            var (place, isOnCurve) = (_points[point].Place, _points[point].IsOnCurve);
            if (control is { } before)
            {
                segments.Add(new(GlyphStep.QuadraticTo, isOnCurve ? place : Middle(before, place), before));
            }
            else if (isOnCurve)
            {
                segments.Add(new(GlyphStep.LineTo, place));
            }

            control = isOnCurve ? null : place;
        }

        if (control is { } open)
        {
            segments.Add(new(GlyphStep.QuadraticTo, start, open));
        }
    }

    private static GlyphPoint Middle(GlyphPoint one, GlyphPoint other) =>
        new((one.X + other.X) / 2, (one.Y + other.Y) / 2);

    [Flags]
    private enum PointFlags : byte
    {
        IsOnCurve = 0x01,
        IsShortX = 0x02,
        IsShortY = 0x04,
        Repeats = 0x08,
        IsSameOrPositiveX = 0x10,
        IsSameOrPositiveY = 0x20,
    }

    private readonly record struct ContourPoint(double X, double Y, bool IsOnCurve, bool IsLast)
    {
        public GlyphPoint Place => new(X, Y);
    }
}
