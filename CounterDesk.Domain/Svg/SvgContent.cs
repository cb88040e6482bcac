using System.Text;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Svg;

/// <summary>The marks of one picture on their way into SVG: what is drawn, and the parts it refers to.</summary>
internal sealed class SvgContent
{
    // ISO 32000-1, table 52: the PDF of the same picture cuts miters there.
    private const int MiterLimit = 10;

    private readonly byte[] _prefix;
    private readonly int _mostBytes;
    private readonly SvgBuffer _body;
    private readonly SvgParts _parts;
    private readonly SvgText _text;
    private int _imagesLeftOut;

    public SvgContent(FontSet fonts, string prefix, int mostBytes)
    {
        _prefix = Encoding.ASCII.GetBytes(prefix);
        _mostBytes = mostBytes;
        _body = new(mostBytes);
        _parts = new(_prefix, mostBytes);
        _text = new(_body, _parts, fonts);
    }

    public void Draw(Picture picture)
    {
        foreach (var mark in picture.Marks)
        {
            Draw(mark, scale: 1);
        }
    }

    public SvgDrawing Finish(Picture picture)
    {
        var file = new SvgBuffer(_mostBytes)
            .Raw("<svg xmlns=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\" width=\""u8).Number(picture.Width)
            .Raw("mm\" height=\""u8).Number(picture.Height)
            .Raw("mm\" viewBox=\"0 0 "u8).Number(picture.Width).Raw(" "u8).Number(picture.Height)
            .Raw("\" stroke-miterlimit=\""u8).Integer(MiterLimit)
            .Raw("\" font-family=\"sans-serif\"><defs>"u8).Raw(_parts.Written)
            .Raw("</defs><rect width=\""u8).Number(picture.Width).Raw("\" height=\""u8).Number(picture.Height)
            .Raw("\" fill=\"#ffffff\"/>"u8).Raw(_body.Written)
            .Raw("</svg>"u8);
        return _body.IsFull || _parts.IsFull || file.IsFull
            ? new SvgDrawing.TooLarge()
            : new SvgDrawing.Written(file.Written.ToArray(), _imagesLeftOut, _text.Missing);
    }

    private void Draw(Mark mark, double scale)
    {
        if (_body.IsFull)
        {
            return;
        }

        switch (mark)
        {
            case Mark.Fill fill:
                DrawFill(fill, DecimalsAt(scale));
                break;
            case Mark.Stroke stroke:
                DrawStroke(stroke, DecimalsAt(scale));
                break;
            case Mark.Image image:
                DrawImage(image, DecimalsAt(scale));
                break;
            case Mark.Lettering lettering:
                _text.Draw(lettering, DecimalsAt(scale));
                break;
            case Mark.Group group:
                DrawGroup(group, scale);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(mark), mark.GetType().Name, "Say here how it is drawn.");
        }
    }

    private void DrawFill(Mark.Fill fill, int decimals)
    {
        _body.Raw("<path d=\""u8).Path(fill.Outline, decimals)
            .Raw("\" fill=\""u8).Color(fill.Color).Opacity("fill-opacity"u8, fill.Color);
        _body.Raw(fill.Rule is FillRule.EvenOdd ? "\" fill-rule=\"evenodd\"/>"u8 : "\"/>"u8);
    }

    private void DrawStroke(Mark.Stroke stroke, int decimals)
    {
        _body.Raw("<path d=\""u8).Path(stroke.Outline, decimals)
            .Raw("\" fill=\"none\" stroke=\""u8).Color(stroke.Color).Opacity("stroke-opacity"u8, stroke.Color);

        // On paper a line without width is as thin as the printer can; here it is one pixel, however large the page.
        _ = stroke.Width > 0
            ? _body.Raw("\" stroke-width=\""u8).Number(stroke.Width, decimals)
            : _body.Raw("\" stroke-width=\"1\" vector-effect=\"non-scaling-stroke"u8);
        if (!stroke.Dashes.IsEmpty)
        {
            _body.Raw("\" stroke-dasharray=\""u8);
            foreach (var dash in stroke.Dashes)
            {
                _body.Number(dash, decimals).Raw(" "u8);
            }

            if (stroke.DashOffset != 0)
            {
                _body.Raw("\" stroke-dashoffset=\""u8).Number(stroke.DashOffset, decimals);
            }
        }

        _body.Raw(stroke.Cap switch
        {
            LineCap.Butt => ""u8,
            LineCap.Round => "\" stroke-linecap=\"round"u8,
            LineCap.Square => "\" stroke-linecap=\"square"u8,
        });
        _body.Raw(stroke.Join switch
        {
            LineJoin.Miter => ""u8,
            LineJoin.Round => "\" stroke-linejoin=\"round"u8,
            LineJoin.Bevel => "\" stroke-linejoin=\"bevel"u8,
        });
        if (stroke.Join is LineJoin.Miter && stroke.MiterLimit != MiterLimit)
        {
            _body.Raw("\" stroke-miterlimit=\""u8).Number(Math.Max(1, stroke.MiterLimit), decimals);
        }

        _body.Raw("\"/>"u8);
    }

    private void DrawImage(Mark.Image image, int decimals)
    {
        if (image.Bitmap.IsJbig2)
        {
            _imagesLeftOut++;
            return;
        }

        var (number, mask) = _parts.NumberOf(image.Bitmap);
        _body.Raw("<use href=\"#"u8).Raw(_prefix).Raw("i"u8).Integer(number).Raw("\" transform=\""u8);
        Matrix(image.Placement, decimals);
        if (image.Opacity < 1)
        {
            _body.Raw("\" opacity=\""u8).Number(image.Opacity);
        }

        if (mask is { } masked)
        {
            _body.Raw("\" mask=\"url(#"u8).Raw(_prefix).Raw("m"u8).Integer(masked).Raw(")"u8);
        }

        _body.Raw("\"/>"u8);
    }

    private void DrawGroup(Mark.Group group, double scale)
    {
        _body.Raw("<g"u8);
        if (group.Transform != Transform.Identity)
        {
            _body.Raw(" transform=\""u8);
            Matrix(group.Transform, DecimalsAt(scale));
            _body.Raw("\""u8);
        }

        var inner = scale * SizeOf(group.Transform);
        if (group.Clip is { } clip)
        {
            var number = _parts.AddClip(clip, group.ClipRule, DecimalsAt(inner));
            _body.Raw(" clip-path=\"url(#"u8).Raw(_prefix).Raw("c"u8).Integer(number).Raw(")\""u8);
        }

        _body.Raw(">"u8);
        foreach (var mark in group.Marks)
        {
            Draw(mark, inner);
        }

        _body.Raw("</g>"u8);
    }

    private void Matrix(Transform transform, int decimals) => _body.Raw("matrix("u8)
        .Factor(transform.A).Raw(" "u8).Factor(transform.B).Raw(" "u8)
        .Factor(transform.C).Raw(" "u8).Factor(transform.D).Raw(" "u8)
        .Number(transform.E, decimals).Raw(" "u8).Number(transform.F, decimals).Raw(")"u8);

    private static double SizeOf(Transform transform) => Math.Max(
        Math.Sqrt(transform.A * transform.A + transform.B * transform.B),
        Math.Sqrt(transform.C * transform.C + transform.D * transform.D));

    // A thousandth of a millimetre on the page, whatever the unit that is written.
    private static int DecimalsAt(double scale) =>
        scale > 0 && double.IsFinite(scale) ? Math.Clamp(3 + (int)Math.Ceiling(Math.Log10(scale)), 0, 6) : 3;
}
