using System.Text;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Ofd.Pages;

namespace CounterDesk.Domain.Seals;

/// <summary>
/// The watermark that a sharing platform puts on a license when it hands it over for a purpose (加注件, GB/T 36903): on
/// each page it says the purpose in translucent letters, and nothing else. What is not known to be harmless there makes
/// it something else: whoever can add a watermark can add anything.
/// </summary>
internal sealed class PurposeWatermark
{
    // Letters that let more than half of the page through hide nothing, as long as they do not lie on each other.
    private const double MostOpacity = 0.5;

    // What shapes a text and shows nothing else: no glyphs of its own choice, no clip, no action, no pattern.
    private static readonly HashSet<string> _ofText =
    [
        "ID", "Boundary", "Name", "Visible", "CTM", "Alpha", "Font", "Size", "Fill", "HScale", "ReadDirection",
        "CharDirection", "Weight", "Italic",
    ];

    // A page tiled as closely as can still be read.
    private const int MostTexts = 200;

    private readonly OfdPackage _package;
    private readonly string _purpose;

    private PurposeWatermark(OfdPackage package, string purpose) => (_package, _purpose) = (package, Plain(purpose));

    /// <summary>Whether all that a signature leaves open is a watermark that says the purpose.</summary>
    /// <param name="package">The whole file.</param>
    /// <param name="document">Its document.</param>
    /// <param name="open">The paths of what is left open, at least one.</param>
    /// <param name="purpose">What the hall said it needs the license for; null when it said nothing.</param>
    public static bool IsAll(OfdPackage package, OfdDocument document, IReadOnlyCollection<string> open, string? purpose) =>
        purpose is not null && new PurposeWatermark(package, purpose).IsAll(document, open);

    private bool IsAll(OfdDocument document, IReadOnlyCollection<string> open)
    {
        // Whether covered or not: two files for one page would lie on each other.
        var lists = document.Entries.Values
            .Where(entry => entry.Part is OfdPart.List && Root(entry.Path)?.Name == "Annotations")
            .ToDictionary(entry => entry.Path, entry => Root(entry.Path)!);
        var pages = lists.Values.Elements().Select(page => (string?)page.Attribute("PageID")).ToList();
        var files = open.Where(path => document.Entry(path).Part is OfdPart.Annotation).ToHashSet(StringComparer.Ordinal);
        return _purpose.Length > 0
            && files.Count > 0
            && open.All(path => files.Contains(path) || lists.ContainsKey(path))
            && files.All(path => Root(path) is { } root && IsWatermark(root))
            && lists.Values.All(IsList)
            && pages.Distinct().Count() == pages.Count;
    }

    private XElement? Root(string path)
    {
        try
        {
            return _package.Xml(path);
        }
        catch (OfdFormatException)
        {
            return null;
        }
    }

    // GB/T 33190 15.1
    private static bool IsList(XElement root) =>
        root.Elements().All(page => page.Name == "Page" && page.Elements().ToList() is [{ Name.LocalName: "FileLoc" }]);

    // 15.2
    private bool IsWatermark(XElement root) =>
        root.Name == "PageAnnot"
        && root.Elements().ToList() is [{ Name.LocalName: "Annot" } annotation]
        && (string?)annotation.Attribute("Type") == "Watermark"
        && annotation.Elements().ToList() is [{ Name.LocalName: "Appearance" } appearance]
        && appearance.Elements().ToList() is { Count: > 0 and <= MostTexts } texts
        && texts.All(IsPurpose)
        && AreApart(texts);

    private bool IsPurpose(XElement text) =>
        text.Name == "TextObject"
        && text.Attributes().All(attribute => _ofText.Contains(attribute.Name.LocalName))
        && text.Elements().All(part => part.Name == "TextCode" && !part.HasElements || IsPlainColor(part))
        && Opacity(text) <= MostOpacity
        && Plain(string.Concat(text.Elements("TextCode").Select(code => code.Text()))) == _purpose;

    private static bool IsPlainColor(XElement part) => part.Name == "FillColor" && !part.HasElements;

    private static double Opacity(XElement text) =>
        OfdValues.Opacity(text) * text.Elements("FillColor").Select(OfdValues.Opacity).DefaultIfEmpty(1).Max();

    private static bool AreApart(List<XElement> texts)
    {
        List<Box> taken = [];
        foreach (var text in texts)
        {
            if (text.Box("Boundary") is not { } boundary || taken.Any(other => Overlap(other, boundary)))
            {
                return false;
            }

            taken.Add(boundary);
        }

        return true;
    }

    private static bool Overlap(Box one, Box other) => one.Within(other) is { Width: > 0, Height: > 0 };

    // Spaces and the width of letters are the platform's to choose.
    private static string Plain(string text)
    {
        const int FullWidthOffset = '！' - '!';
        var plain = new StringBuilder();
        foreach (var character in text.Where(character => !char.IsWhiteSpace(character)))
        {
            plain.Append(character is >= '！' and <= '～' ? (char)(character - FullWidthOffset) : character);
        }

        return plain.ToString();
    }
}
