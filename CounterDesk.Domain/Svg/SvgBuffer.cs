using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Svg;

/// <summary>
/// SVG being written as UTF-8. Past its limit it takes nothing more and says so, however much a drawing still has.
/// </summary>
internal sealed class SvgBuffer(int limit)
{
    private const double LargestNumber = 1e8;

    private const int MostDecimals = 12;

    private static readonly double[] _powersOfTen =
        [.. Enumerable.Range(0, MostDecimals + 1).Select(power => Math.Pow(10, power))];

    private readonly ArrayBufferWriter<byte> _bytes = new(16 * 1024);

    public bool IsFull { get; private set; }

    public int Length => _bytes.WrittenCount;

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public SvgBuffer Raw(ReadOnlySpan<byte> utf8)
    {
        if (HasRoomFor(utf8.Length))
        {
            _bytes.Write(utf8);
        }

        return this;
    }

    /// <summary>
    /// What lengths are multiplied with: six digits of it, however small, since what it multiplies may be large.
    /// </summary>
    public SvgBuffer Factor(double value) => Number(
        value, value == 0 || !double.IsFinite(value)
            ? 0
            : Math.Clamp(5 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, MostDecimals));

    /// <summary>As short as it goes, with at most so many decimals (0 to 12; a large number has few).</summary>
    public SvgBuffer Number(double value, int decimals = 3)
    {
        const int Longest = 24;
        if (!HasRoomFor(Longest))
        {
            return this;
        }

        var power = _powersOfTen[decimals];
        var sound = double.IsNaN(value) ? 0 : Math.Clamp(value, -LargestNumber, LargestNumber);
        var scaled = (long)Math.Round(sound * power);
        var (whole, part) = Math.DivRem(Math.Abs(scaled), (long)power);
        var span = _bytes.GetSpan(Longest);
        var at = 0;
        if (scaled < 0)
        {
            span[at++] = (byte)'-';
        }

        if (whole != 0 || part == 0)
        {
            Utf8Formatter.TryFormat(whole, span[at..], out var count);
            at += count;
        }

        if (part != 0)
        {
            span[at++] = (byte)'.';
            for (var unit = (long)power / 10; part != 0; unit /= 10)
            {
                span[at++] = (byte)('0' + part / unit);
                part %= unit;
            }
        }

        _bytes.Advance(at);
        return this;
    }

    public SvgBuffer Integer(double value) => Number(value, 0);

    public SvgBuffer Color(Color color) => HasRoomFor(7) ? Raw(Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"#{color.Red:x2}{color.Green:x2}{color.Blue:x2}"))) : this;

    /// <summary>Ends one attribute and begins the one that says how transparent the color is, when it is.</summary>
    public SvgBuffer Opacity(ReadOnlySpan<byte> attribute, Color color) => color.Alpha == byte.MaxValue
        ? this
        : Raw("\" "u8).Raw(attribute).Raw("=\""u8).Number(color.Alpha / 255.0);

    /// <summary>A text between tags: escaped, and without what XML 1.0 (2.2) has no place for.</summary>
    public SvgBuffer Text(string text)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var character in text.EnumerateRunes())
        {
            _ = character.Value switch
            {
                '&' => Raw("&amp;"u8),
                '<' => Raw("&lt;"u8),
                '>' => Raw("&gt;"u8),
                _ when IsKept(character) => Raw(bytes[..character.EncodeToUtf8(bytes)]),
                _ => this,
            };
        }

        return this;
    }

    public SvgBuffer Base64(ReadOnlySpan<byte> bytes)
    {
        var length = Base64Size(bytes.Length);
        if (HasRoomFor(length))
        {
            System.Buffers.Text.Base64.EncodeToUtf8(bytes, _bytes.GetSpan((int)length), out _, out var written);
            _bytes.Advance(written);
        }

        return this;
    }

    public SvgBuffer Path(Outline outline, int decimals)
    {
        foreach (var segment in outline.Segments)
        {
            _ = segment.Step switch
            {
                OutlineStep.MoveTo => Raw("M"u8).Point(segment.End, decimals),
                OutlineStep.LineTo => Raw("L"u8).Point(segment.End, decimals),
                OutlineStep.CurveTo => Raw("C"u8).Point(segment.Control1, decimals)
                    .Raw(" "u8).Point(segment.Control2, decimals).Raw(" "u8).Point(segment.End, decimals),
                OutlineStep.Close => Raw("Z"u8),
            };
        }

        return this;
    }

    /// <summary>A glyph in whole units of its font: there are a thousand or more of them to an em.</summary>
    public SvgBuffer Path(GlyphOutline outline)
    {
        var isFirst = true;
        foreach (var segment in outline.Segments)
        {
            _ = segment.Step switch
            {
                GlyphStep.MoveTo => Raw(isFirst ? "M"u8 : "ZM"u8).Point(segment.End),
                GlyphStep.LineTo => Raw("L"u8).Point(segment.End),
                GlyphStep.QuadraticTo => Raw("Q"u8).Point(segment.Control1).Raw(" "u8).Point(segment.End),
                GlyphStep.CubicTo => Raw("C"u8).Point(segment.Control1)
                    .Raw(" "u8).Point(segment.Control2).Raw(" "u8).Point(segment.End),
            };
            isFirst = false;
        }

        return Raw("Z"u8);
    }

    private SvgBuffer Point(GlyphPoint point) => Integer(point.X).Raw(" "u8).Integer(point.Y);

    private SvgBuffer Point(Point point, int decimals) =>
        Number(point.X, decimals).Raw(" "u8).Number(point.Y, decimals);

    private static long Base64Size(int length) => (length + 2L) / 3 * 4;

    private static bool IsKept(Rune character) =>
        !Rune.IsControl(character) && character.Value is not (0xFFFD or 0xFFFE or 0xFFFF);

    private bool HasRoomFor(long count)
    {
        IsFull |= _bytes.WrittenCount + count > limit;
        return !IsFull;
    }
}
