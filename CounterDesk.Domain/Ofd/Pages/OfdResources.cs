using System.Xml.Linq;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>
/// What the objects of a document name by number: fonts, images and sets of drawing parameters (GB/T 33190 7.9).
/// </summary>
internal sealed class OfdResources
{
    private const int LongestName = 100;

    private readonly Dictionary<string, XElement> _fonts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FontEntry?> _fontFiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EmbeddedFont?> _embedded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> _parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _media = new(StringComparer.Ordinal);

    /// <summary>Adds a resource file. What it has under a number taken before replaces that.</summary>
    /// <exception cref="OfdFormatException">The file cannot be read.</exception>
    public void Add(OfdPackage package, string path)
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
                case "MultiMedia" when package.TryFind(path, folder + media, out var file):
                    _media[id] = file;
                    break;
            }
        }
    }

    /// <summary>The font of that number; one that is not there is set in a serif face.</summary>
    public OfdFont FontOf(string? id, bool isBold)
    {
        if (_fonts.GetValueOrDefault(id ?? "") is not { } font)
        {
            return new("", OfdFonts.TypefaceFor("", isBold), IsSlanted: false);
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
    public string? MediaFile(string? id) => _media.GetValueOrDefault(id ?? "");

    public XElement? Parameters(string? id) => _parameters.GetValueOrDefault(id ?? "");

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
