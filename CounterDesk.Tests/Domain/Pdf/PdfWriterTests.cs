using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Pdf;
using CounterDesk.Tests.Support;
using UglyToad.PdfPig;

namespace CounterDesk.Tests.Domain.Pdf;

public sealed class PdfWriterTests
{
    private const int LargestCopy = 200 * 1024;

    [Fact]
    public void A_copy_with_every_part() =>
        Golden.Match(PdfWriter.Write(SomePaper.Copy(), SomeFonts.Shipped));

    [Fact]
    public void A_copy_in_large_print() =>
        Golden.Match(PdfWriter.Write(LargePrint(), SomeFonts.Shipped));

    [Fact]
    public void A_slip_of_half_a_sheet() =>
        Golden.Match(PdfWriter.Write(Slip(), SomeFonts.Shipped));

    [Fact]
    public async Task The_same_document_gives_the_same_bytes_even_when_others_are_written_at_the_same_time()
    {
        var first = PdfWriter.Write(SomePaper.Copy(), SomeFonts.Shipped);
        var others = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => PdfWriter.Write(SomePaper.Copy(), SomeFonts.Shipped), TestContext.Current.CancellationToken)));

        Assert.All(others, other => Assert.Equal(first, other));
    }

    [Fact]
    public void Another_time_gives_another_file_with_another_identifier()
    {
        var copy = SomePaper.Copy();
        var later = copy with { DrawnAt = copy.DrawnAt.AddSeconds(1) };

        Assert.NotEqual(IdentifierOf(copy), IdentifierOf(later));
    }

    [Fact]
    public void A_copy_of_two_pages_with_its_face_stays_below_200_KB() =>
        Assert.InRange(PdfWriter.Write(SomePaper.Copy(), SomeFonts.Shipped).Length, 20_000, LargestCopy);

    [Fact]
    public void Letters_of_a_picture_stand_where_their_steps_say_and_the_last_ones_where_the_font_does()
    {
        var name = new Mark.Lettering("甲乙丙丁", Typeface.Serif, 10, new(0, 20), Color.Black) { Steps = [20, 30] };
        var figure = new Figure(new Picture(100, 30, [name]), "四个字") { Alignment = Alignment.Start };
        using var file = PdfDocument.Open(PdfWriter.Write(SomePaper.Copy() with { Body = [figure] }, SomeFonts.Shipped));
        var places = file.GetPage(1).Letters.Where(letter => "甲乙丙丁".Contains(letter.Value, StringComparison.Ordinal))
            .Select(letter => letter.StartBaseLine.X / 72 * 25.4).ToList();

        Assert.Equal([20, 30, 10], places.Zip(places.Skip(1), (one, next) => Math.Round(next - one, 1)));
    }

    [Fact]
    public void The_sheet_is_printed_once_and_not_scaled_or_the_code_changes_its_size()
    {
        using var file = new PdfContents(PdfWriter.Write(SomePaper.Copy(), SomeFonts.Shipped));
        var preferences = file.Entry(file.Catalog, "ViewerPreferences");

        Assert.Equal("None", file.Name(preferences, "PrintScaling"));
        Assert.Equal(1, file.Number(preferences, "NumCopies"));
    }

    [Fact]
    public void An_image_is_written_once_however_often_it_is_shown()
    {
        var image = Bitmap.FromPixels(2, 2, new byte[12], new byte[4]);
        Mark[] both = [new Mark.Image(image, new Box(0, 0, 20, 20)), new Mark.Image(image, new Box(20, 0, 20, 20))];
        var picture = new Picture(40, 20, [.. both]);
        using var file = new PdfContents(PdfWriter.Write(
            SomePaper.Plain() with { Body = [new Figure(picture, "图"), new Figure(picture, "图")] }, SomeFonts.Shipped));

        Assert.Equal(4, file.OperatorsOf(1).Count(line => line == "/I0 Do"));
        Assert.Equal(2, file.Raw.Split("/Subtype/Image").Length - 1);
    }

    [Fact]
    public void JBIG2_goes_into_the_file_as_it_is()
    {
        var image = ImageFile.Read(SomeImages.Jbig2With(kind: 6, region: [1, 2, 3]));
        using var file = new PdfContents(Write(new Mark.Image(image, new Box(0, 0, 20, 20)) { Opacity = 0.4 }));

        Assert.Contains(
            "/Width 16/Height 10/ColorSpace /DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode", file.Raw,
            StringComparison.Ordinal);
        Assert.Contains("/A102 gs", file.OperatorsOf(1));
    }

    [Fact]
    public void Dashes_begin_where_the_line_says_and_corners_are_cut_where_it_says()
    {
        var line = new Mark.Stroke(Outline.Line(new(0, 0), new(9, 9)), Color.Black, 1);
        using var file = new PdfContents(Write(line with { Dashes = [2, 1], DashOffset = 1.5, MiterLimit = 3.5 }));

        Assert.Contains("[2 1] 1.5 d", file.OperatorsOf(1));
        Assert.Contains("3.5 M", file.OperatorsOf(1));
    }

    [Fact]
    public void A_transparent_color_is_drawn_in_a_state_of_its_own()
    {
        var outline = Outline.Rectangle(new(0, 0, 10, 10));
        var picture = new Picture(20, 20, [new Mark.Fill(outline, Color.Black with { Alpha = 51 })]);
        using var file = new PdfContents(PdfWriter.Write(
            SomePaper.Plain() with { Body = [new Figure(picture, "图")] }, SomeFonts.Shipped));

        var state = file.Entry(file.Entry(file.Entry(file.Pages[0], "Resources"), "ExtGState"), "A51");
        Assert.Contains("/A51 gs", file.OperatorsOf(1));
        Assert.Equal(0.2, file.Number(state, "ca"));
    }

    [Fact]
    public void Black_text_is_written_as_black_alone()
    {
        using var file = new PdfContents(PdfWriter.Write(SomePaper.Plain(), SomeFonts.Shipped));

        Assert.Contains("0 g", file.OperatorsOf(1));
        Assert.DoesNotContain(file.OperatorsOf(1), line => line.EndsWith(" rg", StringComparison.Ordinal));
    }

    private static byte[] Write(Mark mark) => PdfWriter.Write(
        SomePaper.Plain() with { Body = [new Figure(new Picture(20, 20, [mark]), "图")] }, SomeFonts.Shipped);

    private static string IdentifierOf(Document document)
    {
        using var file = new PdfContents(PdfWriter.Write(document, SomeFonts.Shipped));
        return file.Raw[file.Raw.LastIndexOf("/ID[", StringComparison.Ordinal)..][..70];
    }

    internal static Document LargePrint() => SomePaper.Plain() with
    {
        Grid = SheetGrid.A4LargePrint,
        Head = new(["电子证照加注件"], [Run.Number("0007-260318-00042-6")]),
        Foot = new(["请把这{pages}页一起交给收件单位。"], ["第{page}页，共{pages}页"]),
        Body =
        [
            new Heading(1, ["结婚证"]) { Subtitle = ["电子证照打印件"] },
            new Space(0.4),
            SomePaper.Panel(),
            new Space(0.6),
            SomePaper.Face(),
            new Section([new Heading(2, ["打印前查了什么"]), new Paragraph(["文件没有被改动过。印章是真的。"])]),
        ],
    };

    internal static Document Slip() => SomePaper.Plain() with
    {
        Grid = SheetGrid.A5Slip,
        Body =
        [
            new Heading(1, ["谁看过我的证照"]),
            new Space(0.4),
            new Notice([new Paragraph(["共3条，依规定可以告知的记录都在这里。写岗位，不写姓名。"])]),
            new Space(0.5),
            new Rule(RuleWeight.Thick),
            new ItemList([new("1", ["3月18日10:42，窗口查看。"]), new("2", ["3月19日，打印一份。"])]),
        ],
    };
}
