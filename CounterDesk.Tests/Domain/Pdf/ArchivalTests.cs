using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CounterDesk.Domain.Pdf;
using CounterDesk.Tests.Support;
using UglyToad.PdfPig.Tokens;

namespace CounterDesk.Tests.Domain.Pdf;

/// <summary>The rules of ISO 19005-2 (PDF/A-2a) we rely on, each asked of a file read back.</summary>
public sealed partial class ArchivalTests : IDisposable
{
    private static readonly byte[] _bytes = PdfWriter.Write(SomePaper.Copy(), SomeFonts.Shipped);

    private readonly PdfContents _file = new(_bytes);

    public void Dispose() => _file.Dispose();

    [Fact]
    public void The_header_is_followed_by_a_comment_of_bytes_that_are_no_text()
    {
        // 6.1.2
        Assert.StartsWith("%PDF-1.7\n%", _file.Raw, StringComparison.Ordinal);
        Assert.All(_bytes[10..14], value => Assert.True(value > 127));
    }

    [Fact]
    public void The_file_has_an_identifier_and_is_not_encrypted()
    {
        // 6.1.3
        var trailer = _file.Raw[_file.Raw.LastIndexOf("trailer", StringComparison.Ordinal)..];

        Assert.Matches(@"/ID\[<([0-9A-F]{32})><\1>\]", trailer);
        Assert.DoesNotContain("/Encrypt", trailer, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF\n", trailer, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_entry_of_the_cross_reference_leads_to_its_object()
    {
        // 6.1.4
        var entries = CrossReference().Matches(_file.Raw);

        Assert.True(entries.Count > 50);
        for (var id = 1; id <= entries.Count; id++)
        {
            var place = int.Parse(entries[id - 1].Groups["place"].Value, CultureInfo.InvariantCulture);
            Assert.Equal($"{id} 0 obj", _file.Raw.Substring(place, $"{id} 0 obj".Length));
        }
    }

    [Fact]
    public void The_colors_are_described_by_an_sRGB_profile()
    {
        // 6.2.3
        var intent = (DictionaryToken)_file.Resolve(_file.Items(_file.Catalog, "OutputIntents").Single());
        var profile = _file.Stream(intent, "DestOutputProfile");

        Assert.Equal("GTS_PDFA1", _file.Name(intent, "S"));
        Assert.Equal(profile.Length, BinaryPrimitives.ReadInt32BigEndian(profile));
        Assert.Equal("mntrRGB XYZ ", Encoding.ASCII.GetString(profile, 12, 12));
        Assert.Equal("acsp", Encoding.ASCII.GetString(profile, 36, 4));
    }

    [Fact]
    public void Every_font_is_embedded_with_a_subset_name_and_true_widths()
    {
        // 6.2.11.3 to 6.2.11.5
        Assert.Equal(5, _file.Fonts.Count);
        foreach (var font in _file.Fonts)
        {
            var descendant = (DictionaryToken)_file.Resolve(_file.Items(font, "DescendantFonts").Single());
            var program = _file.Stream(_file.Entry(descendant, "FontDescriptor"), "FontFile2");
            var widths = ((ArrayToken)_file.Items(descendant, "W")[1]).Data.Select(width => ((NumericToken)width).Data);

            Assert.Equal("Identity-H", _file.Name(font, "Encoding"));
            Assert.Equal("Identity", _file.Name(descendant, "CIDToGIDMap"));
            Assert.Matches("^[A-Z]{6}[+][A-Za-z0-9-]+$", _file.Name(font, "BaseFont"));
            Assert.Equal(AdvancesOf(program), widths);
        }
    }

    [Fact]
    public void Every_character_can_be_read_back_even_beyond_the_basic_plane()
    {
        // 6.2.11.7.2
        var document = SomePaper.Plain() with
        {
            Body = [new CounterDesk.Domain.Paper.Paragraph(["刘䶮，深圳市𬭎盛贸易有限公司，𫍣"])],
        };
        using var file = new PdfContents(PdfWriter.Write(document, SomeFonts.Shipped));

        Assert.Equal("刘䶮，深圳市𬭎盛贸易有限公司，𫍣", file.TextOf(1));
        Assert.All(_file.Fonts, font => Assert.True(PdfContents.Has(font, "ToUnicode")));
    }

    [Fact]
    public void The_metadata_can_be_read_without_any_filter_and_names_part_and_level()
    {
        // 6.6.2.1, 6.6.4
        var stream = (StreamToken)_file.Value(_file.Catalog, "Metadata");
        XNamespace pdfa = "http://www.aiim.org/pdfa/ns/id/";

        Assert.False(PdfContents.Has(stream.StreamDictionary, "Filter"));
        Assert.Equal("2", _file.Metadata.Descendants(pdfa + "part").Single().Value);
        Assert.Equal("A", _file.Metadata.Descendants(pdfa + "conformance").Single().Value);
    }

    [Fact]
    public void A_metadata_schema_the_standard_does_not_know_is_described_in_the_file()
    {
        // 6.6.2.3
        XNamespace schema = "http://www.aiim.org/pdfa/ns/schema#";
        XNamespace property = "http://www.aiim.org/pdfa/ns/property#";

        Assert.Equal(
            "http://www.aiim.org/pdfua/ns/id/", _file.Metadata.Descendants(schema + "namespaceURI").Single().Value);
        Assert.Equal("part", _file.Metadata.Descendants(property + "name").Single().Value);
    }

    [Fact]
    public void Times_and_title_say_the_same_in_both_places()
    {
        XNamespace xmp = "http://ns.adobe.com/xap/1.0/";
        XNamespace core = "http://purl.org/dc/elements/1.1/";

        Assert.Equal("2026-03-18T10:42:00+08:00", _file.Metadata.Descendants(xmp + "CreateDate").Single().Value);
        Assert.Equal("2026-03-18T10:42:00+08:00", _file.Metadata.Descendants(xmp + "ModifyDate").Single().Value);
        Assert.Contains("/CreationDate (D:20260318104200+08'00')", _file.Raw, StringComparison.Ordinal);
        Assert.Contains("/ModDate (D:20260318104200+08'00')", _file.Raw, StringComparison.Ordinal);
        Assert.Equal(SomePaper.Copy().Title, _file.Metadata.Descendants(core + "title").Single().Value);
    }

    [Fact]
    public void A_title_with_marks_of_XML_does_not_break_the_metadata()
    {
        var document = SomePaper.Plain() with { Title = "甲<乙>&\"丙\"" };
        using var file = new PdfContents(PdfWriter.Write(document, SomeFonts.Shipped));

        Assert.Contains("甲<乙>&\"丙\"", file.Metadata.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_the_file_acts_or_leads_elsewhere()
    {
        // 6.5.1, 6.8
        Assert.DoesNotMatch("/(JavaScript|JS|OpenAction|AA|Launch|EmbeddedFile|AcroForm|Annots)\\b", _file.Raw);
    }

    private static IEnumerable<double> AdvancesOf(byte[] font)
    {
        var table = FontForge.Table(font, "hmtx");
        return Enumerable.Range(0, table.Length / 4)
            .Select(glyph => (double)BinaryPrimitives.ReadUInt16BigEndian(table.AsSpan(4 * glyph)));
    }

    [GeneratedRegex(@"(?<place>\d{10}) 00000 n ")]
    private static partial Regex CrossReference();
}
