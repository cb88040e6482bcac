using System.Globalization;
using System.Text;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Paper.Layout;

namespace CounterDesk.Domain.Pdf;

/// <summary>
/// A content stream being written, operator by operator (ISO 32000-1, Annex A). Numbers are as the stream has them.
/// </summary>
internal sealed class Operators
{
    private readonly StringBuilder _text = new();

    public byte[] ToBytes() => Encoding.ASCII.GetBytes(_text.ToString());

    public Operators Raw(string text)
    {
        _text.Append(text).Append('\n');
        return this;
    }

    public Operators Save() => Raw("q");

    public Operators Restore() => Raw("Q");

    public Operators Write(string name, params ReadOnlySpan<double> operands)
    {
        foreach (var operand in operands)
        {
            PdfSyntax.AppendNumber(_text, operand);
            _text.Append(' ');
        }

        _text.Append(name).Append('\n');
        return this;
    }

    public Operators Transform(Transform transform)
    {
        foreach (var factor in (ReadOnlySpan<double>)[transform.A, transform.B, transform.C, transform.D])
        {
            _text.Append(PdfSyntax.Factor(factor)).Append(' ');
        }

        return Write("cm", transform.E, transform.F);
    }

    public Operators BeginContent(string tag, int number) =>
        Raw(string.Create(CultureInfo.InvariantCulture, $"/{tag} <</MCID {number}>> BDC"));

    public Operators BeginArtifact(string properties) => Raw($"/Artifact <<{properties}>> BDC");

    public Operators EndContent() => Raw("EMC");

    /// <summary>Black, white and greys are written as such, so that a printer takes black ink alone for them.</summary>
    public Operators FillColor(Color color) => SetColor(color, "g", "rg");

    public Operators StrokeColor(Color color) => SetColor(color, "G", "RG");

    public Operators Path(Outline outline)
    {
        foreach (var segment in outline.Segments)
        {
            _ = segment.Step switch
            {
                OutlineStep.MoveTo => Write("m", segment.End.X, segment.End.Y),
                OutlineStep.LineTo => Write("l", segment.End.X, segment.End.Y),
                OutlineStep.CurveTo => Write(
                    "c", segment.Control1.X, segment.Control1.Y, segment.Control2.X, segment.Control2.Y,
                    segment.End.X, segment.End.Y),
                OutlineStep.Close => Write("h"),
            };
        }

        return this;
    }

    /// <summary>
    /// Shows glyphs of one font where they were placed. The text matrix must stand at the first one; <paramref
    /// name="unit"/> is the em in the units their places are in.
    /// </summary>
    public Operators Show(FontUse use, FontFile font, IReadOnlyList<PlacedGlyph> glyphs, double unit)
    {
        // Below this part of an em a difference is only rounding.
        const double Unseen = 0.0005;
        _text.Append("[<");
        var pen = glyphs[0].X;
        foreach (var glyph in glyphs)
        {
            var move = (glyph.X - pen) / unit;
            if (Math.Abs(move) > Unseen)
            {
                _text.Append('>').Append(PdfSyntax.Number(-1000 * move)).Append('<');
                pen = glyph.X;
            }

            _text.Append(use.CodeFor(glyph.Glyph, glyph.Character).ToString("X4", CultureInfo.InvariantCulture));
            pen += unit * font.AdvanceOf(glyph.Glyph) / font.UnitsPerEm;
        }

        _text.Append(">] TJ\n");
        return this;
    }

    private Operators SetColor(Color color, string gray, string rgb) =>
        color.Red == color.Green && color.Green == color.Blue
            ? Write(gray, color.Red / 255.0)
            : Write(rgb, color.Red / 255.0, color.Green / 255.0, color.Blue / 255.0);
}
