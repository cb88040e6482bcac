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
    private readonly CharStringPen _pen = new();
    private readonly double[] _operands = new double[MostOperands];
    private int _count;
    private int _hints;
    private bool _knowsWidth;
    private bool _hasEnded;

    public GlyphOutline Outline => _pen.Outline;

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
                var both = TakeWidth(2);
                _pen.Move(both[0], both[1]);
                break;
            case CharStringOperator.MoveAcross:
                _pen.Move(TakeWidth(1)[0], 0);
                break;
            case CharStringOperator.MoveUp:
                _pen.Move(0, TakeWidth(1)[0]);
                break;
            case CharStringOperator.End:
                End();
                break;
            default:
                _pen.Draw(operation, _operands.AsSpan(0, _count));
                break;
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
}
