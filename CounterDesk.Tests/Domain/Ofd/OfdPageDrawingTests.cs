using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Ofd.Pages;
using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Ofd;

public sealed class OfdPageDrawingTests
{
    private const string Square = "<AbbreviatedData>M 0 0 L 10 0 L 10 10 L 0 10 C</AbbreviatedData>";

    [Fact]
    public void A_page_we_wrote_is_drawn_with_the_same_text_at_the_same_places()
    {
        var page = Draw(OfdPackage.Read(OfdWriter.Write(SomeOfd.Contents(), SomeFonts.Shipped)));
        var written = TextsOf(SomeOfd.Page());

        Assert.Empty(page.Omissions);
        Assert.Equal((210.0, 148.0), (page.Picture.Width, page.Picture.Height));
        Assert.Equal(
            written.Select(text => (text.Text, text.Typeface, text.Size, text.Start, text.Color)),
            TextsOf(page.Picture).Select(text => (text.Text, text.Typeface, text.Size, text.Start, text.Color)));
        Assert.Equal([7.5, 7.5], TextsOf(page.Picture).First().Steps);
    }

    [Fact]
    public void A_turned_group_comes_back_where_it_was()
    {
        var turn = Transform.Turn(30).Then(Transform.Move(40, 20));
        var letter = new Mark.Lettering("章", Typeface.Serif, 4, new(2, 1), Color.Black);
        var contents = SomeOfd.Contents() with { Pages = [new(100, 50, [new Mark.Group([letter], turn)])] };
        var page = Draw(OfdPackage.Read(OfdWriter.Write(contents, SomeFonts.Shipped)));
        var group = Assert.IsType<Mark.Group>(Assert.Single(page.Picture.Marks));
        var start = group.Transform.Apply(Assert.IsType<Mark.Lettering>(Assert.Single(group.Marks)).Start);

        Assert.Equal(turn.Apply(new(2, 1)).X, start.X, 0.001);
        Assert.Equal(turn.Apply(new(2, 1)).Y, start.Y, 0.001);
    }

    [Fact]
    public void The_stamp_of_a_sealed_page_stands_in_its_box()
    {
        var package = OfdPackage.Read(SomeSeals.SealedFile());
        var stamp = Assert.Single(SealStamps.Of(package));
        var without = OfdPageDrawing.Open(package).Draw(0, []).Picture.Marks;
        var with = OfdPageDrawing.Open(package).Draw(0, [stamp]).Picture.Marks;
        var mark = Assert.IsType<Mark.Group>(Assert.Single(with.RemoveRange(0, without.Length)));

        Assert.Equal(("1", SomeOfd.StampBox), (stamp.SignatureId, stamp.Boundary));
        Assert.Equal(
            [new("1", SomeOfd.StampBox)], OfdPageDrawing.Open(package).Draw(0, SealStamps.Of(package)).Seals);
        Assert.Equal(Transform.Move(150, 90), mark.Transform);
        Assert.Equal(40.0 / 210, Assert.IsType<Mark.Group>(Assert.Single(mark.Marks)).Transform.A, 1e-9);
    }

    [Fact]
    public void A_path_is_filled_and_stroked_as_it_says()
    {
        var marks = MarksOf(
            "<PathObject Boundary='5 6 10 10' LineWidth='0.5' Fill='true' Rule='Even-Odd' DashPattern='2 1' Alpha='128'>"
            + "<StrokeColor Value='255 0 0'/><FillColor Value='0 #FF 0' Alpha='128'/>" + Square + "</PathObject>");

        var fill = Assert.IsType<Mark.Fill>(marks[0]);
        var stroke = Assert.IsType<Mark.Stroke>(marks[1]);
        Assert.Equal((FillRule.EvenOdd, new Color(0, 255, 0, 64)), (fill.Rule, fill.Color));
        Assert.Equal((0.5, new Color(255, 0, 0, 128)), (stroke.Width, stroke.Color));
        Assert.Equal([2.0, 1.0], stroke.Dashes);
    }

    [Fact]
    public void A_path_that_says_nothing_is_a_thin_black_line()
    {
        var stroke = Assert.IsType<Mark.Stroke>(Assert.Single(MarksOf(
            $"<PathObject ID='1' Boundary='5 6 10 10'>{Square}</PathObject>")));

        Assert.Equal((0.353, Color.Black), (stroke.Width, stroke.Color));
    }

    [Fact]
    public void Drawing_parameters_are_asked_when_the_object_is_silent_and_they_build_on_others()
    {
        var stroke = Assert.IsType<Mark.Stroke>(Assert.Single(MarksOf(
            $"<PathObject ID='1' Boundary='5 6 10 10' DrawParam='7'>{Square}</PathObject>",
            "<DrawParams><DrawParam ID='7' Relative='8' LineWidth='0.9'/>"
            + "<DrawParam ID='8' LineWidth='0.1' Cap='Round'><StrokeColor Value='1 2 3'/></DrawParam></DrawParams>")));

        Assert.Equal((0.9, LineCap.Round, new Color(1, 2, 3)), (stroke.Width, stroke.Cap, stroke.Color));
    }

    [Fact]
    public void What_reaches_beyond_its_box_is_cut_off()
    {
        var page = Draw(SomeOfd.PackageWith($"<PathObject ID='1' Boundary='5 6 4 4'>{Square}</PathObject>"));
        var group = Assert.IsType<Mark.Group>(Assert.Single(page.Picture.Marks));
        var cut = Assert.IsType<Mark.Group>(Assert.Single(group.Marks));

        Assert.Equal(Outline.Rectangle(new(0, 0, 4, 4)).Segments, cut.Clip!.Segments);
    }

    [Fact]
    public void A_clip_keeps_the_object_inside_its_outline()
    {
        var group = Assert.IsType<Mark.Group>(Assert.Single(Draw(SomeOfd.PackageWith(
            "<PathObject ID='1' Boundary='5 6 10 10'><Clips><Clip><Area><Path Boundary='1 2 3 3'>"
            + "<AbbreviatedData>M 0 0 L 3 0 L 0 3 C</AbbreviatedData></Path></Area></Clip></Clips>"
            + $"{Square}</PathObject>")).Picture.Marks));

        Assert.Equal(new Point(4, 2), Assert.IsType<Mark.Group>(Assert.Single(group.Marks)).Clip!.Segments[1].End);
    }

    [Fact]
    public void What_lies_where_is_told_by_the_entry_it_is_in_as_far_as_the_page_reaches()
    {
        var page = Draw(SomeOfd.PackageWith(
            "<ImageObject ID='1' Boundary='90 20 30 15' ResourceID='3'/><PathObject Boundary='5 60 1 1'>"
            + $"{Square}</PathObject>{Text("<TextCode X='1' Y='5'>证</TextCode>")}",
            "<MultiMedias><MultiMedia ID='3'><MediaFile>a.png</MediaFile></MultiMedia></MultiMedias>",
            ("Doc_0/Res/a.png", SomePng.Gray(1, 1, [0]))));

        Assert.Equal(
            [
                new("Doc_0/Res/a.png", new(90, 20, 10, 15)),
                new("Doc_0/Pages/Page_0/Content.xml", new(90, 20, 10, 15)),
                new("Doc_0/Pages/Page_0/Content.xml", new(10, 20, 60, 10)),
            ],
            page.Entries);
    }

    [Fact]
    public void Of_a_seal_across_the_edges_only_the_strip_counts()
    {
        var stamp = new OfdStamp("1", "1", new(90, 10, 40, 40), default) { Clip = new(8, 0, 8, 40) };

        Assert.Equal(new(98, 10, 8, 40), stamp.Shown);
    }

    [Theory]
    [InlineData("宋体", false, Typeface.Serif)]
    [InlineData("FangSong", false, Typeface.Serif)]
    [InlineData("楷体", true, Typeface.SerifBold)]
    [InlineData("黑体", false, Typeface.Sans)]
    [InlineData("Microsoft YaHei", true, Typeface.SansBold)]
    [InlineData("Courier New", false, Typeface.Mono)]
    [InlineData("方正小标宋", false, Typeface.Serif)]
    public void A_font_the_file_names_has_one_of_ours_to_stand_in(string name, bool isBold, Typeface expected)
    {
        var text = Assert.IsType<Mark.Lettering>(Assert.Single(Draw(SomeOfd.PackageWith(
            Text("<TextCode X='1' Y='5'>证</TextCode>"),
            $"<Fonts><Font ID='2' FontName='{name}' Bold='{(isBold ? "true" : "false")}'/></Fonts>")).Picture.Marks));

        Assert.Equal(expected, text.Typeface);
        Assert.Equal(new Point(11, 25), text.Start);
    }

    [Theory]
    [InlineData("g 3 5", new[] { 5.0, 5, 5 })]
    [InlineData("4 g 2 5.5", new[] { 4, 5.5, 5.5 })]
    [InlineData("4 4 4 4 4 4 4", new[] { 4.0, 4, 4, 4 })]
    [InlineData("g 99999 1", new[] { 1.0, 1, 1, 1 })]
    public void Steps_between_letters_are_read_singly_and_in_groups(string delta, double[] expected)
    {
        var text = Assert.IsType<Mark.Lettering>(Assert.Single(Draw(SomeOfd.PackageWith(
            Text($"<TextCode X='1' Y='5' DeltaX='{delta}'>甲乙丙丁</TextCode>"))).Picture.Marks));

        Assert.Equal(expected, text.Steps);
    }

    [Fact]
    public void Text_that_only_steps_down_goes_straight_down()
    {
        var letters = Draw(SomeOfd.PackageWith(Text("<TextCode X='1' Y='5' DeltaY='4 4'>付款人</TextCode>")))
            .Picture.Marks.OfType<Mark.Lettering>();

        Assert.Equal(
            [("付", new Point(11, 25)), ("款", new Point(11, 29)), ("人", new Point(11, 33))],
            letters.Select(letter => (letter.Text, letter.Start)));
    }

    [Fact]
    public void An_image_is_told_by_its_first_bytes_and_fills_its_box()
    {
        var package = SomeOfd.PackageWith(
            "<ImageObject ID='1' Boundary='10 20 30 15' ResourceID='3'/>",
            "<MultiMedias><MultiMedia ID='3' Format='JPG'><MediaFile>a.png</MediaFile></MultiMedia></MultiMedias>",
            ("Doc_0/Res/a.png", SomePng.Gray(2, 1, [0, 255])));
        var group = Assert.IsType<Mark.Group>(Assert.Single(Draw(package).Picture.Marks));
        var image = Assert.IsType<Mark.Image>(Assert.Single(group.Marks));

        Assert.Equal((2, 1), (image.Bitmap.Width, image.Bitmap.Height));
        Assert.Equal(new Transform(30, 0, 0, 15, 10, 20), image.Placement.Then(group.Transform));
    }

    [Theory]
    [InlineData(
        OfdOmission.Shading,
        "<PathObject Boundary='0 0 10 10' Fill='true'><FillColor><AxialShd/></FillColor>" + Square + "</PathObject>")]
    [InlineData(OfdOmission.CompositeObject, "<CompositeObject Boundary='0 0 9 9' ResourceID='5'/>")]
    [InlineData(OfdOmission.Image, "<ImageObject Boundary='0 0 9 9' ResourceID='5'/>")]
    [InlineData(OfdOmission.Unknown, "<VideoObject Boundary='0 0 9 9'/>")]
    [InlineData(OfdOmission.Unknown, "<PathObject>" + Square + "</PathObject>")]
    [InlineData(OfdOmission.Unknown, "<PathObject Boundary='0 0 9 9' CTM='1 0 0'>" + Square + "</PathObject>")]
    [InlineData(
        OfdOmission.Unknown, "<PathObject Boundary='0 0 9 9'><AbbreviatedData>L 1 1</AbbreviatedData></PathObject>")]
    [InlineData(
        OfdOmission.Unknown,
        "<PathObject Boundary='0 0 9 9'><AbbreviatedData>M 1 1 L 1e300 NaN</AbbreviatedData></PathObject>")]
    [InlineData(
        OfdOmission.Unknown, "<PathObject Boundary='0 0 9 9'><StrokeColor Value='1 2'/>" + Square + "</PathObject>")]
    [InlineData(
        OfdOmission.Clip,
        "<PathObject Boundary='0 0 9 9'><Clips><Clip><Area><Text/></Area></Clip></Clips>" + Square + "</PathObject>")]
    [InlineData(
        OfdOmission.TextDirection,
        "<TextObject Boundary='0 0 9 9' Size='4' CharDirection='45'><TextCode>证</TextCode></TextObject>")]
    [InlineData(
        OfdOmission.Unknown, "<TextObject Boundary='0 0 9 9' Size='4'><TextCode DeltaX='a'>证照</TextCode></TextObject>")]
    public void What_is_not_drawn_is_named_and_the_rest_is_drawn(OfdOmission omission, string element)
    {
        var page = Draw(SomeOfd.PackageWith(element + Text("<TextCode X='1' Y='5'>仍在</TextCode>")));

        Assert.Equal([omission], page.Omissions);
        Assert.Equal((2, 1), (page.Objects, page.LeftOut[omission]));
        Assert.Equal("仍在", page.Picture.Marks.OfType<Mark.Lettering>().Single().Text);
    }

    [Theory]
    [InlineData("<TextObject Boundary='0 0 9 9' Size='4' Fill='false'><TextCode>证</TextCode></TextObject>")]
    [InlineData("<PathObject Boundary='0 0 9 9' Visible='false'>" + Square + "</PathObject>")]
    [InlineData("<PathObject Boundary='0 0 9 9' Stroke='false'>" + Square + "</PathObject>")]
    public void What_the_file_hides_is_not_drawn_and_nothing_is_missing(string element)
    {
        var page = Draw(SomeOfd.PackageWith(element));

        Assert.Empty(page.Omissions);
        Assert.Empty(page.Picture.Marks);
    }

    [Fact]
    public void A_page_with_more_than_the_limits_is_drawn_up_to_them()
    {
        var page = Draw(SomeOfd.PackageWith(string.Concat(Enumerable.Repeat(
            "<PathObject Boundary='0 0 1 1'><AbbreviatedData>M 0 0 L 1 1</AbbreviatedData></PathObject>", 20_010))));

        Assert.Equal([OfdOmission.TooMuch], page.Omissions);
        Assert.Equal((20_010, 10), (page.Objects, page.LeftOut[OfdOmission.TooMuch]));
        Assert.Equal(20_000, page.Picture.Marks.Length);
        Assert.Equal(2_000, page.Entries.Length);
    }

    [Fact]
    public void Blocks_within_blocks_end_somewhere()
    {
        var (opened, closed) = (Enumerable.Repeat("<PageBlock>", 40), Enumerable.Repeat("</PageBlock>", 40));
        var page = Draw(SomeOfd.PackageWith(string.Concat(opened) + string.Concat(closed)));

        Assert.Equal([OfdOmission.TooMuch], page.Omissions);
    }

    [Fact]
    public void A_document_that_cannot_be_read_has_no_pages()
    {
        var entries = OfdWriter.Compose(SomeOfd.Contents(), SomeFonts.Shipped)
            .SetItem("Doc_0/Document.xml", "<nonsense"u8.ToArray());

        Assert.Equal(0, OfdPageDrawing.Open(OfdPackage.Read(OfdWriter.Pack(entries))).PageCount);
    }

    [Fact]
    public void A_page_that_cannot_be_read_is_empty_and_says_so()
    {
        var entries = OfdWriter.Compose(SomeOfd.Contents(), SomeFonts.Shipped)
            .SetItem("Doc_0/Pages/Page_0/Content.xml", "<nonsense"u8.ToArray());
        var page = Draw(OfdPackage.Read(OfdWriter.Pack(entries)));

        Assert.Empty(page.Picture.Marks);
        Assert.Equal([OfdOmission.UnreadableEntry], page.Omissions);
    }

    [Fact]
    public void No_change_to_a_page_makes_drawing_fail()
    {
        const string Page = "Doc_0/Pages/Page_0/Content.xml";
        var entries = SomeSeals.SealedEntries();
        var drawn = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var content = entries[Page].ToArray();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                content[random.Next(60, content.Length)] = (byte)" 0123456789.-\"<>/ABCLMQgn"[random.Next(25)];
            }

            var package = OfdPackage.Read(OfdWriter.Pack(entries.SetItem(Page, content)));
            drawn += OfdPageDrawing.Open(package).Draw(0, SealStamps.Of(package)).Picture.Marks.Length > 1 ? 1 : 0;
        }

        Assert.InRange(drawn, 50, 399);
    }

    private static string Text(string code) =>
        $"<TextObject ID='9' Boundary='10 20 60 10' Font='2' Size='4'>{code}</TextObject>";

    private static DrawnPage Draw(OfdPackage package) => OfdPageDrawing.Open(package).Draw(0, []);

    private static IEnumerable<Mark.Lettering> TextsOf(Picture picture) => picture.Marks.OfType<Mark.Lettering>();

    private static Mark[] MarksOf(string objects, string resources = "")
    {
        var mark = Assert.Single(Draw(SomeOfd.PackageWith(objects, resources)).Picture.Marks);
        return [.. Assert.IsType<Mark.Group>(mark).Marks];
    }
}
