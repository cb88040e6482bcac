using System.Text;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Visits;

namespace CounterDesk.Tests.Web.Visits;

/// <summary>The pages of a license at the desk: drawn without what is covered, or not shown at all.</summary>
public sealed class LicensePagesTests
{
    private static readonly string[] _spouse =
        ["沈知夏", "女", "中国", "1990年11月02日", SomeLicenses.Shen.Code.Text];

    [Fact]
    public void What_the_table_covers_is_gone_from_the_page_and_its_place_is_told()
    {
        var shown = Assert.IsType<PagesAnswer.Shown>(Draw(File(["顾长河", .. _spouse])));
        var page = Assert.Single(shown.Pages);
        var text = SvgCheck.Read(page.Svg).Value;

        Assert.Contains("顾长河", text, StringComparison.Ordinal);
        Assert.All(_spouse, value => Assert.DoesNotContain(value, text, StringComparison.Ordinal));
        Assert.Equal((1, 174, 200), (page.Number, page.Width, page.Height));
        Assert.Equal(_spouse.Length, page.Covers.Length);
        Assert.Equal(
            _spouse.Length,
            SvgCheck.Read(page.Svg).Descendants().Count(mark =>
                mark.Name.LocalName == "path" && mark.Attribute("fill")?.Value == "#ffffff"));
        Assert.All(page.Covers, cover => Assert.Equal(MaskReason.OfAnotherPerson, cover.Reason));
    }

    [Fact]
    public void A_covered_value_that_is_not_found_keeps_all_pages_off_the_screen() =>
        Assert.IsType<PagesAnswer.CoveredNotFound>(Draw(File(["顾长河", .. _spouse[1..]])));

    [Fact]
    public void An_image_may_be_the_photograph_that_must_be_covered()
    {
        const string Page =
            "<Page><Content><Layer><ImageObject Boundary='0 0 9 9' ResourceID='3'/></Layer></Content></Page>";
        const string Resources = "<Res BaseLoc='Res'><MultiMedias><MultiMedia ID='3'><MediaFile>a.png</MediaFile>"
            + "</MultiMedia></MultiMedias></Res>";
        var entries = OfdWriter.Compose(SomeOfd.Contents(), SomeFonts.Shipped)
            .SetItem("Doc_0/Pages/Page_0/Content.xml", Encoding.UTF8.GetBytes(Page))
            .SetItem("Doc_0/PublicRes.xml", Encoding.UTF8.GetBytes(Resources))
            .SetItem("Doc_0/Res/a.png", SomePng.Gray(2, 1, [0, 255]));
        var file = new LicenseFile(LicenseFileFormat.Ofd, OfdWriter.Pack(entries));

        var card = SomeOpenLicenses.Passed(SomeLicenses.ResidentIdCard);
        var fields = card.Kind!.Fields.Select(field => field with
        {
            IsOfAnotherPerson = field.Type is FaceFieldType.Picture,
        });
        var ofAnother = new OpenLicense(
            card.License, null, card.Kind with { Fields = [.. fields] }, card.Report, card.AskedFor);

        Assert.IsType<PagesAnswer.CoveredPicture>(Draw(file, ofAnother));
        Assert.IsType<PagesAnswer.Shown>(Draw(file, card));
    }

    [Fact]
    public void Without_a_file_that_can_be_drawn_it_says_why()
    {
        Assert.IsType<PagesAnswer.NoFile>(Draw(null));
        Assert.IsType<PagesAnswer.Unreadable>(Draw(new(LicenseFileFormat.Ofd, "PK"u8.ToArray())));
        Assert.IsType<PagesAnswer.PdfWithCovered>(Draw(new(LicenseFileFormat.Pdf, "%PDF-1.7"u8.ToArray())));
        Assert.IsType<PagesAnswer.Pdf>(Draw(
            new(LicenseFileFormat.Pdf, "%PDF-1.7"u8.ToArray()), SomeOpenLicenses.Passed(SomeLicenses.ResidentIdCard)));
    }

    [Theory]
    [InlineData(LicenseFileFormat.Ofd)]
    [InlineData(LicenseFileFormat.Pdf)]
    public void A_file_that_was_refused_is_not_drawn(LicenseFileFormat format)
    {
        var file = format is LicenseFileFormat.Pdf ? new(format, "%PDF-1.7"u8.ToArray()) : Ofd(SomeOfd.Page());
        var license = SomeLicenses.Of(SomeLicenses.ResidentIdCard);

        Assert.IsType<PagesAnswer.Unreadable>(
            Draw(file, SomeOpenLicenses.Of(license, SomeReports.File(FileReason.MalformedPackage))));
        Assert.IsNotType<PagesAnswer.Unreadable>(Draw(file, SomeOpenLicenses.Of(license, SomeReports.File())));
    }

    [Fact]
    public void What_seals_leave_open_is_told_with_the_seals_that_do_and_whether_all_do()
    {
        const string Page = "Doc_0/Pages/Page_0/Content.xml";
        var signature = SomeReports.Signature();
        SignatureReport[] signatures =
        [
            signature with { Id = "1", UncoveredEntries = [Page] },
            signature with { Id = "2", UncoveredEntries = [] },
        ];

        Assert.Equal([("1", false)], Told(signatures));
        Assert.Equal([("1", true)], Told(signatures[..1]));
        Assert.Empty(Told(signatures[1..]));

        static IEnumerable<(string, bool)> Told(SignatureReport[] signatures)
        {
            var opened = SomeOpenLicenses.Passed(SomeLicenses.ResidentIdCard) with
            {
                Report = SomeReports.With(SomeReports.File() with { Signatures = [.. signatures] }),
            };
            var part = Assert.IsType<PagesAnswer.Shown>(Draw(Ofd(SomeOfd.Page()), opened)).Pages[0].Unprotected;
            Assert.All(part, open => Assert.True(open.Entry == Page && open.Box is { Width: > 0, Height: > 0 }));
            return part.Select(open => (string.Join(' ', open.LeftOpenBy), open.IsOpen)).Distinct();
        }
    }

    [Fact]
    public void Pages_are_drawn_once_and_wiped_with_the_license()
    {
        var content = new VisitContent();
        content.Show(SomeOpenLicenses.Passed() with { File = File(_spouse) });
        var shown = Assert.IsType<PagesAnswer.Shown>(Pages.Of(content));
        Assert.Same(shown, Pages.Of(content));

        content.LeaveLicense();

        Assert.Null(Pages.Of(content));
        Assert.All(shown.Pages[0].Svg, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Pages_of_a_license_that_was_left_meanwhile_are_dropped()
    {
        var content = new VisitContent();
        var before = SomeOpenLicenses.Passed();
        content.Show(SomeOpenLicenses.Passed(SomeLicenses.ResidentIdCard));
        var svg = Encoding.UTF8.GetBytes("<svg/>");

        content.Show(before, new PagesAnswer.Shown([new() { Number = 1, Width = 1, Height = 1, Svg = svg }], 1));

        Assert.Null(content.Pages);
        Assert.All(svg, value => Assert.Equal(0, value));
    }

    [Fact]
    public void More_pages_than_the_limit_are_counted_and_not_drawn()
    {
        var pages = Enumerable.Repeat(SomeOfd.Page(), LicensePages.MostPages + 1).ToArray();
        var shown = Assert.IsType<PagesAnswer.Shown>(
            Draw(Ofd(pages), SomeOpenLicenses.Passed(SomeLicenses.ResidentIdCard)));

        Assert.Equal((LicensePages.MostPages, LicensePages.MostPages + 1), (shown.Pages.Length, shown.Count));
    }

    [Fact]
    public void What_the_page_says_instead_of_the_record_is_framed()
    {
        var page = PageOf(SomeOpenLicenses.Differing(), "面积", "98.70 平方米");

        // The second line, before and behind the space.
        Assert.Equal(2, page.Differing.Length);
        Assert.All(page.Differing, box => Assert.InRange(box.Y, 25, 30));
        Assert.Contains("98.70", SvgCheck.Read(page.Svg).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_file_says_instead_of_a_covered_value_is_covered_too()
    {
        var license = SomeLicenses.Of(SomeLicenses.MarriageCertificate);
        var content = SomeFiles.ContentOf(license);
        var opened = SomeOpenLicenses.Of(
            license, SomeReports.File(), content with { CustomData = content.CustomData.SetItem("配偶姓名", "何知夏") });

        var page = PageOf(opened, ["顾长河", .. _spouse, "何知夏"]);

        Assert.DoesNotContain("何知夏", SvgCheck.Read(page.Svg).Value, StringComparison.Ordinal);
        Assert.Equal(_spouse.Length + 1, page.Covers.Length);
        Assert.Empty(page.Differing);
    }

    [Fact]
    public void What_agrees_is_not_framed() =>
        Assert.Empty(PageOf(SomeOpenLicenses.Passed(SomeLicenses.RealEstateCertificate), "98.70 平方米").Differing);

    private static LicensePage PageOf(OpenLicense opened, params string[] lines) =>
        Assert.Single(Assert.IsType<PagesAnswer.Shown>(Draw(File(lines), opened)).Pages);

    private static LicensePages Pages { get; } = new(SomeCopyDesk.Fonts);

    private static PagesAnswer? Draw(LicenseFile? file, OpenLicense? opened = null)
    {
        var content = new VisitContent();
        content.Show((opened ?? SomeOpenLicenses.Passed()) with { File = file });
        return Pages.Of(content);
    }

    private static LicenseFile File(string[] lines) => Ofd(new Picture(174, 200, [.. lines.Select(Lettering)]));

    private static Mark Lettering(string line, int at) =>
        new Mark.Lettering(line, Typeface.Serif, 4, new(20, 20 + 10 * at), Color.Black);

    private static LicenseFile Ofd(params Picture[] pages) =>
        new(LicenseFileFormat.Ofd, OfdWriter.Write(SomeOfd.Contents() with { Pages = [.. pages] }, SomeFonts.Shipped));
}
