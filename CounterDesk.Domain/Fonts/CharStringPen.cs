using System.Collections.Immutable;

namespace CounterDesk.Domain.Fonts;

/// <summary>Draws what the program of a CFF glyph says (Adobe Technical Note 5177, 4.1).</summary>
internal sealed class CharStringPen
{
    private const int MostSegments = 20_000;
    private const double Furthest = 1e6;

    private readonly ImmutableArray<GlyphSegment>.Builder _segments = ImmutableArray.CreateBuilder<GlyphSegment>();
    private GlyphPoint _place;

    public GlyphOutline Outline => new(_segments.ToImmutable());

    public void Move(double across, double up) => Add(GlyphStep.MoveTo, MovePen(across, up));

    public void Draw(CharStringOperator operation, ReadOnlySpan<double> operands)
    {
        switch (operation)
        {
            case CharStringOperator.Lines:
                Lines(operands);
                break;
            case CharStringOperator.LinesFromAcross:
                AlternatingLines(operands, goesAcross: true);
                break;
            case CharStringOperator.LinesFromUp:
                AlternatingLines(operands, goesAcross: false);
                break;
            case CharStringOperator.Curves:
                Curves(operands);
                break;
            case CharStringOperator.CurvesThenLine when operands.Length >= 2:
                Curves(operands[..^2]);
                Lines(operands[^2..]);
                break;
            case CharStringOperator.LinesThenCurve when operands.Length >= 6:
                Lines(operands[..^6]);
                Curves(operands[^6..]);
                break;
            case CharStringOperator.CurvesAcross:
                CurvesAcross(operands);
                break;
            case CharStringOperator.CurvesUp:
                CurvesUp(operands);
                break;
            case CharStringOperator.CurvesFromAcross:
                AlternatingCurves(operands, beginsAcross: true);
                break;
            case CharStringOperator.CurvesFromUp:
                AlternatingCurves(operands, beginsAcross: false);
                break;
            case CharStringOperator.Flex when operands.Length >= 12:
                Curves(operands[..12]);
                break;
            case CharStringOperator.FlexAcross when operands.Length >= 7:
                FlexAcross(operands);
                break;
            case CharStringOperator.FlexAcrossAndBack when operands.Length >= 9:
                FlexAcrossAndBack(operands);
                break;
            case CharStringOperator.FlexToStart when operands.Length >= 11:
                FlexToStart(operands);
                break;
            default:
                throw new FontFormatException("A glyph is drawn in a way CFF does not know, or not with this much.");
        }
    }

    private void Lines(ReadOnlySpan<double> operands)
    {
        for (; operands.Length >= 2; operands = operands[2..])
        {
            Add(GlyphStep.LineTo, MovePen(operands[0], operands[1]));
        }
    }

    private void AlternatingLines(ReadOnlySpan<double> operands, bool goesAcross)
    {
        foreach (var length in operands)
        {
            Add(GlyphStep.LineTo, goesAcross ? MovePen(length, 0) : MovePen(0, length));
            goesAcross = !goesAcross;
        }
    }

    private void Curves(ReadOnlySpan<double> operands)
    {
        for (; operands.Length >= 6; operands = operands[6..])
        {
            Curve(operands[0], operands[1], operands[2], operands[3], operands[4], operands[5]);
        }
    }

    // Curves that begin and end level; a number too many moves the first control point of the first one up.
    private void CurvesAcross(ReadOnlySpan<double> operands)
    {
        var up = TakeOdd(ref operands);
        for (; operands.Length >= 4; operands = operands[4..])
        {
            Curve(operands[0], up, operands[1], operands[2], operands[3], 0);
            up = 0;
        }
    }

    private void CurvesUp(ReadOnlySpan<double> operands)
    {
        var across = TakeOdd(ref operands);
        for (; operands.Length >= 4; operands = operands[4..])
        {
            Curve(across, operands[0], operands[1], operands[2], 0, operands[3]);
            across = 0;
        }
    }

    private static double TakeOdd(ref ReadOnlySpan<double> operands)
    {
        if (operands.Length % 4 == 0)
        {
            return 0;
        }

        var odd = operands[0];
        operands = operands[1..];
        return odd;
    }

    // Curves that begin level and end upright, and the other way round, in turns; the last may end slanted.
    private void AlternatingCurves(ReadOnlySpan<double> operands, bool beginsAcross)
    {
        for (; operands.Length >= 4; operands = operands[4..])
        {
            var slant = operands.Length == 5 ? operands[4] : 0;
            if (beginsAcross)
            {
                Curve(operands[0], 0, operands[1], operands[2], slant, operands[3]);
            }
            else
            {
                Curve(0, operands[0], operands[1], operands[2], operands[3], slant);
            }

            beginsAcross = !beginsAcross;
        }
    }

    private void FlexAcross(ReadOnlySpan<double> d)
    {
        Curve(d[0], 0, d[1], d[2], d[3], 0);
        Curve(d[4], 0, d[5], -d[2], d[6], 0);
    }

    private void FlexAcrossAndBack(ReadOnlySpan<double> d)
    {
        Curve(d[0], d[1], d[2], d[3], d[4], 0);
        Curve(d[5], 0, d[6], d[7], d[8], -(d[1] + d[3] + d[7]));
    }

    // The last number goes the longer way; the other way the flex ends where it began.
    private void FlexToStart(ReadOnlySpan<double> d)
    {
        var across = d[0] + d[2] + d[4] + d[6] + d[8];
        var up = d[1] + d[3] + d[5] + d[7] + d[9];
        var isLevel = Math.Abs(across) > Math.Abs(up);
        Curve(d[0], d[1], d[2], d[3], d[4], d[5]);
        Curve(d[6], d[7], d[8], d[9], isLevel ? d[10] : -across, isLevel ? -up : d[10]);
    }

    private void Curve(double across1, double up1, double across2, double up2, double across3, double up3)
    {
        var control1 = MovePen(across1, up1);
        var control2 = MovePen(across2, up2);
        Add(GlyphStep.CubicTo, MovePen(across3, up3), control1, control2);
    }

    private GlyphPoint MovePen(double across, double up)
    {
        _place = new(_place.X + across, _place.Y + up);
        return Math.Abs(_place.X) < Furthest && Math.Abs(_place.Y) < Furthest
            ? _place
            : throw new FontFormatException("A glyph reaches too far.");
    }

    private void Add(GlyphStep step, GlyphPoint end, GlyphPoint control1 = default, GlyphPoint control2 = default)
    {
        if (_segments.Count == MostSegments)
        {
            throw new FontFormatException("A glyph has too many segments.");
        }

        if (_segments.Count == 0 && step is not GlyphStep.MoveTo)
        {
            throw new FontFormatException("A glyph draws before it says where it begins.");
        }

        _segments.Add(new(step, end, control1, control2));
    }
}
