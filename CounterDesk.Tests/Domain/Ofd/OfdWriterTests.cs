using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Ofd;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Ofd;

public sealed class OfdWriterTests
{
    private static readonly XNamespace _ofd = "http://www.ofdspec.org/2016";

    [Fact]
    public void The_same_contents_give_the_same_bytes() => Assert.Equal(
        OfdWriter.Write(SomeOfd.Contents(), SomeFonts.Shipped), OfdWriter.Write(SomeOfd.Contents(), SomeFonts.Shipped));

    [Fact]
    public void The_package_begins_with_the_main_entry_and_has_what_the_others_name()
    {
        using var archive = new ZipArchive(new MemoryStream(OfdWriter.Write(SomeOfd.Contents(), SomeFonts.Shipped)));

        Assert.Equal(
            [
                "OFD.xml", "Doc_0/Attachs/Attachments.xml", "Doc_0/Attachs/face.xml", "Doc_0/Document.xml",
                "Doc_0/Pages/Page_0/Content.xml", "Doc_0/PublicRes.xml",
            ],
            archive.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public void No_entry_has_a_data_descriptor_and_no_xml_a_byte_order_mark()
    {
        var file = OfdWriter.Write(SomeOfd.Contents(), SomeFonts.Shipped);

        // APPNOTE 4.4.4: bit 3 of the flags, which follow the signature and the version.
        Assert.Equal(0, file[6] & 0x08);
        Assert.All(
            OfdWriter.Compose(SomeOfd.Contents(), SomeFonts.Shipped).Values,
            bytes => Assert.StartsWith("<", Encoding.Latin1.GetString(bytes.Span), StringComparison.Ordinal));
    }

    [Fact]
    public void Custom_data_keep_their_names_values_and_order()
    {
        var data = Load("OFD.xml").Descendants(_ofd + "CustomData");

        Assert.Equal(
            [("持证主体", "林秀兰"), ("证照编号", "DEMO-2026-000001")],
            data.Select(element => (element.Attribute("Name")!.Value, element.Value)));
    }

    [Fact]
    public void Each_typeface_on_the_page_is_a_font_by_its_number()
    {
        var fonts = Load("Doc_0/PublicRes.xml").Descendants(_ofd + "Font").ToDictionary(
            font => font.Attribute("ID")!.Value,
            font => (font.Attribute("FontName")!.Value, font.Attribute("Bold")?.Value));

        Assert.Equal(
            [("Noto Serif SC", "true"), ("Source Code Pro", null)],
            Page().Descendants(_ofd + "TextObject").Select(text => fonts[text.Attribute("Font")!.Value]));
    }

    [Fact]
    public void Letters_step_by_their_own_width_and_the_spacing_and_the_last_one_has_no_step()
    {
        var name = Page().Descendants(_ofd + "TextCode").First();

        Assert.Equal("林秀兰", name.Value);
        Assert.Equal("7.5 7.5", name.Attribute("DeltaX")!.Value);
    }

    [Fact]
    public void A_character_beyond_the_basic_plane_is_one_letter_and_one_no_font_has_is_an_em_wide()
    {
        var page = Page(new Mark.Lettering("林𬭎𠮷", Typeface.Serif, 4, new(10, 10), Color.Black));

        Assert.Equal("4 4", page.Descendants(_ofd + "TextCode").Single().Attribute("DeltaX")!.Value);
    }

    [Fact]
    public void The_numbers_of_all_parts_differ_and_none_is_above_the_highest_named()
    {
        string[] entries = ["Doc_0/Document.xml", "Doc_0/PublicRes.xml", "Doc_0/Pages/Page_0/Content.xml"];
        var ids = entries
            .SelectMany(entry => Load(entry).Descendants().Attributes("ID"))
            .Select(id => int.Parse(id.Value, CultureInfo.InvariantCulture))
            .ToList();
        var highest = int.Parse(
            Load("Doc_0/Document.xml").Descendants(_ofd + "MaxUnitID").Single().Value, CultureInfo.InvariantCulture);

        Assert.True(ids.Count > 5);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(highest, ids.Max());
    }

    [Fact]
    public void A_path_is_told_from_the_corner_of_its_box()
    {
        var page = Page(new Mark.Fill(Outline.Rectangle(new(10, 20, 30, 40)), new(1, 2, 3, 128), FillRule.EvenOdd));
        var path = page.Descendants(_ofd + "PathObject").Single();

        Assert.Equal("10 20 30 40", path.Attribute("Boundary")!.Value);
        Assert.Equal("M 0 0 L 30 0 L 30 40 L 0 40 C", path.Element(_ofd + "AbbreviatedData")!.Value);
        Assert.Equal("1 2 3", path.Element(_ofd + "FillColor")!.Attribute("Value")!.Value);
        Assert.Equal("128", path.Attribute("Alpha")!.Value);
        Assert.Equal("Even-Odd", path.Attribute("Rule")!.Value);
        Assert.Equal("false", path.Attribute("Stroke")!.Value);
    }

    [Fact]
    public void A_turned_group_gives_its_parts_a_matrix_into_a_box_around_them()
    {
        var letter = new Mark.Lettering("章", Typeface.Serif, 4, new(0, 0), Color.Black);
        var page = Page(new Mark.Group([letter], Transform.Turn(90).Then(Transform.Move(50, 60))));
        var text = page.Descendants(_ofd + "TextObject").Single();

        // The letter's box reaches from 0, -4 to 4, 1.4; turned clockwise about 0, 0 and moved to 50, 60.
        Assert.Equal("48.6 60 5.4 4", text.Attribute("Boundary")!.Value);
        Assert.Equal("0 1 -1 0 1.4 0", text.Attribute("CTM")!.Value);
        Assert.Equal("0", text.Element(_ofd + "TextCode")!.Attribute("Y")!.Value);
    }

    [Fact]
    public void A_clip_is_refused_because_it_is_not_written()
    {
        var group = new Mark.Group([], Transform.Identity) { Clip = Outline.Rectangle(new(0, 0, 1, 1)) };

        Assert.Throws<ArgumentException>(() => Page(group));
    }

    private static XElement Page(params Mark[] marks) => Load(
        "Doc_0/Pages/Page_0/Content.xml", SomeOfd.Contents() with { Pages = [new(210, 148, [.. marks])] });

    private static XElement Page() => Load("Doc_0/Pages/Page_0/Content.xml");

    private static XElement Load(string entry, OfdContents? contents = null) => XElement.Load(new MemoryStream(
        OfdWriter.Compose(contents ?? SomeOfd.Contents(), SomeFonts.Shipped)[entry].ToArray()));
}
