using System.Globalization;
using System.Text;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Ofd;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>An OFD file of one page whose text is set in a font that the file brings along, glyph by glyph.</summary>
internal static class EmbeddedFontFile
{
    private const int Lines = 16;
    private const int Columns = 25;
    private const double Size = 5;

    // Each is used about twice.
    private const char First = '\u4E00';
    private const int Different = 200;

    public static byte[] Make(FontSet fonts)
    {
        var font = fonts[Typeface.Serif];
        var subset = new FontSubset(font);
        var glyphs = new Dictionary<Rune, int>();
        for (var character = First; glyphs.Count < Different; character++)
        {
            if (font.GlyphFor(new(character)) is var glyph and not 0)
            {
                glyphs[new(character)] = subset.Add(glyph);
            }
        }

        var contents = new OfdContents
        {
            DocumentId = new string('0', 32),
            Title = "",
            Creator = "bench",
            CreatedOn = new DateOnly(2026, 1, 1),
            Pages = [new(210, 297, [])],
        };
        var entries = OfdWriter.Compose(contents, fonts)
            .SetItem("Doc_0/PublicRes.xml", Bytes(
                "<Res BaseLoc='Res'><Fonts><Font ID='900' FontName='Bench'>"
                + "<FontFile>a.ttf</FontFile></Font></Fonts></Res>"))
            .SetItem("Doc_0/Res/a.ttf", subset.Write())
            .SetItem("Doc_0/Pages/Page_0/Content.xml", Bytes(Page([.. glyphs])));
        return OfdWriter.Pack(entries);
    }

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Page(KeyValuePair<Rune, int>[] glyphs)
    {
        var page = new StringBuilder("<Page><Content><Layer>");
        for (var line = 0; line < Lines; line++)
        {
            var set = Enumerable.Range(line * Columns, Columns).Select(at => glyphs[at % glyphs.Length]).ToList();
            var text = string.Concat(set.Select(letter => letter.Key));
            var numbers = string.Join(' ', set.Select(letter => letter.Value));
            page.Append(
                CultureInfo.InvariantCulture,
                $"""
                <TextObject Boundary='20 {20 + 8 * line} 170 8' Font='900' Size='{Size}'>
                <CGTransform CodePosition='0' CodeCount='{Columns}' GlyphCount='{Columns}'>
                <Glyphs>{numbers}</Glyphs></CGTransform>
                <TextCode X='0' Y='6' DeltaX='g {Columns - 1} {Size}'>{text}</TextCode></TextObject>
                """);
        }

        return page.Append("</Layer></Content></Page>").ToString();
    }
}
