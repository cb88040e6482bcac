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

        dictionary.Append(">>/XObject<<");
        foreach (var image in _imagesInOrder)
        {
            dictionary.Append(CultureInfo.InvariantCulture, $"/{_images[image]} {WriteImage(file, image)} 0 R");
        }

        dictionary.Append(">>/ExtGState<<");
        foreach (var alpha in _alphas)
        {
            var part = PdfSyntax.Number(alpha / 255.0);
            dictionary.Append(CultureInfo.InvariantCulture, $"/{AlphaName(alpha)}<</ca {part}/CA {part}>>");
        }

        return file.Add(dictionary.Append(">>>>").ToString());
    }

    private static string AlphaName(byte alpha) => string.Create(CultureInfo.InvariantCulture, $"A{alpha}");

    private static int WriteImage(PdfFile file, Bitmap image)
    {
        const string Gray = "/ColorSpace/DeviceGray/BitsPerComponent";
        var size = FormattableString.Invariant($"/Type/XObject/Subtype/Image/Width {image.Width}/Height {image.Height}");
        var mask = image.Alpha.IsEmpty
            ? ""
            : $"/SMask {PdfSyntax.Reference(file.AddStream($"{size}{Gray} 8", image.Alpha.Span))}";
        var entries = $"{size}{mask}{(image.Components == 1 ? Gray : "/ColorSpace/DeviceRGB/BitsPerComponent")}";
        return image.Format switch
        {
            BitmapFormat.Pixels => file.AddStream($"{entries} 8", image.Bytes.Span),
            BitmapFormat.Jpeg => file.AddRawStream($"{entries} 8/Filter/DCTDecode", image.Bytes.Span),
            BitmapFormat.Jbig2 => file.AddRawStream($"{entries} 1/Filter/JBIG2Decode", image.Bytes.Span),
        };
    }
}
