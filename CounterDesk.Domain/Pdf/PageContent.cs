using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Paper.Layout;

namespace CounterDesk.Domain.Pdf;

/// <summary>
/// Draws one page. Everything on it is marked: content with a number by which the structure tree finds it, the rest as
/// artifact (ISO 14289-1, 7.1).
/// </summary>
internal sealed class PageContent
{
    // A cover: its outline, and lines of this width at this distance, in millimetres.
    private const double CoverOutline = 0.2;
    private const double HatchWidth = 0.14;
    private const double HatchDistance = 0.92;

    private readonly Operators _operators = new();
    private readonly List<Element> _owners = [];
    private readonly Dictionary<Placed, int> _numbers = [];
    private readonly Resources _resources;
    private readonly FontSet _fonts;
    private readonly double _pageHeight;
    private Placed? _open;

    private PageContent(double pageHeight, Resources resources, FontSet fonts)
    {
        _pageHeight = pageHeight;
        _resources = resources;
        _fonts = fonts;
    }

    /// <summary>Who owns each numbered piece of marked content, in the order of the numbers.</summary>
    public IReadOnlyList<Element> Owners => _owners;

    public byte[] Bytes => _operators.ToBytes();

    public static PageContent Of(Sheet sheet, SheetGrid grid, Resources resources, FontSet fonts)
    {
        var page = new PageContent(grid.Height, resources, fonts);
        foreach (var item in sheet.Items)
        {
            page.Mark(item);
            page.Draw(item);
        }

        page.CloseMark();
        return page;
    }

    /// <summary>The number of the marked content in which something lies.</summary>
    public bool TryFind(Placed item, out int number) => _numbers.TryGetValue(item, out number);

    private void Mark(Placed item)
    {
        var continues = _open is not null && _open.Owner == item.Owner
            && (item.Owner is not null || _open.Decoration == item.Decoration);
        if (!continues)
        {
            CloseMark();
            if (item.Owner is { } owner)
            {
                _operators.BeginContent(StructureTree.TagOf(owner.Kind), _owners.Count);
                _owners.Add(owner);
            }
            else
            {
                _operators.BeginArtifact(PropertiesOf(item.Decoration));
            }
        }

        _open = item;
        if (item.Owner is not null)
        {
            _numbers[item] = _owners.Count - 1;
        }
    }

    private void CloseMark()
    {
        if (_open is not null)
        {
            _operators.EndContent();
        }

        _open = null;
    }

    // ISO 32000-1, table 330.
    private static string PropertiesOf(Decoration decoration) => decoration switch
    {
        Decoration.Arrangement => "/Type/Layout",
        Decoration.Header => "/Type/Pagination/Subtype/Header",
        Decoration.Footer => "/Type/Pagination/Subtype/Footer",
        Decoration.Watermark => "/Type/Pagination/Subtype/Watermark",
    };

    private void Draw(Placed item)
    {
        switch (item)
        {
            case PlacedText text:
                DrawText(text);
                break;
            case PlacedBar bar:
                _operators.FillColor(Color.Black);
                Rectangle(bar.Box).Raw("f");
                break;
            case PlacedFrame frame:
                DrawFrame(frame.Box, frame.Width);
                break;
            case PlacedPicture picture:
                DrawPicture(picture);
                break;
            case PlacedCode code:
                DrawCode(code);
                break;
            case PlacedWatermark watermark:
                WatermarkContent.Draw(_operators, _resources, _fonts, watermark, _pageHeight);
                break;
            case PlacedCover cover:
                DrawCover(cover.Box);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(item), item.GetType().Name, "Say here how this is drawn.");
        }
    }

    private static double Points(double millimetres) => millimetres * PdfSyntax.PointsPerMillimetre;

    private double FromBelow(double y) => Points(_pageHeight - y);

    private Operators Rectangle(Box box) =>
        _operators.Write("re", Points(box.X), FromBelow(box.Bottom), Points(box.Width), Points(box.Height));

    private void DrawText(PlacedText text)
    {
        var use = _resources.UseOf(text.Font);
        _operators
            .Raw("BT")
            .FillColor(text.Color)
            .Raw($"/{use.Name} {PdfSyntax.Number(text.Size)} Tf")
            .Write("Td", Points(text.Glyphs[0].X), FromBelow(text.Baseline))
            .Show(use, text.Font, text.Glyphs, text.Size / PdfSyntax.PointsPerMillimetre)
            .Raw("ET");
    }

    private void DrawFrame(Box box, double width)
    {
        _operators.StrokeColor(Color.Black).Write("w", Points(width));
        Rectangle(new(box.X + width / 2, box.Y + width / 2, box.Width - width, box.Height - width)).Raw("S");
    }

    private void DrawPicture(PlacedPicture picture)
    {
        var (box, drawing) = (picture.Box, picture.Picture);
        var (across, down) = (Points(box.Width) / drawing.Width, Points(box.Height) / drawing.Height);
        _operators.Save().Transform(new(across, 0, 0, -down, Points(box.X), FromBelow(box.Y)));
        new PictureContent(_operators, _resources, _fonts).Draw(drawing);
        _operators.Restore();
    }

    // Modules of a row that touch are drawn as one, so that no hairline comes between them.
    private void DrawCode(PlacedCode placed)
    {
        var code = placed.Code;
        var matrix = code.Matrix;
        var box = placed.Box;
        _operators.FillColor(Color.White);
        Rectangle(placed.BoxWithQuietZone).Raw("f");
        _operators.FillColor(Color.Black);
        for (var row = 0; row < matrix.Size; row++)
        {
            for (var column = 0; column < matrix.Size;)
            {
                var end = column;
                while (end < matrix.Size && matrix[row, end])
                {
                    end++;
                }

                if (end > column)
                {
                    Rectangle(new(
                        box.X + column * code.ModuleSize, box.Y + row * code.ModuleSize,
                        (end - column) * code.ModuleSize, code.ModuleSize));
                }

                column = end + 1;
            }
        }

        _operators.Raw("f");
    }

    private void DrawCover(Box box)
    {
        _operators.Save().FillColor(Color.White);
        Rectangle(box).Raw("f");
        Rectangle(box).Raw("W n");
        _operators.StrokeColor(Color.Black).Write("w", Points(HatchWidth));

        // Lines at 45 degrees: along the edges they are further apart than at right angles.
        for (var x = box.X - box.Height; x < box.Right; x += HatchDistance * Math.Sqrt(2))
        {
            _operators
                .Write("m", Points(x), FromBelow(box.Bottom))
                .Write("l", Points(x + box.Height), FromBelow(box.Y));
        }

        _operators.Raw("S").Restore();
        DrawFrame(box, CoverOutline);
    }
}
