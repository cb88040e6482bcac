using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Svg;

/// <summary>What a drawing refers to: images and outlines that it shows more than once, clips, masks.</summary>
internal sealed class SvgParts(byte[] prefix, int mostBytes)
{
    /// <summary>Shapes of letters are written in whole units, as many to an em as most fonts have.</summary>
    public const int ShapeUnitsPerEm = 1000;

    private readonly SvgBuffer _buffer = new(mostBytes);
    private readonly Dictionary<Bitmap, (int Number, int? Mask)> _images = [];
    private readonly Dictionary<(Outline Shape, double Size), int> _shapes = [];
    private readonly Dictionary<(FontFile Font, int Glyph), int?> _glyphs = [];
    private int _glyphCount;
    private int _clips;
    private int _masks;

    public bool IsFull => _buffer.IsFull;

    public ReadOnlySpan<byte> Written => _buffer.Written;

    /// <summary>The image in the unit square, and the mask it needs, if any.</summary>
    public (int Number, int? Mask) NumberOf(Bitmap bitmap)
    {
        if (!_images.TryGetValue(bitmap, out var numbers))
        {
            numbers = (_images.Count, bitmap is { IsJpeg: true, Alpha.IsEmpty: false } ? AddMask(bitmap) : null);
            _images[bitmap] = numbers;
            Begin("<image"u8, "i"u8, numbers.Number);
            if (bitmap.IsJpeg)
            {
                Image("image/jpeg"u8, bitmap.Bytes.Span);
            }
            else
            {
                Image("image/png"u8, PngWriter.Write(bitmap));
            }
        }

        return numbers;
    }

    /// <summary>What letters of a size share. Shapes are the same when they have the same steps in memory.</summary>
    public int NumberOf(Outline shape, double size)
    {
        if (!_shapes.TryGetValue((shape, size), out var number))
        {
            number = _shapes.Count;
            _shapes[(shape, size)] = number;
            var scale = ShapeUnitsPerEm / size;
            Begin("<path"u8, "s"u8, number).Raw(" d=\""u8)
                .Path(shape.Through(Transform.Scale(scale, scale)), decimals: 0).Raw("\"/>"u8);
        }

        return number;
    }

    /// <summary>A glyph in its font's units with y upwards; no number when it is blank.</summary>
    /// <returns>False when the font's outline is damaged.</returns>
    public bool TryFind(FontFile font, int glyph, out int? number)
    {
        if (!_glyphs.TryGetValue((font, glyph), out number))
        {
            try
            {
                var outline = font.OutlineOf(glyph);
                number = outline.Segments.IsEmpty ? null : AddGlyph(outline);
                _glyphs[(font, glyph)] = number;
            }
            catch (FontFormatException)
            {
                return false;
            }
        }

        return true;
    }

    public int AddClip(Outline outline, FillRule rule, int decimals)
    {
        Begin("<clipPath"u8, "c"u8, _clips).Raw("><path d=\""u8).Path(outline, decimals)
            .Raw(rule is FillRule.EvenOdd ? "\" clip-rule=\"evenodd\"/></clipPath>"u8 : "\"/></clipPath>"u8);
        return _clips++;
    }

    public SvgBuffer Refer(SvgBuffer to, ReadOnlySpan<byte> kind, int number) =>
        to.Raw("<use href=\"#"u8).Raw(prefix).Raw(kind).Integer(number).Raw("\""u8);

    private int AddGlyph(GlyphOutline outline)
    {
        Begin("<path"u8, "g"u8, _glyphCount).Raw(" d=\""u8).Path(outline).Raw("\"/>"u8);
        return _glyphCount++;
    }

    // A JPEG file has no transparency; its alpha becomes the brightness of a mask.
    private int AddMask(Bitmap bitmap)
    {
        Begin("<mask"u8, "m"u8, _masks)
            .Raw(" maskUnits=\"userSpaceOnUse\" x=\"0\" y=\"0\" width=\"1\" height=\"1\"><image"u8);
        Image("image/png"u8, PngWriter.WriteAlpha(bitmap));
        _buffer.Raw("</mask>"u8);
        return _masks++;
    }

    private SvgBuffer Begin(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> kind, int number) =>
        _buffer.Raw(tag).Raw(" id=\""u8).Raw(prefix).Raw(kind).Integer(number).Raw("\""u8);

    private void Image(ReadOnlySpan<byte> type, ReadOnlySpan<byte> file) => _buffer
        .Raw(" width=\"1\" height=\"1\" preserveAspectRatio=\"none\" href=\"data:"u8).Raw(type).Raw(";base64,"u8)
        .Base64(file).Raw("\"/>"u8);
}
