using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace CounterDesk.Web.Demo.Provinces;

/// <summary>
/// The watermark by which the fictional provinces hand a file over for a purpose (加注件): translucent letters on each
/// page, put on before the file is sealed for whoever asked.
/// </summary>
internal static class DemoWatermark
{
    private const string Document = "Doc_0/Document.xml";
    private const string List = "Doc_0/Annots/Annotations.xml";
    private const double Slimmest = 1.6;
    private static readonly ImmutableArray<double> _heights = [0.18, 0.48, 0.78];
    private static readonly XNamespace _ofd = "http://www.ofdspec.org/2016";

    /// <summary>The same file, whose pages each say the purpose.</summary>
    public static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Put(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> entries, string purpose)
    {
        var root = Load(entries[Document]);
        var (width, height) = SizeOf(root);
        var pages = root.Element(_ofd + "Pages")!.Elements(_ofd + "Page").ToList();
        root.Element(_ofd + "Pages")!.AddAfterSelf(new XElement(_ofd + "Annotations", "Annots/Annotations.xml"));
        var list = Root("Annotations", pages.Select((page, at) => new XElement(
            _ofd + "Page", new XAttribute("PageID", page.Attribute("ID")!.Value),
            new XElement(_ofd + "FileLoc", FormattableString.Invariant($"Page_{at}/Annotation.xml")))));
        entries = entries.SetItem(Document, Write(root)).SetItem(List, Write(list));
        foreach (var at in Enumerable.Range(0, pages.Count))
        {
            entries = entries.SetItem(
                FormattableString.Invariant($"Doc_0/Annots/Page_{at}/Annotation.xml"), Write(Page(purpose, width, height)));
        }

        return entries;
    }

    // GB/T 33190 15.2
    private static XElement Page(string purpose, double width, double height)
    {
        var size = Math.Max(Slimmest, Math.Min(width * 0.9 / purpose.Length, height / 14));
        return Root("PageAnnot", new XElement(
            _ofd + "Annot", new XAttribute("ID", 9000), new XAttribute("Type", "Watermark"), new XAttribute("Creator", "platform"),
            new XElement(
                _ofd + "Appearance", new XAttribute("Boundary", Numbers(0, 0, width, height)),
                _heights.Select((share, at) => new XElement(
                    _ofd + "TextObject", new XAttribute("ID", 9001 + at),
                    new XAttribute("Boundary", Numbers(width * 0.05, height * share, width * 0.95, size * 1.5)),
                    new XAttribute("Font", 0), new XAttribute("Size", Numbers(size)), new XAttribute("Alpha", 70),
                    new XElement(_ofd + "FillColor", new XAttribute("Value", "90 90 90")),
                    new XElement(
                        _ofd + "TextCode", new XAttribute("X", 0), new XAttribute("Y", Numbers(size * 1.1)),
                        new XAttribute("DeltaX", string.Join(' ', Enumerable.Repeat(Numbers(size), Math.Max(1, purpose.Length - 1)))),
                        purpose))))));
    }

    private static (double Width, double Height) SizeOf(XElement root)
    {
        var box = root.Descendants(_ofd + "PhysicalBox").First().Value.Split(' ')
            .Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToList();
        return (box[2], box[3]);
    }

    private static string Numbers(params IEnumerable<double> numbers) =>
        string.Join(' ', numbers.Select(number => number.ToString("0.##", CultureInfo.InvariantCulture)));

    private static XElement Root(string name, params object?[] content) =>
        new(_ofd + name, new XAttribute(XNamespace.Xmlns + "ofd", _ofd), content);

    private static XElement Load(ReadOnlyMemory<byte> bytes)
    {
        using var stream = new MemoryStream(bytes.ToArray());
        return XElement.Load(stream);
    }

    private static byte[] Write(XElement root)
    {
        using var stream = new MemoryStream();
        root.Save(stream);
        return stream.ToArray();
    }
}
