using System.Xml.Linq;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>
/// What the objects of a document name by number: fonts, images and sets of drawing parameters (GB/T 33190 7.9).
/// </summary>
internal sealed class OfdResources
{
    private readonly Dictionary<string, XElement> _fonts = new(StringComparer.Ordinal);
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

    public bool HasFontFile(string? id) => Font(id)?.Element("FontFile") is not null;

    /// <summary>Ours for the font of that number, by its name; a serif face when there is no such font.</summary>
    public Typeface TypefaceFor(string? id, bool isBold)
    {
        var font = Font(id);
        var name = $"{(string?)font?.Attribute("FontName")} {(string?)font?.Attribute("FamilyName")}";
        return OfdFonts.TypefaceFor(name, isBold || font?.Flag("Bold") is true);
    }

    /// <summary>The entry of an image; null when there is none of that number.</summary>
    public string? MediaFile(string? id) => _media.GetValueOrDefault(id ?? "");

    public XElement? Parameters(string? id) => _parameters.GetValueOrDefault(id ?? "");

    private XElement? Font(string? id) => _fonts.GetValueOrDefault(id ?? "");
}
