using System.Globalization;
using System.Text;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Pdf;

/// <summary>What the pages of a document share: fonts, images, degrees of transparency. Each is written once.</summary>
internal sealed class Resources
{
    private readonly Dictionary<FontFile, FontUse> _fonts = [];
    private readonly List<FontUse> _fontsInOrder = [];
    private readonly Dictionary<Bitmap, string> _images = [];
    private readonly List<Bitmap> _imagesInOrder = [];
    private readonly Dictionary<(Outline Shape, string Paint), string> _shapes = [];
    private readonly List<(Outline Shape, string Paint)> _shapesInOrder = [];
    private readonly SortedSet<byte> _alphas = [];

    public FontUse UseOf(FontFile font)
    {
        if (!_fonts.TryGetValue(font, out var use))
        {
            use = new(font, string.Create(CultureInfo.InvariantCulture, $"F{_fonts.Count}"));
            _fonts[font] = use;
            _fontsInOrder.Add(use);
        }

        return use;
    }

    public string NameOf(Bitmap image)
    {
        if (!_images.TryGetValue(image, out var name))
        {
            name = string.Create(CultureInfo.InvariantCulture, $"I{_images.Count}");
            _images[image] = name;
            _imagesInOrder.Add(image);
        }

        return name;
    }

    /// <param name="shape">The same one if it has the same steps in memory.</param>
    /// <param name="paint">The operator that paints it, in the colors that are set where it is shown.</param>
    public string NameOf(Outline shape, string paint)
    {
        if (!_shapes.TryGetValue((shape, paint), out var name))
        {
            name = string.Create(CultureInfo.InvariantCulture, $"S{_shapes.Count}");
            _shapes[(shape, paint)] = name;
            _shapesInOrder.Add((shape, paint));
        }

        return name;
    }

    public string NameOfAlpha(byte alpha)
    {
        _alphas.Add(alpha);
        return AlphaName(alpha);
    }

    /// <summary>Writes everything that was asked for and gives the number of the dictionary pages refer to.</summary>
    public int Write(PdfFile file)
    {
        var dictionary = new StringBuilder("<</Font<<");
        foreach (var font in _fontsInOrder)
        {
            dictionary.Append(CultureInfo.InvariantCulture, $"/{font.Name} {font.Write(file)} 0 R");
        }

        int? greyOfColors = null;
        dictionary.Append(">>/XObject<<");
        foreach (var image in _imagesInOrder)
        {
            var space = SpaceOf(image, file, ref greyOfColors);
            dictionary.Append(CultureInfo.InvariantCulture, $"/{_images[image]} {WriteImage(file, image, space)} 0 R");
        }

        foreach (var shape in _shapesInOrder)
        {
            dictionary.Append(CultureInfo.InvariantCulture, $"/{_shapes[shape]} {WriteShape(file, shape)} 0 R");
        }

        dictionary.Append(">>/ExtGState<<");
        foreach (var alpha in _alphas)
        {
            var part = PdfSyntax.Number(alpha / 255.0);
            dictionary.Append(CultureInfo.InvariantCulture, $"/{AlphaName(alpha)}<</ca {part}/CA {part}>>");
        }

        return file.Add(dictionary.Append(">>>>").ToString());
    }

    // ISO 32000-1, 8.10.2. What lies beyond the box is cut off, so it has room for the control points of curves and for
    // half the width of a line.
    private static int WriteShape(PdfFile file, (Outline Shape, string Paint) form)
    {
        var points = form.Shape.Segments
            .Where(segment => segment.Step is not OutlineStep.Close)
            .SelectMany(segment => segment.Step is OutlineStep.CurveTo
                ? (Point[])[segment.Control1, segment.Control2, segment.End]
                : [segment.End])
            .ToList();
        var (left, right) = (points.Min(point => point.X), points.Max(point => point.X));
        var (top, bottom) = (points.Min(point => point.Y), points.Max(point => point.Y));
        var margin = right - left + bottom - top;
        var box = string.Join(' ', ((double[])[left - margin, top - margin, right + margin, bottom + margin])
            .Select(PdfSyntax.Number));
        var content = new Operators().Path(form.Shape).Raw(form.Paint);
        return file.AddStream($"/Type/XObject/Subtype/Form/BBox[{box}]/Resources<<>>", content.ToBytes());
    }

    private static string AlphaName(byte alpha) => string.Create(CultureInfo.InvariantCulture, $"A{alpha}");

    private static string SpaceOf(Bitmap image, PdfFile file, ref int? greyOfColors)
    {
        if (image is { Components: 3, IsInGrey: true })
        {
            greyOfColors ??= WriteGreyOfColors(file);
            return PdfSyntax.Reference(greyOfColors.Value);
        }

        return image.Components == 1 ? "/DeviceGray" : "/DeviceRGB";
    }

    // ISO 32000-1, 8.6.6.5: three components of which the reader makes one. The colors of a JPEG file cannot be taken
    // out without decoding it. ISO 19005-2, 6.2.4.4: every component is a colorant of its own, too.
    private static int WriteGreyOfColors(PdfFile file)
    {
        (string Name, string Part)[] components = [("Red", "0.3"), ("Green", "0.59"), ("Blue", "0.11")];
        var colorants = components.Select(component =>
        {
            var part = WriteCalculation(file, 1, $"{{{component.Part} mul}}");
            return $"/{component.Name}[/Separation/{component.Name}/DeviceGray {part}]";
        });
        var sum = WriteCalculation(file, 3, "{0.11 mul exch 0.59 mul add exch 0.3 mul add}");
        return file.Add(
            $"[/DeviceN[/Red/Green/Blue]/DeviceGray {sum}<</Colorants<<{string.Concat(colorants)}>>>>]");
    }

    // ISO 32000-1, 7.10.5
    private static string WriteCalculation(PdfFile file, int inputs, string calculation)
    {
        var domain = string.Join(' ', Enumerable.Repeat("0 1", inputs));
        return PdfSyntax.Reference(file.AddStream(
            $"/FunctionType 4/Domain[{domain}]/Range[0 1]", Encoding.ASCII.GetBytes(calculation)));
    }

    private static int WriteImage(PdfFile file, Bitmap image, string space)
    {
        const string Gray = "/ColorSpace/DeviceGray/BitsPerComponent";
        var size = FormattableString.Invariant($"/Type/XObject/Subtype/Image/Width {image.Width}/Height {image.Height}");
        var mask = image.Alpha.IsEmpty
            ? ""
            : $"/SMask {PdfSyntax.Reference(file.AddStream($"{size}{Gray} 8", image.Alpha.Span))}";
        var entries = $"{size}{mask}/ColorSpace {space}/BitsPerComponent";
        return image.Format switch
        {
            BitmapFormat.Pixels => file.AddStream($"{entries} 8", image.Bytes.Span),
            BitmapFormat.Jpeg => file.AddRawStream($"{entries} 8/Filter/DCTDecode", image.Bytes.Span),
            BitmapFormat.Jbig2 => file.AddRawStream($"{entries} 1/Filter/JBIG2Decode", image.Bytes.Span),
        };
    }
}
