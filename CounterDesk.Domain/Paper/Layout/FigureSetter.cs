using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Paper.Layout;

/// <summary>Sets a picture with its caption, and what lies over it.</summary>
internal static class FigureSetter
{
    // Millimetres between a picture and its caption.
    private const double AboveCaption = 0.8;

    // A face made smaller than this part of itself could not be read any more.
    private const double LeastScale = 0.4;

    public static IEnumerable<FlowItem> Set(Setter setter, Figure figure, Element parent, Measure measure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(figure.AlternativeText);
        var element = parent.Add(new(ElementKind.Figure) { AlternativeText = figure.AlternativeText });
        var widest = measure.Width / figure.Picture.Width;
        var scale = figure.Enlarged ? widest : Math.Min(1, widest);
        var picture = PieceAt(setter, figure, element, measure, scale) with { KeepWithNext = !figure.Caption.IsEmpty };
        if (figure.Shrinkable)
        {
            var keep = picture.KeepWithNext;
            picture = picture with { Shrink = height => ShrinkTo(setter, figure, element, measure, height, keep) };
        }

        if (figure.Caption.IsEmpty)
        {
            return [picture];
        }

        var caption = parent.Add(new(ElementKind.Caption));
        var box = setter.SetText(figure.Caption, Style.Body(setter.Grid), caption, measure);
        return [picture, new Gap(AboveCaption), new Piece(box.Height, box.Draw)];
    }

    private static Piece? ShrinkTo(
        Setter setter, Figure figure, Element element, Measure measure, double height, bool keepWithNext) =>
        height / figure.Picture.Height is var scale && scale < LeastScale
            ? null
            : PieceAt(setter, figure, element, measure, scale) with { KeepWithNext = keepWithNext };

    private static Piece PieceAt(Setter setter, Figure figure, Element element, Measure measure, double scale)
    {
        var (width, height) = (figure.Picture.Width * scale, figure.Picture.Height * scale);
        var x = measure.AlignedX(width, figure.Alignment);
        return new(height, (sheet, top) =>
            Draw(sheet, setter.Grid, figure, element, new(x, top, width, height), scale));
    }

    private static void Draw(Sheet sheet, SheetGrid grid, Figure figure, Element element, Box box, double scale)
    {
        sheet.Place(new PlacedPicture { Picture = figure.Picture, Box = box }, element);
        foreach (var cover in figure.Covers)
        {
            var place = new Box(
                box.X + cover.X * scale, box.Y + cover.Y * scale, cover.Width * scale, cover.Height * scale);
            sheet.Decorate(new PlacedCover { Box = place });
        }

        if (figure.Watermark is { } watermark)
        {
            sheet.Decorate(new PlacedWatermark { Watermark = watermark, Box = box }, Decoration.Watermark);
        }

        if (figure.Framed)
        {
            sheet.Decorate(new PlacedFrame { Box = box, Width = grid.ThinRule });
        }
    }
}
