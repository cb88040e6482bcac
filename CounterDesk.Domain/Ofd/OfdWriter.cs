using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Ofd;

/// <summary>
/// Writes OFD files (GB/T 33190-2016) of pages that are pictures. Fonts are named, not embedded. The same contents give
/// the same bytes.
/// </summary>
public static class OfdWriter
{
    /// <summary>The entry where reading an OFD file begins.</summary>
    public const string MainEntry = "OFD.xml";

    internal static readonly XNamespace Namespace = "http://www.ofdspec.org/2016";

    private const string DocumentFolder = "Doc_0/";

    // A ZIP entry has a time, and zero is no time; the earliest there is (APPNOTE 4.4.6).
    private static readonly DateTimeOffset _entryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The entries of the package by name. A sealer adds its own to them before they are packed.</summary>
    /// <exception cref="ArgumentException">A page has a clip or an image, which are not written.</exception>
    public static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Compose(OfdContents contents, FontSet fonts)
    {
        var numbers = new OfdNumbers();
        var pages = contents.Pages
            .Select((picture, at) => (
                Id: numbers.Next(),
                Entry: FormattableString.Invariant($"Pages/Page_{at}/Content.xml"),
                Content: OfdPageWriter.Write(picture, numbers, fonts)))
            .ToList();
        var entries = ImmutableSortedDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        entries[MainEntry] = Serialize(MainFile(contents));
        entries[DocumentFolder + "Document.xml"] = Serialize(DocumentRoot(contents, pages, numbers));
        entries[DocumentFolder + "PublicRes.xml"] = Serialize(Fonts(numbers));
        foreach (var (_, entry, content) in pages)
        {
            entries[DocumentFolder + entry] = Serialize(content);
        }

        if (!contents.Attachments.IsEmpty)
        {
            entries[DocumentFolder + "Attachs/Attachments.xml"] = Serialize(Attachments(contents.Attachments));
            foreach (var attachment in contents.Attachments)
            {
                entries[DocumentFolder + "Attachs/" + FileName(attachment)] = attachment.Bytes;
            }
        }

        return entries.ToImmutable();
    }

    /// <summary>Packs entries into one file, <see cref="MainEntry"/> first.</summary>
    public static byte[] Pack(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries.OrderBy(entry => entry.Key != MainEntry)
                .ThenBy(entry => entry.Key, StringComparer.Ordinal))
            {
                var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = _entryTime;
                using var stream = entry.Open();
                stream.Write(bytes.Span);
            }
        }

        return file.ToArray();
    }

    /// <summary>The file without a seal, as a seal's own picture is.</summary>
    public static byte[] Write(OfdContents contents, FontSet fonts) => Pack(Compose(contents, fonts));

    internal static byte[] Serialize(XElement root)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };
        using (var writer = XmlWriter.Create(stream, settings))
        {
            root.Save(writer);
        }

        return stream.ToArray();
    }

    internal static XElement Root(string name, params object?[] content) =>
        new(Namespace + name, new XAttribute(XNamespace.Xmlns + "ofd", Namespace), content);

    internal static XElement Element(string name, params object?[] content) => new(Namespace + name, content);

    // GB/T 33190 7.4
    private static XElement MainFile(OfdContents contents) => Root(
        "OFD",
        new XAttribute("Version", "1.1"),
        new XAttribute("DocType", "OFD"),
        Element(
            "DocBody",
            Element(
                "DocInfo",
                Element("DocID", contents.DocumentId),
                Element("Title", contents.Title),
                Element("CreationDate", Date(contents.CreatedOn)),
                Element("Creator", contents.Creator),
                contents.CustomData.IsEmpty ? null : Element("CustomDatas", contents.CustomData.Select(data =>
                    Element("CustomData", new XAttribute("Name", data.Name), data.Value)))),
            Element("DocRoot", DocumentFolder + "Document.xml")));

    // GB/T 33190 7.5
    private static XElement DocumentRoot(
        OfdContents contents, IEnumerable<(int Id, string Entry, XElement Content)> pages, OfdNumbers numbers) => Root(
        "Document",
        Element(
            "CommonData",
            Element("MaxUnitID", numbers.Last),
            Element("PageArea", OfdPageWriter.PhysicalBox(contents.Pages[0])),
            Element("PublicRes", "PublicRes.xml")),
        Element("Pages", pages.Select(page =>
            Element("Page", new XAttribute("ID", page.Id), new XAttribute("BaseLoc", page.Entry)))),
        contents.Attachments.IsEmpty ? null : Element("Attachments", "Attachs/Attachments.xml"));

    // GB/T 33190 11.1
    private static XElement Fonts(OfdNumbers numbers) => Root(
        "Res",
        new XAttribute("BaseLoc", "Res"),
        Element("Fonts", numbers.Fonts.OrderBy(font => font.Value).Select(font => Element(
            "Font",
            new XAttribute("ID", font.Value),
            new XAttribute("FontName", OfdFonts.NameOf(font.Key)),
            new XAttribute("FamilyName", OfdFonts.NameOf(font.Key)),
            OfdFonts.IsBold(font.Key) ? new XAttribute("Bold", "true") : null))));

    // GB/T 33190 20.1
    private static XElement Attachments(IEnumerable<OfdAttachment> attachments) => Root(
        "Attachments",
        attachments.Select((attachment, at) => Element(
            "Attachment",
            new XAttribute("ID", FormattableString.Invariant($"{at + 1}")),
            new XAttribute("Name", attachment.Name),
            new XAttribute("Format", attachment.Format),
            Element("FileLoc", FileName(attachment)))));

    private static string FileName(OfdAttachment attachment) => $"{attachment.Name}.{attachment.Format}";

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
