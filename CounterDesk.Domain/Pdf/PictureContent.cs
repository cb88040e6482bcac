using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Paper.Layout;

namespace CounterDesk.Domain.Pdf;

/// <summary>
/// Draws the marks of a picture. Its coordinates have y downwards, so text and images are turned over again.
/// </summary>
internal sealed class PictureContent(Operators operators, Resources resources, FontSet fonts)
{
    // ISO 32000-1, table 106: text in this mode is there and not seen.
    private const int UnseenText = 3;

    private readonly HashSet<Outline> _seenShapes = [];
    private readonly HashSet<Outline> _repeatedShapes = [];

    public void Draw(Picture picture)
    {
        CountShapes(picture.Marks);
        operators.Write("re", 0, 0, picture.Width, picture.Height).Raw("W n");
        foreach (var mark in picture.Marks)
        {
            Draw(mark);
        }
    }

    private void CountShapes(ImmutableArray<Mark> marks)
    {
        foreach (var mark in marks)
        {
            if (mark is Mark.Group group)
            {
                CountShapes(group.Marks);
            }
            else if (mark is Mark.Lettering lettering)
            {
                _repeatedShapes.UnionWith(lettering.Shapes.Where(shape => !_seenShapes.Add(shape)));
            }
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
                InOwnState(lettering.MainColor, () => DrawLettering(lettering));
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
        var look = lettering switch
        {
            { Line: null } => LetterLook.Filled,
            { Color.Alpha: 0 } => LetterLook.Outlined,
            _ => LetterLook.FilledAndOutlined,
        };
        if (lettering.Line is { } line)
        {
            operators.Save().StrokeColor(line.Color).Write("w", line.Width).Write("j", (int)LineJoin.Round).Raw("[] 0 d");
        }

        operators.FillColor(lettering.Color);
        if (lettering.Shapes.IsEmpty)
        {
            Show(lettering, GlyphLine.Of(lettering, fonts), (int)look);
        }
        else
        {
            DrawShapes(lettering, look);
        }

        if (lettering.Line is not null)
        {
            operators.Restore();
        }
    }

    private void DrawShapes(Mark.Lettering lettering, LetterLook look)
    {
        var letters = ShapedLine.Of(lettering, fonts);
        var paint = look switch
        {
            LetterLook.Filled => "f",
            LetterLook.Outlined => "S",
            LetterLook.FilledAndOutlined => "B",
        };
        foreach (var (shape, x) in letters.Shapes)
        {
            operators.Save().Transform(Transform.Move(lettering.Start.X + x, lettering.Start.Y));
            _ = _repeatedShapes.Contains(shape)
                ? operators.Raw($"/{resources.NameOf(shape, paint)} Do")
                : operators.Path(shape).Raw(paint);
            operators.Restore();
        }

        Show(lettering, letters.Unseen, UnseenText);
    }

    private void Show(Mark.Lettering lettering, List<(FontFile Font, List<PlacedGlyph> Glyphs)> parts, int mode)
    {
        if (parts.Count == 0)
        {
            return;
        }

        operators.Raw("BT");
        if (mode != 0)
        {
            operators.Write("Tr", mode);
        }

        foreach (var (font, glyphs) in parts)
        {
            var use = resources.UseOf(font);
            operators
                .Raw($"/{use.Name} {PdfSyntax.Number(lettering.Size)} Tf")
                .Write("Tm", 1, 0, 0, -1, lettering.Start.X + glyphs[0].X, lettering.Start.Y)
                .Show(use, font, glyphs, lettering.Size);
        }

        // The mode outlives the text.
        if (mode != 0)
        {
            operators.Write("Tr", 0);
        }

        operators.Raw("ET");
    }

    /// <summary>The first text rendering modes (ISO 32000-1, table 106).</summary>
    private enum LetterLook
    {
        Filled = 0,
        Outlined = 1,
        FilledAndOutlined = 2,
    }
}
