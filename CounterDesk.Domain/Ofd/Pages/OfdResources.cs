using System.Xml.Linq;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>
/// What the objects of a document name by number: fonts, images, groups, color spaces and sets of drawing parameters
/// (GB/T 33190 7.9).
/// </summary>
/// <param name="outer">Where numbers are looked for that are not among these.</param>
internal sealed class OfdResources(OfdResources? outer = null)
{
    private const int LongestName = 100;

    private readonly Dictionary<string, XElement> _fonts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FontEntry?> _fontFiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EmbeddedFont?> _embedded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> _parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _media = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> _colorSpaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OfdComposite> _composites = new(StringComparer.Ordinal);

    /// <summary>The number of the color space for colors that name none.</summary>
    public string? DefaultColorSpace { get; set; } = outer?.DefaultColorSpace;

    /// <summary>
    /// Adds the resource file that <paramref name="entry"/> names. What it has under a number taken before replaces
    /// that.
    /// </summary>
    public bool TryAdd(OfdPackage package, string entry, string location)
    {
        try
        {
            if (!package.TryFind(entry, location, out var path))
            {
                return false;
            }

            Add(package, path);
            return true;
        }
        catch (OfdFormatException)
        {
            return false;
        }
    }

    /// <summary>The font of that number; one that is not there is set in a serif face.</summary>
    public OfdFont FontOf(string? id, bool isBold)
    {
        if (_fonts.GetValueOrDefault(id ?? "") is not { } font)
        {
            return outer?.FontOf(id, isBold) ?? new("", OfdFonts.TypefaceFor("", isBold), IsSlanted: false);
        }

        var (name, family) = (NameOf(font, "FontName"), NameOf(font, "FamilyName"));
        return new(
            name.Length > 0 ? name : family,
            OfdFonts.TypefaceFor($"{name} {family}", isBold || font.Flag("Bold") is true),
            IsSlanted: font.Flag("Italic") is true)
        {
            HasFile = font.Element("FontFile") is not null,
            Embedded = _fontFiles.GetValueOrDefault(id ?? "") is { } file ? Read(file) : null,
        };
    }

    /// <summary>The entry of an image; null when there is none of that number.</summary>
    public string? MediaFile(string? id) => _media.GetValueOrDefault(id ?? "") ?? outer?.MediaFile(id);

    public XElement? Parameters(string? id) => _parameters.GetValueOrDefault(id ?? "") ?? outer?.Parameters(id);

    public OfdComposite? Composite(string? id) => _composites.GetValueOrDefault(id ?? "") ?? outer?.Composite(id);

    /// <summary>The color space of that number or the default one; null when there is none.</summary>
    public XElement? ColorSpace(string? id) => (id ?? DefaultColorSpace) is { } known
        ? _colorSpaces.GetValueOrDefault(known) ?? outer?.ColorSpace(known)
        : null;

    private void Add(OfdPackage package, string path)
    {
        var root = package.Xml(path);
        var folder = (string?)root.Attribute("BaseLoc") is { } location ? location.TrimEnd('/', '\\') + "/" : "";
        foreach (var element in root.Elements().Elements())
        {
            var id = (string?)element.Attribute("ID") ?? "";
            var media = element.Element("MediaFile").Text();
            switch (element.Name.LocalName)
            {
                case "Font":
                    _fonts[id] = element;
                    _fontFiles[id] = package.TryFind(path, folder + element.Element("FontFile").Text(), out var font)
                        ? new(package, font)
                        : null;
                    break;
                case "DrawParam":
                    _parameters[id] = element;
                    break;
                case "ColorSpace":
                    _colorSpaces[id] = element;
                    break;
                case "CompositeGraphicUnit" when element.Element("Content") is { } content:
                    _composites[id] = new(path, content);
                    break;
                case "MultiMedia" when package.TryFind(path, folder + media, out var file):
                    _media[id] = file;
                    break;
            }
        }
    }

    private static string NameOf(XElement font, string attribute)
    {
        var name = ((string?)font.Attribute(attribute) ?? "").Trim();
        return name.Length > LongestName ? name[..LongestName] : name;
    }

    // Several numbers may name one file; it is read once.
    private EmbeddedFont? Read(FontEntry file)
    {
        if (!_embedded.TryGetValue(file.Path, out var font))
        {
            font = TryRead(file);
            _embedded[file.Path] = font;
        }

        return font;
    }

    private static EmbeddedFont? TryRead(FontEntry file)
    {
        try
        {
            return file.Package.TryGet(file.Path, out var bytes) ? EmbeddedFont.Read(bytes) : null;
        }
        catch (FontFormatException)
        {
            return null;
        }
    }

    private sealed record FontEntry(OfdPackage Package, string Path);
}

/// <summary>A group among the resources, and the entry it lies in.</summary>
internal sealed record OfdComposite(string Entry, XElement Content);
