using System.Globalization;
using System.Text;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Ofd;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Copies;

public sealed class CopyFaceDrawingTests
{
    [Fact]
    public void The_spouse_s_number_is_gone_from_the_face_and_a_cover_stands_in_its_place()
    {
        var order = SomeCopies.Order();
        var file = File(SomeLicenses.Gu.Code.Text, SomeLicenses.Shen.Code.Text);
        var face = Assert.Single(CopyFaceDrawing.Of(file, order));

        Assert.True(face.Shows(SomeLicenses.Gu.Code.Text));
        Assert.False(face.Shows(SomeLicenses.Shen.Code.Text));
        Assert.InRange(Assert.Single(face.Covers).Y, 25, 30);
    }

    [Fact]
    public void A_day_the_visit_leaves_out_is_covered_as_the_page_writes_it()
    {
        var order = SomeCopies.Order() with { OmittedFields = ["birthDate"] };
        var day = order.License.Face.Single(value => value.Key == "birthDate").Value;
        var written = $"{day[..4]}年{day[5..7]}月{day[8..]}日";

        var file = File("出生日期", written, SomeLicenses.Shen.Code.Text);

        Assert.False(Assert.Single(CopyFaceDrawing.Of(file, order)).Shows(written));
    }

    [Fact]
    public void A_value_to_be_hidden_that_is_not_found_keeps_the_face_off_the_paper() =>
        Assert.Empty(CopyFaceDrawing.Of(File("身份证件号", "见附页"), SomeCopies.Order()));

    [Fact]
    public void A_face_of_our_own_making_is_printed_with_its_copy()
    {
        var order = SomeCopies.Order();
        using var file = new PdfContents(SomeCopies.Print(SomeCopies.Make(
            order with { Face = CopyFaceDrawing.Of(File("结婚证版面", SomeLicenses.Shen.Code.Text), order) })));

        Assert.Contains("结婚证版面", file.TextOf(1), StringComparison.Ordinal);
        Assert.DoesNotContain(SomeLicenses.Shen.Code.Text, file.TextOf(1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("证", true)]
    [InlineData("\uE000", false)]
    public void Where_letters_are_drawn_that_nobody_tells_nothing_is_sure_to_be_hidden(string letter, bool isPrinted)
    {
        var text = "<TextObject Boundary='20 20 90 10' Size='4' Font='2'>{0}<TextCode X='0' Y='5'>{1}</TextCode></TextObject>";
        var glyph = "<CGTransform CodePosition='0'><Glyphs>40</Glyphs></CGTransform>";
        var file = With(
            string.Format(CultureInfo.InvariantCulture, text, glyph, letter)
                + string.Format(CultureInfo.InvariantCulture, text, "", SomeLicenses.Shen.Code.Text),
            "<Font ID='2' FontName='特别体'><FontFile>/Doc_0/f.ttf</FontFile></Font>",
            FontForge.Source);

        Assert.Equal(isPrinted, CopyFaceDrawing.Of(file, SomeCopies.Order()) is [var face] && !face.HasReplacedFonts);
    }

    [Fact]
    public void A_copy_whose_face_is_set_in_other_fonts_than_its_file_names_says_so()
    {
        const string Words = "以相近的字体代替";
        var order = SomeCopies.Order();
        var file = With(
            $"<TextObject Boundary='20 20 90 10' Size='4' Font='2'><TextCode X='0' Y='5'>{SomeLicenses.Shen.Code.Text}</TextCode></TextObject>",
            "<Font ID='2' FontName='方正小标宋'/>",
            []);
        using var replaced = new PdfContents(SomeCopies.Print(SomeCopies.Make(
            order with { Face = CopyFaceDrawing.Of(file, order) })));
        using var own = new PdfContents(SomeCopies.Print(SomeCopies.Make(
            order with { Face = CopyFaceDrawing.Of(File(SomeLicenses.Shen.Code.Text), order) })));

        Assert.Contains(Words, replaced.TextOf(1), StringComparison.Ordinal);
        Assert.DoesNotContain(Words, own.TextOf(1), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_OFD_file_that_can_be_drawn_whole_there_is_no_face()
    {
        var order = SomeCopies.Order(SomeLicenses.ResidentIdCard);
        var composite = OfdWriter.Compose(SomeOfd.Contents(), SomeFonts.Shipped).SetItem(
            "Doc_0/Pages/Page_0/Content.xml",
            "<Page><Content><Layer><CompositeObject Boundary='0 0 1 1'/></Layer></Content></Page>"u8.ToArray());
        LicenseFile?[] files =
        [
            null,
            new(LicenseFileFormat.Pdf, "%PDF-1.7"u8.ToArray()),
            new(LicenseFileFormat.Ofd, "PK"u8.ToArray()),
            new(LicenseFileFormat.Ofd, OfdWriter.Pack(composite)),
            Ofd([.. Enumerable.Repeat(SomeOfd.Page(), CopyFaceDrawing.MostSides + 1)]),
        ];

        Assert.All(files, file => Assert.Empty(CopyFaceDrawing.Of(file, order)));
        Assert.Equal(2, CopyFaceDrawing.Of(Ofd(SomeOfd.Page(), SomeOfd.Page()), order).Length);
    }

    private static LicenseFile File(params string[] lines) => Ofd(new Picture(174, 124,
        [.. lines.Select((line, at) => new Mark.Lettering(line, Typeface.Serif, 4, new(20, 20 + 10 * at), Color.Black))]));

    private static LicenseFile With(string objects, string font, byte[] file) => new(LicenseFileFormat.Ofd, OfdWriter.Pack(
        OfdWriter.Compose(SomeOfd.Contents(), SomeFonts.Shipped)
            .SetItem("Doc_0/PublicRes.xml", Encoding.UTF8.GetBytes($"<Res><Fonts>{font}</Fonts></Res>"))
            .SetItem("Doc_0/f.ttf", file)
            .SetItem("Doc_0/Pages/Page_0/Content.xml", Encoding.UTF8.GetBytes(
                $"<Page><Content><Layer>{objects}</Layer></Content></Page>"))));

    private static LicenseFile Ofd(params Picture[] pages) =>
        new(LicenseFileFormat.Ofd, OfdWriter.Write(SomeOfd.Contents() with { Pages = [.. pages] }, SomeFonts.Shipped));
}
