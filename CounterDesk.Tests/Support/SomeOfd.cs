using System.Text;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Ofd;

namespace CounterDesk.Tests.Support;

/// <summary>Ordinary OFD documents of our own making.</summary>
internal static class SomeOfd
{
    public const string HolderName = "林秀兰";

    private const string Root = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    /// <summary>One page with a frame, a name and a number, the same two as metadata, and an attachment.</summary>
    public static OfdContents Contents() => new()
    {
        DocumentId = "1674afa6e00c1a9d4ffd1a58d6c4f583",
        Title = "居民户口簿（演示）",
        Creator = "CounterDesk",
        CreatedOn = new DateOnly(2026, 3, 1),
        Pages = [Page()],
        CustomData = [new("持证主体", HolderName), new("证照编号", "DEMO-2026-000001")],
        Attachments = [new("face", "xml", "<face><name>林秀兰</name></face>"u8.ToArray())],
    };

    public static Picture Page() => new(210, 148, [
        new Mark.Fill(Outline.Rectangle(new(10, 10, 190, 128)), new(0xFC, 0xFA, 0xF4)),
        new Mark.Stroke(Outline.Ellipse(new(150, 90, 40, 40)), new(0x9C, 0x18, 0x20), 0.8),
        new Mark.Lettering(HolderName, Typeface.SerifBold, 6, new(25, 40), Color.Black) { Spacing = 1.5 },
        new Mark.Lettering("DEMO-2026-000001", Typeface.Mono, 4.5, new(25, 55), Color.Black),
    ]);

    /// <summary>
    /// A package of one page, 100 by 50 mm, with these objects in its layer and these elements among its resources.
    /// </summary>
    public static OfdPackage PackageWith(
        string objects, string resources = "", params IEnumerable<(string Name, byte[] Bytes)> files) =>
        PackageOf($"<ofd:Content><ofd:Layer ID='90'>{objects}</ofd:Layer></ofd:Content>", resources, files: files);

    /// <summary>A package of one page with these elements in the page, the resources and the document.</summary>
    /// <param name="page">Elements of the page.</param>
    /// <param name="resources">Elements of the resources.</param>
    /// <param name="common">Further elements of CommonData.</param>
    /// <param name="document">Further elements of the document.</param>
    /// <param name="files">Further entries.</param>
    public static OfdPackage PackageOf(
        string page, string resources = "", string common = "", string document = "",
        params IEnumerable<(string Name, byte[] Bytes)> files)
    {
        var contents = Contents() with { Pages = [new(100, 50, [])], Attachments = [] };
        var entries = OfdWriter.Compose(contents, SomeFonts.Shipped);
        var main = OfdForge.Text(entries[OfdForge.DocumentEntry])
            .Replace("</ofd:CommonData>", $"{common}</ofd:CommonData>", StringComparison.Ordinal)
            .Replace("</ofd:Document>", $"{document}</ofd:Document>", StringComparison.Ordinal);
        entries = entries
            .SetItem(OfdForge.DocumentEntry, OfdForge.Utf8(main))
            .SetItem("Doc_0/PublicRes.xml", Xml($"<ofd:Res {Root} BaseLoc='Res'>{resources}</ofd:Res>"))
            .SetItem(OfdForge.PageEntry, Xml($"<ofd:Page {Root}>{page}</ofd:Page>"));
        foreach (var (name, bytes) in files)
        {
            entries = entries.SetItem(name, bytes);
        }

        return OfdPackage.Read(OfdWriter.Pack(entries));
    }

    /// <summary>An entry that is XML, with the namespace of OFD under its usual prefix.</summary>
    public static byte[] Xml(string text) => Encoding.UTF8.GetBytes(
        text.Contains(Root, StringComparison.Ordinal) ? text : text.Insert(text.IndexOfAny([' ', '>', '/']), $" {Root}"));

    /// <summary>Where the stamp of a sealed page of ours stands.</summary>
    public static Box StampBox => new(150, 90, 40, 40);
}
