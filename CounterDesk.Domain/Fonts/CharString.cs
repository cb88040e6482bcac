using System.Collections.Immutable;

namespace CounterDesk.Domain.Fonts;

/// <summary>
/// The program that draws one glyph of a CFF font (Adobe Technical Note 5177). Hints are read and passed over;
/// arithmetic, which no font uses that we have seen, is refused.
/// </summary>
internal sealed class CharString(CffIndex shared, CffIndex own)
{
    // 5177, appendix B.
    private const int MostOperands = 48;
    private const int DeepestCall = 10;

    private const int MostSteps = 100_000;
    private const int MostSegments = 20_000;
    private const double Furthest = 1e6;

    private readonly ImmutableArray<GlyphSegment>.Builder _segments = ImmutableArray.CreateBuilder<GlyphSegment>();
    private readonly double[] _operands = new double[MostOperands];
    private GlyphPoint _pen;
    private int _count;
    private int _hints;
    private bool _knowsWidth;
    private bool _hasEnded;

    public GlyphOutline Outline => new(_segments.ToImmutable());

    /// <summary>How much the program did.</summary>
    public int Steps { get; private set; }

    /// <summary>How the width differs from the font's nominal one; null when the glyph has the default width.</summary>
    public double? WidthDifference { get; private set; }

    /// <exception cref="FontFormatException">The program does what it must not, or too much.</exception>
    public void Run(ReadOnlySpan<byte> program) => Run(program, depth: 0);

    private void Run(ReadOnlySpan<byte> program, int depth)
    {
        if (depth > DeepestCall)
        {
            throw new FontFormatException("The subroutines of a glyph call each other too deeply.");
        }

        for (var at = 0; at < program.Length && !_hasEnded;)
        {
            if (++Steps > MostSteps)
            {
                throw new FontFormatException("The program of a glyph does not come to an end.");
            }

            var code = program[at++];
            if (code is 28 or >= 32)
            {
                Push(ReadNumber(code, program, ref at));
                continue;
            }

            var operation = (CharStringOperator)(code == 12 ? 12 << 8 | program[at++] : code);
            switch (operation)
            {
                case CharStringOperator.Return:
                    return;
                case CharStringOperator.CallOwn:
                    Run(Subroutine(own), depth + 1);
                    break;
                case CharStringOperator.CallShared:
                    Run(Subroutine(shared), depth + 1);
                    break;
                case CharStringOperator.HintMask or CharStringOperator.CounterMask:
                    CountHints();
                    at += (_hints + 7) / 8;
                    break;
                default:
                    Carry(operation);
                    _count = 0;
                    break;
            }
        }
    }

    private void Push(double number)
    {
        if (_count == MostOperands)
        {
            throw new FontFormatException("A glyph has more numbers at once than CFF allows.");
        }

        _operands[_count++] = number;
    }

    private static double ReadNumber(int code, ReadOnlySpan<byte> program, ref int at)
    {
        switch (code)
        {
            case 28:
                at += 2;
                return FontTables.Int16(program, at - 2);
            case <= 246:
                return code - 139;
            case <= 250:
                return (code - 247) * 256 + program[at++] + 108;
            case <= 254:
                return -(code - 251) * 256 - program[at++] - 108;
            default:
                at += 4;
                return (int)FontTables.UInt32(program, at - 4) / 65536.0;
        }
    }

    // 5176, 16: the number on the stack is moved so that small lists need short ones.
    private ReadOnlySpan<byte> Subroutine(CffIndex list)
    {
        if (_count == 0)
        {
            throw new FontFormatException("A glyph calls a subroutine without saying which.");
        }

        var bias = list.Count < 1240 ? 107 : list.Count < 33900 ? 1131 : 32768;
        return list[(int)_operands[--_count] + bias].Span;
    }

    private void Carry(CharStringOperator operation)
    {
        switch (operation)
        {
            case CharStringOperator.HorizontalStem or CharStringOperator.VerticalStem
                or CharStringOperator.HorizontalStemMask or CharStringOperator.VerticalStemMask:
                CountHints();
                break;
            case CharStringOperator.Move:
                Move(TakeWidth(2), (across, up) => (across, up));
                break;
            case CharStringOperator.MoveAcross:
                Move(TakeWidth(1), (across, _) => (across, 0));
                break;
            case CharStringOperator.MoveUp:
                Move(TakeWidth(1), (up, _) => (0, up));
                break;
            case CharStringOperator.End:
                End();
                break;
            default:
                Draw(operation, _operands.AsSpan(0, _count));
                break;
        }
    }

    private void Draw(CharStringOperator operation, ReadOnlySpan<double> operands)
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

    // 5177, 3.1: the width stands before the first operator that moves, hints or ends, if it stands anywhere.
    private ReadOnlySpan<double> TakeWidth(int expected)
    {
        if (!_knowsWidth && _count > expected)
        {
            WidthDifference = _operands[0];
        }

        _knowsWidth = true;
        return _count >= expected
            ? _operands.AsSpan(_count - expected, expected)
            : throw new FontFormatException("A glyph moves without saying where.");
    }

    private void CountHints()
    {
        if (!_knowsWidth && _count % 2 == 1)
        {
            WidthDifference = _operands[0];
        }

        _knowsWidth = true;
        _hints += _count / 2;
        _count = 0;
    }

    // 5177, appendix C: with four numbers it would be put together from two others, which nobody does any more.
    private void End()
    {
        if (!_knowsWidth && _count is 1 or 5)
        {
            WidthDifference = _operands[0];
        }

        _hasEnded = _count < 4
            ? true
            : throw new FontFormatException("A glyph is put together in an old way that is not read.");
    }

    private void Move(ReadOnlySpan<double> operands, Func<double, double, (double Across, double Up)> way)
    {
        var (across, up) = way(operands[0], operands[^1]);
        Add(GlyphStep.MoveTo, MovePen(across, up));
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
        _pen = new(_pen.X + across, _pen.Y + up);
        return Math.Abs(_pen.X) < Furthest && Math.Abs(_pen.Y) < Furthest
            ? _pen
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

/// <summary>What the program of a glyph may say; those after an escape have it in their high byte.</summary>
internal enum CharStringOperator
{
    HorizontalStem = 1,
    VerticalStem = 3,
    MoveUp = 4,
    Lines = 5,
    LinesFromAcross = 6,
    LinesFromUp = 7,
    Curves = 8,
    CallOwn = 10,
    Return = 11,
    End = 14,
    HorizontalStemMask = 18,
    HintMask = 19,
    CounterMask = 20,
    Move = 21,
    MoveAcross = 22,
    VerticalStemMask = 23,
    CurvesThenLine = 24,
    LinesThenCurve = 25,
    CurvesUp = 26,
    CurvesAcross = 27,
    CallShared = 29,
    CurvesFromUp = 30,
    CurvesFromAcross = 31,
    FlexAcross = 12 << 8 | 34,
    Flex = 12 << 8 | 35,
    FlexAcrossAndBack = 12 << 8 | 36,
    FlexToStart = 12 << 8 | 37,
}
