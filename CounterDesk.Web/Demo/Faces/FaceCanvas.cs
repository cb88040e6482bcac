using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Web.Demo.Faces;

/// <summary>How text on a face looks; sizes in millimetres.</summary>
internal sealed record TextLook(Typeface Typeface, double Size, Color Color)
{
    /// <summary>Added after every character.</summary>
    public double Spacing { get; init; }
}

/// <summary>
/// A page of a license being drawn: marks are collected in the order they are made, all in millimetres.
/// </summary>
internal sealed partial class FaceCanvas(double width, double height, FontSet fonts)
{
    // What no line begins with.
    private const string Closing = "，。、；：）」』》？！％";

    private readonly ImmutableArray<Mark>.Builder _marks = ImmutableArray.CreateBuilder<Mark>();

    public double Width => width;

    public double Height => height;

    public Picture ToPicture() => new(width, height, _marks.ToImmutable());

    public void Fill(Outline outline, Color color) => _marks.Add(new Mark.Fill(outline, color));

    public void Stroke(Outline outline, Color color, double lineWidth, params ImmutableArray<double> dashes) =>
        _marks.Add(new Mark.Stroke(outline, color, lineWidth) { Dashes = dashes });

    public void Line(double x1, double y1, double x2, double y2, Color color, double lineWidth) =>
        Stroke(Outline.Line(new(x1, y1), new(x2, y2)), color, lineWidth);

    /// <summary>The text's base line begins at x, y.</summary>
    public void Write(string text, double x, double y, TextLook look)
    {
        if (text.Length > 0)
        {
            _marks.Add(Mark(text, x, y, look));
        }
    }

    public void WriteCentered(string text, double x, double y, TextLook look) =>
        Write(text, x - WidthOf(text, look) / 2, y, look);

    public void WriteEnding(string text, double x, double y, TextLook look) =>
        Write(text, x - WidthOf(text, look), y, look);

    /// <summary>A label spread out to a width, as forms have it: 姓　　名.</summary>
    public void WriteSpread(string text, double x, double y, double spreadWidth, TextLook look)
    {
        var count = text.EnumerateRunes().Count();
        var spacing = count < 2 ? 0 : (spreadWidth - WidthOf(text, look with { Spacing = 0 })) / (count - 1);
        Write(text, x, y, look with { Spacing = Math.Max(0, spacing) });
    }

    /// <summary>
    /// Text broken into lines no wider than <paramref name="measure"/>; answers with how many there were.
    /// </summary>
    public int WriteLines(string text, double x, double y, double measure, double lineHeight, TextLook look)
    {
        var lines = Break(text, measure, look);
        for (var at = 0; at < lines.Count; at++)
        {
            Write(lines[at], x, y + at * lineHeight, look);
        }

        return lines.Count;
    }

    /// <summary>
    /// A paragraph of parts that look different, two ems in; answers with the base line of its last line. A part goes on
    /// where the one before it ended.
    /// </summary>
    public double WriteParagraph(
        IEnumerable<(string Text, TextLook Look)> parts, double x, double y, double measure, double lineHeight)
    {
        var at = double.NaN;
        foreach (var (text, look) in parts)
        {
            at = double.IsNaN(at) ? x + 2 * look.Size : at;
            var (line, start) = ("", at);
            foreach (Match piece in Pieces().Matches(text))
            {
                if (start + WidthOf(line + piece.Value, look) > x + measure && !Closing.Contains(piece.Value[0]))
                {
                    Write(line, start, y, look);
                    (line, start, y) = ("", x, y + lineHeight);
                }

                line += piece.Value;
            }

            Write(line, start, y, look);
            at = start + WidthOf(line, look) + look.Spacing;
        }

        return y;
    }

    /// <summary>
    /// Breaks where a line feed stands, and where a line would be too wide; numbers and words stay whole.
    /// </summary>
    public List<string> Break(string text, double measure, TextLook look)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            lines.Add("");
            foreach (Match piece in Pieces().Matches(paragraph))
            {
                if (lines[^1].Length > 0 && WidthOf(lines[^1] + piece.Value, look) > measure)
                {
                    lines.Add("");
                }

                lines[^1] += piece.Value;
            }
        }

        return lines;
    }

    /// <summary>
    /// The same look, smaller if need be, so that the text is no wider than <paramref name="measure"/>.
    /// </summary>
    public TextLook Fit(string text, double measure, TextLook look) =>
        WidthOf(text, look) is var needed && needed > measure
            ? look with { Size = look.Size * measure / needed, Spacing = look.Spacing * measure / needed }
            : look;

    /// <summary>Marks turned about a point and moved there, for text that does not stand upright.</summary>
    public void WriteTurned(string text, Point center, double degrees, TextLook look) => _marks.Add(new Mark.Group(
        [Mark(text, -WidthOf(text, look) / 2, look.Size * 0.36, look)],
        Transform.Turn(degrees).Then(Transform.Move(center.X, center.Y))));

    /// <summary>
    /// The width without the spacing after the last character. A character no font has is an em wide.
    /// </summary>
    public double WidthOf(string text, TextLook look) =>
        text.Length == 0 ? 0 : text.EnumerateRunes().Sum(character => WidthOf(character, look)) - look.Spacing;

    private double WidthOf(Rune character, TextLook look) =>
        look.Spacing + look.Size * (fonts.Find(look.Typeface, character) is { } found
            ? (double)found.Font.AdvanceOf(found.Glyph) / found.Font.UnitsPerEm
            : 1);

    // A number or a Latin word, or one character; punctuation that must not begin a line goes with what is before it.
    [GeneratedRegex(@"([0-9A-Za-z.\-]+|[\uD800-\uDBFF][\uDC00-\uDFFF]|.)[，。、；：）」』》？！％]*", RegexOptions.Singleline)]
    private static partial Regex Pieces();

    private static Mark.Lettering Mark(string text, double x, double y, TextLook look) =>
        new(text, look.Typeface, look.Size, new(x, y), look.Color) { Spacing = look.Spacing };
}
