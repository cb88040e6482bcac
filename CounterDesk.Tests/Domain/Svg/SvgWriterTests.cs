using System.Xml.Linq;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Svg;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Svg;

public sealed class SvgWriterTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_page_is_as_large_as_its_picture_and_white()
    {
        var root = SvgCheck.Draw(Picture());

        Assert.Equal(
            ["100mm", "50mm", "0 0 100 50"],
            ((string[])["width", "height", "viewBox"]).Select(name => root.Attribute(name)!.Value));
        Assert.Equal("#ffffff", root.Element(_svg + "rect")!.Attribute("fill")!.Value);
    }

    [Fact]
    public void Areas_and_lines_are_paths_with_their_color_and_rule()
    {
        var area = Outline.Rectangle(new(1, 2.5, 3, 4));
        var root = SvgCheck.Draw(Picture(
            new Mark.Fill(area, new(255, 0, 16, 51), FillRule.EvenOdd),
            new Mark.Stroke(area, Color.Black, 0.35)
            {
                Dashes = [1, 0.5], Cap = LineCap.Round, Join = LineJoin.Bevel,
            },
            new Mark.Stroke(area, Color.Black, 0)));

        Assert.Equal(
            [
                """<path d="M1 2.5L4 2.5L4 6.5L1 6.5Z" fill="#ff0010" fill-opacity=".2" fill-rule="evenodd" />""",
                """<path d="M1 2.5L4 2.5L4 6.5L1 6.5Z" fill="none" stroke="#000000" stroke-width=".35" """
                    + """stroke-dasharray="1 .5 " stroke-linecap="round" stroke-linejoin="bevel" />""",
                """<path d="M1 2.5L4 2.5L4 6.5L1 6.5Z" fill="none" stroke="#000000" stroke-width="1" """
                    + """vector-effect="non-scaling-stroke" />""",
            ],
            root.Elements(_svg + "path").Select(Plain));
    }

    [Fact]
    public void Letters_are_outlines_drawn_once_and_the_text_lies_over_them_unseen()
    {
        var root = SvgCheck.Draw(Picture(
            new Mark.Lettering("林林秀", Typeface.Serif, 5, new(10, 20), Color.Black) { Steps = [6, 6, 6] }));
        var letters = root.Element(_svg + "g")!;
        var text = root.Element(_svg + "text")!;

        Assert.Equal(2, root.Element(_svg + "defs")!.Elements(_svg + "path").Count());
        Assert.Equal("matrix(.005 0 0 -.005 10 20)", letters.Attribute("transform")!.Value);
        Assert.Equal([null, "1200", "2400"], letters.Elements(_svg + "use").Select(use => use.Attribute("x")?.Value));
        Assert.Equal("林林秀", text.Value);
        Assert.Equal(("0", "18"), (text.Attribute("fill-opacity")!.Value, text.Attribute("textLength")!.Value));
    }

    [Fact]
    public void Shapes_of_another_font_are_drawn_in_their_place()
    {
        var shape = Outline.Rectangle(new(0, -3, 2, 3));
        var root = SvgCheck.Draw(Picture(new Mark.Lettering("甲乙甲", Typeface.Sans, 5, new(10, 20), Color.Black)
        {
            Steps = [4, 4, 4], Shapes = [shape, new([]), shape],
        }));

        Assert.Equal(
            "M0 -600L400 -600L400 0L0 0Z", Assert.Single(root.Element(_svg + "defs")!.Elements()).Attribute("d")!.Value);
        Assert.Equal(
            [null, "1600"], root.Element(_svg + "g")!.Elements(_svg + "use").Select(use => use.Attribute("x")?.Value));
    }

    [Fact]
    public void The_edges_of_letters_have_their_line_in_the_unit_of_the_letters()
    {
        var line = new LetterLine(new(255, 0, 0, 51), 0.5);
        var plain = new Mark.Lettering("林", Typeface.Serif, 5, new(10, 20), Color.Black) { Line = line };
        var shaped = plain with { Steps = [5], Shapes = [Outline.Rectangle(new(0, -3, 2, 3))] };
        var groups = SvgCheck.Draw(Picture(plain, shaped)).Elements(_svg + "g").ToList();

        Assert.All(groups, group => Assert.Equal(
            ("#ff0000", ".2"), (group.Attribute("stroke")!.Value, group.Attribute("stroke-opacity")!.Value)));
        Assert.Equal(["100", "100"], groups.Select(group => group.Attribute("stroke-width")!.Value));
    }

    [Fact]
    public void A_character_that_no_font_has_leaves_a_gap_and_is_named()
    {
        var written = SvgCheck.Write(Picture(
            new Mark.Lettering("吉𠮷", Typeface.Sans, 5, new(10, 20), Color.Black)));

        Assert.Equal([new(0x20BB7)], written.Missing);
        Assert.Single(SvgCheck.Read(written.Bytes).Element(_svg + "g")!.Elements());
    }

    [Theory]
    [InlineData("<script>alert(1)</script>&amp;\"'")]
    [InlineData("]]><svg onload='x'>")]
    public void Text_stays_text(string text)
    {
        var root = SvgCheck.Draw(Picture(new Mark.Lettering(text, Typeface.Sans, 5, new(10, 20), Color.Black)));

        Assert.Equal(text, root.Element(_svg + "text")!.Value);
    }

    [Fact]
    public void Control_characters_and_halves_of_characters_are_dropped() => Assert.Equal(
        "ab",
        SvgCheck.Draw(Picture(new Mark.Lettering("a\0\u0008\uFFFE\uD800b", Typeface.Sans, 5, new(10, 20), Color.Black)))
            .Element(_svg + "text")!.Value);

    [Fact]
    public void Numbers_that_are_none_or_boundless_are_written_as_numbers_all_the_same()
    {
        var outline = Outline.Line(new(double.NaN, double.PositiveInfinity), new(-1e300, 0.0004));
        var root = SvgCheck.Draw(Picture(new Mark.Fill(outline, Color.Black)));

        Assert.Equal("M0 100000000L-100000000 0", root.Element(_svg + "path")!.Attribute("d")!.Value);
    }

    [Fact]
    public void A_group_has_its_transform_and_its_clip_and_writes_small_units_finely()
    {
        var small = Outline.Rectangle(new(0, 0, 0.01234, 0.00001));
        var root = SvgCheck.Draw(Picture(
            new Mark.Group([new Mark.Fill(small, Color.Black)], Transform.Scale(1000, 1000))
            {
                Clip = Outline.Rectangle(new(0, 0, 1, 1)), ClipRule = FillRule.EvenOdd,
            }));
        var group = root.Element(_svg + "g")!;

        Assert.Equal("matrix(1000 0 0 1000 0 0)", group.Attribute("transform")!.Value);
        Assert.Equal("url(#p1c0)", group.Attribute("clip-path")!.Value);
        Assert.Equal("M0 0L.01234 0L.01234 .00001L0 .00001Z", group.Element(_svg + "path")!.Attribute("d")!.Value);
        var clip = Assert.Single(root.Descendants(_svg + "clipPath")).Element(_svg + "path")!;
        Assert.Equal("evenodd", clip.Attribute("clip-rule")!.Value);
    }

    [Fact]
    public void Letters_in_a_unit_of_their_own_keep_their_size_and_place()
    {
        var letters = new Mark.Lettering("林秀", Typeface.Serif, 0.005, new(0.01, 0.020001), Color.Black)
        {
            Steps = [0.006, 0.006],
        };
        var group = SvgCheck.Draw(Picture(new Mark.Group([letters], Transform.Scale(1000, 1000)))).Element(_svg + "g")!;
        var text = group.Element(_svg + "text")!;

        Assert.Equal("matrix(.000005 0 0 -.000005 .01 .020001)", group.Element(_svg + "g")!.Attribute("transform")!.Value);
        Assert.Equal((".005", ".012"), (text.Attribute("font-size")!.Value, text.Attribute("textLength")!.Value));
    }

    [Fact]
    public void An_image_is_written_once_with_its_alpha()
    {
        var bitmap = Bitmap.FromPixels(2, 1, new byte[] { 255, 0, 0, 0, 0, 255 }, new byte[] { 255, 128 });
        var root = SvgCheck.Draw(Picture(
            new Mark.Image(bitmap, new Box(5, 6, 7, 8)),
            new Mark.Image(bitmap, new Box(20, 6, 7, 8)) { Opacity = 0.5 }));
        var address = Assert.Single(root.Descendants(_svg + "image")).Attribute("href")!.Value;
        var read = PngFile.Read(Convert.FromBase64String(address["data:image/png;base64,".Length..]));

        Assert.Equal(bitmap.Bytes.ToArray(), read.Bytes.ToArray());
        Assert.Equal(bitmap.Alpha.ToArray(), read.Alpha.ToArray());
        Assert.Equal(
            ["matrix(7 0 0 8 5 6)", "matrix(7 0 0 8 20 6)"],
            root.Elements(_svg + "use").Select(use => use.Attribute("transform")!.Value));
        Assert.Equal([null, ".5"], root.Elements(_svg + "use").Select(use => use.Attribute("opacity")?.Value));
    }

    [Fact]
    public void Dashes_begin_where_the_line_says_and_corners_are_cut_where_it_says()
    {
        var line = new Mark.Stroke(Outline.Line(new(0, 0), new(9, 9)), Color.Black, 1);
        var paths = SvgCheck.Draw(Picture(
                line, line with { Dashes = [2, 1], DashOffset = 1.5, MiterLimit = 3.528 })).Descendants(_svg + "path")
            .Where(path => path.Attribute("stroke") is not null).ToList();

        Assert.Equal([null, "1.5"], paths.Select(path => (string?)path.Attribute("stroke-dashoffset")));
        Assert.Equal([null, "3.528"], paths.Select(path => (string?)path.Attribute("stroke-miterlimit")));
    }

    [Fact]
    public void A_JPEG_file_goes_in_as_it_is_and_its_alpha_beside_it()
    {
        byte[] file = [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 2, 3, 0, 0, 0, 0];
        var root = SvgCheck.Draw(Picture(
            new Mark.Image(Bitmap.FromJpeg(file).WithAlpha(new byte[] { 7, 255 }), new Box(5, 6, 7, 8))));
        var images = root.Descendants(_svg + "image").ToDictionary(image => image.Parent!.Name.LocalName);

        Assert.Equal($"data:image/jpeg;base64,{Convert.ToBase64String(file)}", images["defs"].Attribute("href")!.Value);
        var mask = images["mask"].Attribute("href")!.Value["data:image/png;base64,".Length..];
        Assert.Equal([7, 7, 7, 255, 255, 255], PngFile.Read(Convert.FromBase64String(mask)).Bytes.ToArray());
        Assert.Equal("url(#p1m0)", root.Element(_svg + "use")!.Attribute("mask")!.Value);
    }

    [Fact]
    public void An_image_that_no_browser_shows_is_left_out_and_counted()
    {
        var image = new Mark.Image(Bitmap.FromJbig2(8, 8, new byte[] { 1, 2, 3 }), new Box(5, 6, 7, 8));
        var written = SvgCheck.Write(Picture(image, image));

        Assert.Equal(2, written.ImagesLeftOut);
        Assert.Empty(SvgCheck.Read(written.Bytes).Descendants(_svg + "image"));
    }

    [Fact]
    public void A_drawing_beyond_the_limit_is_not_given()
    {
        var picture = SomeOfd.Page();
        var length = SvgCheck.Write(picture).Bytes.Length;

        Assert.IsType<SvgDrawing.Written>(SvgWriter.Write(picture, SomeFonts.Shipped, "p1", length + 64));
        Assert.IsType<SvgDrawing.TooLarge>(SvgWriter.Write(picture, SomeFonts.Shipped, "p1", length - 1));
    }

    private static Picture Picture(params Mark[] marks) => new(100, 50, [.. marks]);

    private static string Plain(XElement element) =>
        element.ToString(SaveOptions.DisableFormatting)
            .Replace(" xmlns=\"http://www.w3.org/2000/svg\"", "", StringComparison.Ordinal)
            .Replace(" xml:space=\"preserve\"", "", StringComparison.Ordinal);
}
