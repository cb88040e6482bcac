using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Paper.Layout;

namespace CounterDesk.Domain.Pdf;

/// <summary>
/// Draws the marks of a picture. Its coordinates have y downwards, so text and images are turned over again.
/// </summary>
internal sealed class PictureContent(Operators operators, Resources resources, FontSet fonts)
{
    public void Draw(Picture picture)
    {
        operators.Write("re", 0, 0, picture.Width, picture.Height).Raw("W n");
        foreach (var mark in picture.Marks)
        {
            Draw(mark);
        }
    }

    private void Draw(Mark mark)
    {
        switch (mark)
        {
            case Mark.Fill fill:
                InOwnState(fill.Color, () => operators
                    .FillColor(fill.Color)
                    .Path(fill.Outline)
                    .Raw(fill.Rule is FillRule.NonZero ? "f" : "f*"));
                break;
            case Mark.Stroke stroke:
                InOwnState(stroke.Color, () => DrawStroke(stroke));
                break;
            case Mark.Image image:
                DrawImage(image);
                break;
            case Mark.Lettering lettering:
                InOwnState(lettering.Color, () => DrawLettering(lettering));
                break;
            case Mark.Group group:
                DrawGroup(group);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(mark), mark.GetType().Name, "Say here how it is drawn.");
        }
    }

    private void InOwnState(Color color, Action draw)
    {
        if (color.Alpha == byte.MaxValue)
        {
            draw();
            return;
        }

        operators.Save().Raw($"/{resources.NameOfAlpha(color.Alpha)} gs");
        draw();
        operators.Restore();
    }

    private void DrawStroke(Mark.Stroke stroke)
    {
        var dashes = string.Join(' ', stroke.Dashes.Select(PdfSyntax.Number));
        operators
            .StrokeColor(stroke.Color)
            .Write("w", stroke.Width)
            .Write("J", (int)stroke.Cap)
            .Write("j", (int)stroke.Join)
            .Write("M", Math.Max(1, stroke.MiterLimit))
            .Raw($"[{dashes}] {PdfSyntax.Number(stroke.DashOffset)} d")
            .Path(stroke.Outline)
            .Raw("S");
    }

    private void DrawImage(Mark.Image image)
    {
        operators.Save();
        if (image.Opacity < 1)
        {
            operators.Raw($"/{resources.NameOfAlpha((byte)Math.Round(image.Opacity * byte.MaxValue))} gs");
        }

        operators.Transform(image.Placement).Transform(new(1, 0, 0, -1, 0, 1));
        operators.Raw($"/{resources.NameOf(image.Bitmap)} Do").Restore();
    }

    private void DrawGroup(Mark.Group group)
    {
        operators.Save().Transform(group.Transform);
        if (group.Clip is { } clip)
        {
            operators.Path(clip).Raw(group.ClipRule is FillRule.NonZero ? "W n" : "W* n");
        }

        foreach (var mark in group.Marks)
        {
            Draw(mark);
        }

        operators.Restore();
    }

    private void DrawLettering(Mark.Lettering lettering)
    {
        if (lettering.Shapes.IsEmpty)
        {
            operators.Raw("BT").FillColor(lettering.Color);
            Show(lettering, GlyphLine.Of(lettering, fonts));
            operators.Raw("ET");
        }
        else
        {
            DrawShapes(lettering);
        }
    }

    // ISO 32000-1, 9.3.6: in mode 3 text is there and not seen.
    private void DrawShapes(Mark.Lettering lettering)
    {
        operators.FillColor(lettering.Color);
        var letters = ShapedLine.Of(lettering, fonts);
        foreach (var (shape, x) in letters.Shapes)
        {
            operators.Save().Transform(Transform.Move(lettering.Start.X + x, lettering.Start.Y))
                .Path(shape).Raw("f").Restore();
        }

        if (letters.Unseen.Count > 0)
        {
            operators.Save().Raw("BT").Raw("3 Tr");
            Show(lettering, letters.Unseen);
            operators.Raw("ET").Restore();
        }
    }

    private void Show(Mark.Lettering lettering, List<(FontFile Font, List<PlacedGlyph> Glyphs)> parts)
    {
        foreach (var (font, glyphs) in parts)
        {
            var use = resources.UseOf(font);
            operators
                .Raw($"/{use.Name} {PdfSyntax.Number(lettering.Size)} Tf")
                .Write("Tm", 1, 0, 0, -1, lettering.Start.X + glyphs[0].X, lettering.Start.Y)
                .Show(use, font, glyphs, lettering.Size);
        }
    }
}
