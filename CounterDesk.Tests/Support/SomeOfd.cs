using System.Text;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Ofd;

namespace CounterDesk.Tests.Support;

/// <summary>Ordinary OFD documents of our own making.</summary>
internal static class SomeOfd
{
    public const string HolderName = "林秀兰";

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
        string objects, string resources = "", params IEnumerable<(string Name, byte[] Bytes)> files)
    {
        const string Root = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
        var contents = Contents() with { Pages = [new(100, 50, [])], Attachments = [] };
        var entries = OfdWriter.Compose(contents, SomeFonts.Shipped)
            .SetItem("Doc_0/PublicRes.xml", Xml($"<ofd:Res {Root} BaseLoc='Res'>{resources}</ofd:Res>"))
            .SetItem("Doc_0/Pages/Page_0/Content.xml", Xml(
                $"<ofd:Page {Root}><ofd:Content><ofd:Layer ID='90'>{objects}</ofd:Layer></ofd:Content></ofd:Page>"));
        foreach (var (name, bytes) in files)
        {
            entries = entries.SetItem(name, bytes);
        }

        return OfdPackage.Read(OfdWriter.Pack(entries));

        static ReadOnlyMemory<byte> Xml(string text) => Encoding.UTF8.GetBytes(text);
    }

    /// <summary>Where the stamp of a sealed page of ours stands.</summary>
    public static Box StampBox => new(150, 90, 40, 40);
}
