using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Ofd.Pages;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Ofd;

public sealed class OfdObjectDrawingTests
{
    private const string Square = "<AbbreviatedData>M 0 0 L 10 0 L 10 10 L 0 10 C</AbbreviatedData>";

    private const string Medium =
        "<MultiMedias><MultiMedia ID='3'><MediaFile>a</MediaFile></MultiMedia>"
        + "<MultiMedia ID='4'><MediaFile>b</MediaFile></MultiMedia></MultiMedias>";

    private static readonly Color _red = new(255, 0, 0);

    [Theory]
    [InlineData("", 0.353, 3.528, 0, LineJoin.Miter)]
    [InlineData("LineWidth='0'", 0.1, 3.528, 0, LineJoin.Miter)]
    [InlineData("LineWidth='2' MiterLimit='5' DashOffset='1.5' Join='Bevel'", 2, 5, 1.5, LineJoin.Bevel)]
    [InlineData("LineWidth='-1' MiterLimit='0'", 0.353, 1, 0, LineJoin.Miter)]
    public void A_line_is_as_the_standard_has_it(
        string attributes, double width, double miter, double offset, LineJoin join)
    {
        var line = Assert.IsType<Mark.Stroke>(Assert.Single(Flat(Draw(
            $"<PathObject Boundary='0 0 10 10' {attributes}>{Square}</PathObject>"))));

        Assert.Equal((width, miter, offset, join), (line.Width, line.MiterLimit, line.DashOffset, line.Join));
    }

    [Theory]
    [InlineData("<FillColor Value='255 0 0'/>", 255, 0, 0)]
    [InlineData("<FillColor Value='#ff #00 #0'/>", 255, 0, 0)]
    [InlineData("<FillColor Value='128'/>", 128, 128, 128)]
    [InlineData("<FillColor Value='0 255 255 0'/>", 255, 0, 0)]
    [InlineData("<FillColor Value='31 0 0' ColorSpace='6'/>", 255, 0, 0)]
    [InlineData("<FillColor Index='1' ColorSpace='7'/>", 255, 0, 0)]
    [InlineData("<FillColor Index='9' ColorSpace='7'/>", 0, 0, 0)]
    [InlineData("<FillColor ColorSpace='8'/>", 255, 255, 255)]
    [InlineData("<FillColor/>", 0, 0, 0)]
    public void A_color_is_read_in_its_space(string color, int red, int green, int blue)
    {
        var page = Draw(
            $"<PathObject Boundary='0 0 10 10' Stroke='false' Fill='true'>{color}{Square}</PathObject>",
            "<ColorSpaces><ColorSpace ID='6' Type='RGB' BitsPerComponent='5'/><ColorSpace ID='7' Type='RGB'>"
            + "<Palette><CV>0 0 0</CV><CV>255 0 0</CV></Palette></ColorSpace><ColorSpace ID='8' Type='CMYK'/></ColorSpaces>");

        Assert.Empty(page.Omissions);
        Assert.Equal(
            new Color((byte)red, (byte)green, (byte)blue),
            Assert.IsType<Mark.Fill>(Assert.Single(Flat(page))).Color);
    }

    [Fact]
    public void The_document_may_say_which_space_colors_are_in()
    {
        var package = SomeOfd.PackageOf(
            "<Content><Layer><PathObject Boundary='0 0 10 10' Stroke='false' Fill='true'><FillColor Value='0 31 0'/>"
            + $"{Square}</PathObject></Layer></Content>",
            "<ColorSpaces><ColorSpace ID='6' Type='RGB' BitsPerComponent='5'/></ColorSpaces>",
            "<DefaultCS>6</DefaultCS>");

        Assert.Equal(new(0, 255, 0), Assert.IsType<Mark.Fill>(Assert.Single(Flat(Draw(package)))).Color);
    }

    [Theory]
    [InlineData(
        "<AxialShd><Segment><Color Value='0 0 0'/></Segment><Segment><Color Value='200 0 0'/></Segment></AxialShd>", 100)]
    [InlineData(
        "<RadialShd><Segment Position='0'><Color Value='0 0 0'/></Segment><Segment Position='0.25'>"
        + "<Color Value='100 0 0'/></Segment><Segment Position='0.75'><Color Value='200 0 0'/></Segment></RadialShd>", 150)]
    [InlineData("<AxialShd><Segment Position='0.9'><Color Value='70 0 0'/></Segment></AxialShd>", 70)]
    [InlineData(
        "<GouraudShd><Point X='0' Y='0'><Color Value='0 0 0'/></Point><Point X='1' Y='0'><Color Value='90 0 0'/></Point>"
        + "<Point X='0' Y='1'><Color Value='30 0 0'/></Point></GouraudShd>", 40)]
    [InlineData("<LaGouraudShd><Point X='0' Y='0'><Color Value='8 0 0'/></Point></LaGouraudShd>", 8)]
    public void A_shading_becomes_its_middle_color_and_is_counted(string shading, int red)
    {
        var page = Draw(
            "<PathObject Boundary='0 0 10 10' Stroke='false' Fill='true'>"
            + $"<FillColor>{shading}</FillColor>{Square}</PathObject>");

        Assert.Empty(page.Omissions);
        Assert.Equal(1, page.FlattenedShadings);
        Assert.Equal(new((byte)red, 0, 0), Assert.IsType<Mark.Fill>(Assert.Single(Flat(page))).Color);
    }

    [Fact]
    public void A_pattern_is_repeated_over_what_it_fills_and_over_nothing_else()
    {
        var page = Draw(PatternOn("Width='4' Height='5'"));
        var fills = Placed(page).ToList();

        Assert.Empty(page.Omissions);
        Assert.Equal(1, page.Objects);
        Assert.Equal(6, fills.Count);
        Assert.Equal(
            [new(20, 10), new(24, 10), new(28, 10), new(20, 15), new(24, 15), new(28, 15)],
            fills.Select(fill => fill.Transform.Apply(default)));
    }

    [Theory]
    [InlineData("Width='4' Height='5' XStep='5' YStep='10'", 2)]
    [InlineData("Width='4' Height='5' CTM='2 0 0 2 0 0'", 2)]
    [InlineData("Width='7' Height='5' RelativeTo='Page'", 6)]
    public void A_pattern_has_steps_a_matrix_and_a_place_to_start_from(string attributes, int tiles) =>
        Assert.Equal(tiles, Placed(Draw(PatternOn(attributes))).Count());

    [Fact]
    public void Every_second_tile_may_be_turned_over()
    {
        var corners = Placed(Draw(PatternOn("Width='5' Height='10' ReflectMethod='Column'")))
            .Select(fill => fill.Transform.Apply(new(1, 0))).ToList();

        Assert.Equal([new(21, 10), new(29, 10)], corners);
    }

    [Theory]
    [InlineData(OfdOmission.TooMuch, "Width='0.1' Height='0.1'")]
    [InlineData(OfdOmission.Shading, "Width='0' Height='5'")]
    [InlineData(OfdOmission.Shading, "Width='4' Height='5' CTM='0 0 0 0 0 0'")]
    public void A_pattern_that_cannot_be_repeated_is_named(OfdOmission omission, string attributes)
    {
        var page = Draw(PatternOn(attributes));

        Assert.Equal([omission], page.Omissions);
        Assert.Empty(Placed(page));
    }

    [Fact]
    public void A_line_in_a_pattern_has_its_first_color_and_says_so()
    {
        var page = Draw(
            "<PathObject Boundary='0 0 10 10'><StrokeColor><Pattern Width='1' Height='1'><CellContent><PathObject>"
            + $"<FillColor Value='255 0 0'/></PathObject></CellContent></Pattern></StrokeColor>{Square}</PathObject>");

        Assert.Equal([OfdOmission.Shading], page.Omissions);
        Assert.Equal(_red, Assert.IsType<Mark.Stroke>(Assert.Single(Flat(page))).Color);
    }

    [Fact]
    public void A_group_among_the_resources_is_drawn_where_the_page_puts_it()
    {
        var page = Draw(
            "<CompositeObject Boundary='20 10 40 40' ResourceID='5' CTM='2 0 0 2 0 0' Alpha='51'/>",
            Composite(
                "5",
                "<PathObject Boundary='3 4 10 10' Fill='true' Stroke='false'><FillColor Value='255 0 0'/>"
                + $"{Square}</PathObject>"));
        var fill = Assert.Single(Placed(page));

        Assert.Empty(page.Omissions);
        Assert.Equal(1, page.Objects);
        Assert.Equal(new Point(26, 18), fill.Transform.Apply(default));
        Assert.Equal(new Point(46, 38), fill.Transform.Apply(new(10, 10)));
        Assert.Equal(_red with { Alpha = 51 }, fill.Fill.Color);
        Assert.Equal(
            [new("Doc_0/PublicRes.xml", new(26, 18, 20, 20)), new(OfdForge.PageEntry, new(20, 10, 40, 40))], page.Entries);
    }

    [Fact]
    public void The_mask_of_an_image_lets_through_what_is_white_in_it()
    {
        var page = Draw(
            SomeOfd.PackageWith(
                "<ImageObject Boundary='0 0 4 1' ResourceID='3' ImageMask='4'/>", Medium,
                ("Doc_0/Res/a", SomePng.Gray(4, 1, [1, 2, 3, 4])), ("Doc_0/Res/b", SomePng.Gray(2, 1, [0, 255]))));

        Assert.Empty(page.Omissions);
        Assert.Equal([0, 0, 255, 255], Assert.IsType<Mark.Image>(Assert.Single(Flat(page))).Bitmap.Alpha.ToArray());
        Assert.Equal(["Doc_0/Res/a", "Doc_0/Res/b", OfdForge.PageEntry], page.Entries.Select(placed => placed.Entry));
    }

    [Fact]
    public void An_image_has_the_opacity_and_the_border_its_object_says()
    {
        var page = Draw(
            SomeOfd.PackageWith(
                "<ImageObject Boundary='10 20 30 15' CTM='30 0 0 15 0 0' ResourceID='9' Substitution='3' Alpha='102'>"
                + "<Border LineWidth='0.5' HorizonalCornerRadius='2' VerticalCornerRadius='2'>"
                + "<BorderColor Value='255 0 0'/></Border></ImageObject>",
                Medium, ("Doc_0/Res/a", SomePng.Gray(1, 1, [9]))));
        var marks = Flat(page).ToList();
        var border = Assert.IsType<Mark.Stroke>(marks[1]);

        var group = Assert.IsType<Mark.Group>(Assert.Single(page.Picture.Marks));
        var framed = Assert.IsType<Mark.Group>(Assert.IsType<Mark.Group>(group.Marks[0]).Marks[0]);
        Assert.Equal(border.Outline, framed.Clip);
        Assert.Equal(0.4, Assert.IsType<Mark.Image>(marks[0]).Opacity, 1e-9);
        Assert.Equal((0.5, _red with { Alpha = 102 }), (border.Width, border.Color));
        Assert.Equal(new Point(2, 0), border.Outline.Segments[0].End);
    }

    [Theory]
    [InlineData("TIFF", OfdOmission.ImageKind)]
    [InlineData("CMYK", OfdOmission.ImageKind)]
    [InlineData("damaged", OfdOmission.Image)]
    [InlineData("30000", OfdOmission.TooMuch)]
    public void An_image_that_is_not_drawn_says_why(string kind, OfdOmission omission)
    {
        var file = kind switch
        {
            "TIFF" => "II*\0"u8.ToArray(),
            "CMYK" => SomeImages.Jpeg(4, 4, components: 4),
            "damaged" => SomeImages.Gif[..60],
            _ => SomeImages.Jpeg(30_000, 30_000, components: 3),
        };
        var page = Draw(SomeOfd.PackageWith(
            "<ImageObject Boundary='0 0 9 9' ResourceID='3'/>", Medium, ("Doc_0/Res/a", file)));

        Assert.Equal((1, 1), (page.Objects, page.LeftOut[omission]));
    }

    [Fact]
    public void Images_of_every_kind_come_out()
    {
        byte[][] files =
        [
            SomeImages.Gif, SomeImages.Jbig2[0], SomeImages.Jpeg(4, 4, 3), SomePng.Gray(1, 1, [0]),
            SomeImages.Bmp(24, 1, 1, [1, 2, 3, 0]), SomeImages.Jbig2With(kind: 6, region: [1]),
        ];
        Assert.All(files, file => Assert.Empty(Draw(SomeOfd.PackageWith(
            "<ImageObject Boundary='0 0 9 9' ResourceID='3'/>", Medium, ("Doc_0/Res/a", file))).Omissions));
    }

    [Theory]
    [InlineData("", 22.0)]
    [InlineData("TransFlag='true'", 22.0)]
    [InlineData("TransFlag='false'", 21.0)]
    public void A_clip_goes_through_the_matrix_of_its_object_unless_it_says_otherwise(string flag, double x)
    {
        var page = Draw(
            $"<PathObject Boundary='20 10 30 30' CTM='2 0 0 2 0 0'><Clips {flag}><Clip><Area><Path Boundary='1 1 3 3'>"
            + "<AbbreviatedData>M 0 0 L 3 0 L 0 3 C</AbbreviatedData></Path></Area></Clip></Clips>"
            + $"{Square}</PathObject>");
        var outer = Assert.IsType<Mark.Group>(Assert.Single(page.Picture.Marks));
        var clipped = Assert.IsType<Mark.Group>(Assert.Single(outer.Marks));

        Assert.Equal(x, clipped.Transform.Then(outer.Transform).Apply(clipped.Clip!.Segments[0].End).X);
    }

    private static string PatternOn(string attributes) =>
        $"<PathObject Boundary='20 10 10 10' Stroke='false' Fill='true'><FillColor><Pattern {attributes}><CellContent>"
        + "<PathObject Boundary='0 0 1 1' Stroke='false' Fill='true'><FillColor Value='255 0 0'/>"
        + "<AbbreviatedData>M 0 0 L 1 0 L 1 1 C</AbbreviatedData></PathObject></CellContent></Pattern></FillColor>"
        + $"{Square}</PathObject>";

    private static string Composite(string id, string content) =>
        $"<CompositeGraphicUnits><CompositeGraphicUnit ID='{id}'><Content>{content}</Content></CompositeGraphicUnit>"
        + "</CompositeGraphicUnits>";

    private static DrawnPage Draw(string objects, string resources = "") =>
        Draw(SomeOfd.PackageWith(objects, resources));

    private static DrawnPage Draw(OfdPackage package) => OfdPageDrawing.Open(package).Draw(0, []);

    private static IEnumerable<Mark> Flat(DrawnPage page) => Flat(page.Picture.Marks);

    private static IEnumerable<Mark> Flat(IEnumerable<Mark> marks) =>
        marks.SelectMany(mark => mark is Mark.Group group ? Flat(group.Marks) : [mark]);

    private static IEnumerable<(Mark.Fill Fill, Transform Transform)> Placed(DrawnPage page) =>
        Placed(page.Picture.Marks, Transform.Identity);

    private static IEnumerable<(Mark.Fill Fill, Transform Transform)> Placed(
        IEnumerable<Mark> marks, Transform transform) =>
        marks.SelectMany(mark => mark switch
        {
            Mark.Group group => Placed(group.Marks, group.Transform.Then(transform)),
            Mark.Fill fill => [(fill, transform)],
            _ => [],
        });
}
