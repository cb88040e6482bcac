using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Ofd.Pages;
using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Ofd;

public sealed class OfdPageLayersTests
{
    private const string List = "<Annotations><Page PageID='1'><FileLoc>one.xml</FileLoc></Page></Annotations>";

    private const string Line =
        "<PathObject Boundary='0 0 9 9' DrawParam='5'><AbbreviatedData>M 0 0 L 9 9</AbbreviatedData></PathObject>";

    [Fact]
    public void What_lies_on_a_page_is_drawn_from_behind_to_in_front()
    {
        var package = SomeOfd.PackageOf(
            "<Template TemplateID='7' ZOrder='Foreground'/><Template TemplateID='8'/><Template TemplateID='9'/><Content>"
            + $"<Layer Type='Foreground'>{Text("前")}</Layer><Layer>{Text("中")}</Layer>"
            + $"<Layer Type='Background'>{Text("后")}</Layer></Content>",
            common: "<TemplatePage ID='7' BaseLoc='T/a.xml'/><TemplatePage ID='8' BaseLoc='T/b.xml'/>"
            + "<TemplatePage ID='9' BaseLoc='T/c.xml' ZOrder='Body'/>",
            document: "<Annotations>A/list.xml</Annotations>",
            files:
            [
                ("Doc_0/T/a.xml", Page("甲")), ("Doc_0/T/b.xml", Page("乙")), ("Doc_0/T/c.xml", Page("丙")),
                ("Doc_0/A/list.xml", SomeOfd.Xml(List)),
                ("Doc_0/A/one.xml", SomeOfd.Xml(
                    $"<PageAnnot><Annot><Appearance Boundary='5 6 9 9'>{Text("注")}</Appearance></Annot></PageAnnot>")),
            ]);
        var page = Draw(package);

        Assert.Equal("乙后丙中甲前注", Words(page));
        Assert.Empty(page.Omissions);
        Assert.Equal(7, page.Objects);
        Assert.Equal(
            ["Doc_0/A/one.xml", "Doc_0/Pages/Page_0/Content.xml", "Doc_0/T/a.xml", "Doc_0/T/b.xml", "Doc_0/T/c.xml"],
            page.Entries.Select(placed => placed.Entry).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_annotation_stands_at_its_box_and_one_that_is_not_visible_nowhere()
    {
        var page = Draw(WithAnnotations(
            $"<Annot Type='Watermark'><Appearance Boundary='5 6 90 9'>{Text("印")}</Appearance></Annot>"
            + $"<Annot Visible='false'><Appearance Boundary='5 6 9 9'>{Text("隐")}</Appearance></Annot>"
            + "<Annot Type='Link'><Appearance Boundary='5 6 9 9'/></Annot><Annot Type='Link'/>"));
        var group = Assert.IsType<Mark.Group>(Assert.Single(page.Picture.Marks));

        Assert.Equal("印", Words(page));
        Assert.Equal((1, 0), (page.Objects, page.LeftOut.Count));
        Assert.Equal(new Point(6, 11), group.Transform.Apply(Assert.IsType<Mark.Lettering>(group.Marks[0]).Start));
        Assert.Equal([new(6, 7, 60, 10), new(5, 6, 90, 9)], page.Entries.Select(placed => placed.Box));
    }

    [Fact]
    public void An_annotation_without_a_place_and_a_file_of_annotations_that_is_no_XML_are_named()
    {
        Assert.Equal(
            [OfdOmission.Annotation],
            Draw(WithAnnotations($"<Annot><Appearance>{Text("印")}</Appearance></Annot>")).Omissions);
        Assert.Equal([OfdOmission.UnreadableEntry], Draw(WithAnnotations("<Annot>")).Omissions);
    }

    [Fact]
    public void A_template_may_use_a_template_but_not_itself()
    {
        var package = SomeOfd.PackageOf(
            "<Template TemplateID='7'/>",
            common: "<TemplatePage ID='7' BaseLoc='T/a.xml'/><TemplatePage ID='8' BaseLoc='T/b.xml'/>",
            files:
            [
                ("Doc_0/T/a.xml", Page("甲", "<Template TemplateID='8'/>")),
                ("Doc_0/T/b.xml", Page("乙", "<Template TemplateID='7'/>")),
            ]);
        var page = Draw(package);

        Assert.Equal("乙甲", Words(page));
        Assert.Equal((3, 1), (page.Objects, page.LeftOut[OfdOmission.TooMuch]));
    }

    [Fact]
    public void The_resources_of_one_page_are_not_those_of_another()
    {
        var package = SomeOfd.PackageOf(
            $"<PageRes>own.xml</PageRes><Content><Layer>{Line}</Layer></Content>",
            "<DrawParams><DrawParam ID='5' LineWidth='3'/></DrawParams>",
            common: "",
            document: "",
            files:
            [
                ("Doc_0/Document.xml", SomeOfd.Xml(
                    "<Document><CommonData><PageArea><PhysicalBox>0 0 100 50</PhysicalBox></PageArea>"
                    + "<PublicRes>PublicRes.xml</PublicRes></CommonData><Pages><Page ID='1' BaseLoc='Pages/Page_0/Content.xml'/>"
                    + "<Page ID='2' BaseLoc='Pages/two.xml'/></Pages></Document>")),
                ("Doc_0/Pages/Page_0/own.xml", SomeOfd.Xml(
                    "<Res><DrawParams><DrawParam ID='5' LineWidth='1'/></DrawParams></Res>")),
                ("Doc_0/Pages/two.xml", SomeOfd.Xml($"<Page><Content><Layer>{Line}</Layer></Content></Page>")),
            ]);
        var drawing = OfdPageDrawing.Open(package);

        Assert.Equal(["1", "2"], drawing.PageIds);
        Assert.Equal([1.0, 3.0], Enumerable.Range(0, 2).Select(page => WidthOn(drawing.Draw(page, []))));
    }

    [Theory]
    [InlineData("PNG")]
    [InlineData("BMP")]
    [InlineData("GIF")]
    [InlineData("JPEG")]
    public void The_picture_of_a_seal_may_be_an_image_of_any_kind(string kind)
    {
        var picture = kind switch
        {
            "PNG" => SomePng.Gray(2, 1, [0, 255]),
            "BMP" => SomeImages.Bmp(24, 1, 1, [0, 0, 255, 0]),
            "GIF" => SomeImages.Gif,
            _ => SomeImages.Jpeg(4, 4, 3),
        };
        var page = OfdPageDrawing.Open(SomeOfd.PackageWith("")).Draw(0, [new("s1", "1", new(30, 10, 20, 10), picture)]);
        var group = Assert.IsType<Mark.Group>(Assert.Single(page.Picture.Marks));

        Assert.Empty(page.Omissions);
        Assert.Equal([new("s1", new(30, 10, 20, 10))], page.Seals);
        Assert.Equal(Transform.Scale(20, 10), Assert.IsType<Mark.Group>(group.Marks[0]).Transform);
    }

    [Fact]
    public void The_white_of_a_seal_lets_the_page_through_and_its_red_looks_the_same_on_white()
    {
        var picture = SomeImages.Bmp(24, 3, 1, [255, 255, 255, 127, 127, 255, 0, 0, 255, 0, 0, 0]);
        var page = OfdPageDrawing.Open(SomeOfd.PackageWith("")).Draw(0, [new("s1", "1", new(0, 0, 3, 1), picture)]);
        var outer = Assert.IsType<Mark.Group>(Assert.Single(page.Picture.Marks));
        var bitmap = Assert.IsType<Mark.Image>(Assert.IsType<Mark.Group>(outer.Marks[0]).Marks[0]).Bitmap;

        Assert.Equal([0, 128, 255], bitmap.Alpha.ToArray());
        Assert.Equal([255, 0, 0, 255, 0, 0], bitmap.Bytes.ToArray()[3..]);
    }

    [Fact]
    public void Of_a_seal_across_the_edges_each_page_shows_its_strip()
    {
        var stamp = new OfdStamp("s1", "1", new(60, 5, 40, 40), SomePng.Gray(1, 1, [0])) { Clip = new(32, 0, 8, 40) };
        var page = OfdPageDrawing.Open(SomeOfd.PackageWith("")).Draw(0, [stamp]);
        var group = Assert.IsType<Mark.Group>(Assert.Single(page.Picture.Marks));

        Assert.Equal(Outline.Rectangle(new(32, 0, 8, 40)).Segments, group.Clip!.Segments);
        Assert.Equal([new("s1", new(92, 5, 8, 40))], page.Seals);
    }

    [Fact]
    public void What_is_missing_of_the_picture_of_a_seal_is_named_and_the_rest_is_drawn()
    {
        var seal = OfdWriter.Pack(OfdWriter.Compose(
            SomeOfd.Contents() with { Pages = [new(40, 40, [])], Attachments = [] }, SomeFonts.Shipped)
            .SetItem(OfdForge.PageEntry, SomeOfd.Xml(
                $"<Page><Content><Layer>{Line}<VideoObject Boundary='0 0 1 1'/></Layer></Content></Page>")));
        var page = OfdPageDrawing.Open(SomeOfd.PackageWith("")).Draw(0, [new("s1", "1", new(0, 0, 20, 20), seal)]);

        Assert.Equal((1, 1), (page.Objects, page.LeftOut[OfdOmission.Stamp]));
        Assert.Equal(0.353, WidthOn(page));
    }

    [Fact]
    public void A_stamp_from_a_file_has_the_ID_of_its_signature()
    {
        var package = OfdPackage.Read(SomeSeals.SealedFile());

        Assert.Equal(["1"], SealStamps.Of(package).Select(stamp => stamp.SignatureId));
    }

    private static string Text(string text) =>
        "<TextObject Boundary='1 1 60 10' Font='2' Size='4'>"
        + $"<TextCode X='0' Y='4' DeltaX='4 4'>{text}</TextCode></TextObject>";

    private static byte[] Page(string text, string more = "") =>
        SomeOfd.Xml($"<Page>{more}<Content><Layer>{Text(text)}</Layer></Content></Page>");

    private static OfdPackage WithAnnotations(string annotations) => SomeOfd.PackageOf(
        "", document: "<Annotations>A/list.xml</Annotations>",
        files:
        [
            ("Doc_0/A/list.xml", SomeOfd.Xml(List)),
            ("Doc_0/A/one.xml", SomeOfd.Xml($"<PageAnnot>{annotations}</PageAnnot>")),
        ]);

    private static DrawnPage Draw(OfdPackage package) => OfdPageDrawing.Open(package).Draw(0, []);

    private static double WidthOn(DrawnPage page) => Flat(page.Picture.Marks).OfType<Mark.Stroke>().Single().Width;

    private static string Words(DrawnPage page) =>
        string.Concat(Flat(page.Picture.Marks).OfType<Mark.Lettering>().Select(lettering => lettering.Text));

    private static IEnumerable<Mark> Flat(IEnumerable<Mark> marks) =>
        marks.SelectMany(mark => mark is Mark.Group group ? Flat(group.Marks) : [mark]);
}
