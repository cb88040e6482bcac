using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;
using static CounterDesk.Tests.Support.SomeWatermarks;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>A watermark that says the purpose of the visit is told apart; whatever else is added is not.</summary>
public sealed class PurposeWatermarkTests
{
    private const string Purpose = "个人住房公积金贷款申请(二套)";

    private static readonly string _text = Text(Purpose);

    public static TheoryData<string> Right() =>
    [
        _text,
        // As platforms may write it: fullwidth, spaced, over several lines, tiled, turned, translucent in itself.
        Text("个人住房公积金 贷款申请（二套）"),
        Text("个人住房公积金</TextCode><TextCode X='0' Y='9'>　贷款申请（二套）"),
        _text + Text(Purpose, "0 40 90 10") + Text(Purpose, "0 10 90 10"),
        Text(Purpose, more: "CTM='0.7 0.7 -0.7 0.7 0 0' Fill='true' HScale='1'"),
        Text(Purpose, more: "Alpha='255'", color: "<FillColor Value='128 128 128' Alpha='100'/>"),
        Text(Purpose, more: "Alpha='181'", color: "<FillColor Alpha='179'/>"),
    ];

    public static TheoryData<string, string> Wrong() => new()
    {
        { "other words", Text("个人住房公积金贷款结清") },
        { "more words", Text(Purpose + "已核验") },
        { "fewer words", Text("个人住房公积金贷款申请") },
        { "no words", Text("") },
        { "other words beside the right ones", _text + Text("作废", "0 40 90 10") },
        { "a picture", _text + "<ImageObject ID='9' Boundary='0 40 50 50' ResourceID='2'/>" },
        { "a path", _text + "<PathObject ID='9' Boundary='0 40 50 50'><AbbreviatedData>M 0 0 L 9 9</AbbreviatedData></PathObject>" },
        { "a group", $"<PageBlock>{_text}</PageBlock>" },
        { "letters that hide the page", Text(Purpose, more: "Alpha='255'") },
        { "letters that let less than half through", Text(Purpose, more: "Alpha='130'") },
        { "letters whose transparency nobody can read", Text(Purpose, more: "Alpha='x'") },
        { "letters on each other", _text + Text(Purpose, "80 5 90 10") },
        { "letters nobody knows the place of", Text(Purpose, boundary: "0 0 90") },
        { "an outline of letters", Text(Purpose, more: "Stroke='true'") },
        { "letters drawn as a resource says", Text(Purpose, more: "DrawParam='4'") },
        { "letters of another shape", Text(Purpose, color: "<CGTransform><Glyphs>7 8 9</Glyphs></CGTransform>") },
        { "letters with a pattern in them", Text(Purpose, color: "<FillColor><Pattern/></FillColor>") },
        { "letters with something else that has a color", Text(Purpose, color: "<StrokeColor Value='0 0 0'/>") },
        { "letters with a link", Text(Purpose, color: "<Actions><Action Event='CLICK'/></Actions>") },
        { "letters that are clipped", Text(Purpose, color: "<Clips><Clip/></Clips>") },
        { "more texts than anybody can read", string.Concat(Enumerable.Range(0, 201).Select(at => Text(Purpose, $"0 {at * 10} 90 10"))) },
    };

    [Theory]
    [MemberData(nameof(Right))]
    public void A_watermark_that_says_the_purpose_has_a_name_of_its_own(string objects)
    {
        var report = Verify(Annotation(objects));

        Assert.Equal([FileReason.AnnotatedForUse], report.Reasons);
        Assert.Equal(FileVerdict.Partial, report.Verdict);
        Assert.Equal([ListEntry, FileEntry], Assert.Single(report.Signatures).UncoveredEntries);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_watermark_that_shows_anything_else_is_content_that_is_not_covered(string what, string objects)
    {
        var report = Verify(Annotation(objects));

        Assert.True(report.Reasons.SequenceEqual([FileReason.ContentNotCovered]), what);
    }

    [Theory]
    [InlineData("<PageAnnot><Annot Type='Stamp'>{0}</Annot></PageAnnot>")]
    [InlineData("<PageAnnot><Annot Type='Link'>{0}</Annot></PageAnnot>")]
    [InlineData("<PageAnnot><Annot>{0}</Annot></PageAnnot>")]
    [InlineData("<PageAnnot><Annot Type='Watermark'>{0}{0}</Annot></PageAnnot>")]
    [InlineData("<PageAnnot><Annot Type='Watermark'>{0}</Annot><Annot Type='Watermark'>{0}</Annot></PageAnnot>")]
    [InlineData("<PageAnnot><Annot Type='Watermark'>{0}</Annot><Annot Type='Highlight'/></PageAnnot>")]
    [InlineData("<PageAnnot><Annot Type='Watermark'><Remark>已核验</Remark>{0}</Annot></PageAnnot>")]
    [InlineData("<PageAnnot><Annot Type='Watermark'>{0}<Parameters/></Annot></PageAnnot>")]
    [InlineData("<PageAnnot><Annot Type='Watermark'/></PageAnnot>")]
    [InlineData("<PageAnnot/>")]
    [InlineData("<Page><Annot Type='Watermark'>{0}</Annot></Page>")]
    [InlineData("<PageAnnot><Annot Type='Watermark'>{0}</Annot><TemplatePage BaseLoc='/Doc_0/Pages/Page_0/Content.xml'/></PageAnnot>")]
    public void An_annotation_that_is_more_than_one_watermark_is_not_it(string annotation) =>
        Assert.Equal(
            [FileReason.ContentNotCovered],
            Verify(annotation.Replace("{0}", Appearance(_text), StringComparison.Ordinal)).Reasons);

    [Theory]
    [InlineData("<Annotations/>")]
    [InlineData("<Annotations>" + OnePage + OnePage + "</Annotations>")]
    [InlineData("<Annotations>" + OnePage + "<Page PageID='11'/></Annotations>")]
    [InlineData("<Annotations>" + OnePage + "<PublicRes>PublicRes.xml</PublicRes></Annotations>")]
    [InlineData("<Annotations>" + OnePage + "<Layer PageID='11'><FileLoc>Page_0/Annotation.xml</FileLoc></Layer></Annotations>")]
    [InlineData("<Res>" + OnePage + "</Res>")]
    public void A_list_that_names_anything_else_is_not_it(string list) =>
        Assert.Equal([FileReason.ContentNotCovered], Verify(Annotation(_text), list).Reasons);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" 　")]
    [InlineData("房产继承公证")]
    public void Without_the_purpose_there_is_nothing_to_compare(string? purpose) =>
        Assert.Equal([FileReason.ContentNotCovered], Verify(Annotation(_text), purpose: purpose).Reasons);

    [Theory]
    [InlineData(OfdForge.PageEntry)]
    [InlineData(OfdForge.DocumentEntry)]
    [InlineData("Doc_0/PublicRes.xml")]
    [InlineData(PictureEntry)]
    public void Nothing_else_may_be_left_open(string entry) =>
        Assert.Equal([FileReason.ContentNotCovered], Verify(Annotation(_text), alsoOpen: entry).Reasons);

    [Fact]
    public void A_page_that_calls_itself_a_list_is_none()
    {
        var file = File(Annotation(_text), List(OnePage));
        var page = file with
        {
            Contents = file.Contents.SetItem(OfdForge.PageEntry, OfdForge.Utf8("<Annotations/>")),
            Protects = entry => entry is not (ListEntry or FileEntry or OfdForge.PageEntry),
        };

        Assert.Equal([FileReason.ContentNotCovered], Verify(page, Purpose).Reasons);
    }

    [Fact]
    public void A_page_that_was_changed_as_well_makes_the_file_invalid()
    {
        var file = File(Annotation(_text), List(OnePage)) with
        {
            Change = entries => entries.SetItem(OfdForge.PageEntry, OfdForge.Utf8("<Page/>")),
        };

        var report = Verify(file, Purpose);

        Assert.Equal([FileReason.RefDigestMismatch], report.Reasons);
        Assert.Equal(FileVerdict.Invalid, report.Verdict);
    }

    [Fact]
    public void A_watermark_under_the_seal_is_part_of_the_license() =>
        Assert.Equal(
            FileVerdict.Valid, Verify(File(Annotation(_text), List(OnePage)) with { Protects = _ => true }, Purpose).Verdict);

    [Fact]
    public void A_list_that_is_left_open_with_nothing_added_is_not_it()
    {
        var file = File(Annotation(_text), List(OnePage)) with { Protects = entry => entry is not ListEntry };

        Assert.Equal([FileReason.ContentNotCovered], Verify(file, Purpose).Reasons);
    }

    [Fact]
    public void Whether_such_a_license_is_genuine_could_not_be_told()
    {
        var opened = SomeOpenLicenses.Of(
            SomeLicenses.Of(SomeLicenses.MarriageCertificate), SomeReports.File(FileReason.AnnotatedForUse));

        Assert.Equal(
            (GenuineAnswer.CouldNotBeTold, PrintPermission.InformationSheet),
            (opened.Report.Genuine, opened.Report.MayPrint));
        Assert.Equal(CheckOutcome.NotDone, opened.Report[LicenseCheck.EverythingCovered].Outcome);
    }

    private static FileReport Verify(
        string annotation, string? list = null, string? purpose = Purpose, string? alsoOpen = null)
    {
        var file = File(annotation, list ?? List(OnePage));
        return Verify(file with { Protects = entry => file.Protects(entry) && entry != alsoOpen }, purpose);
    }

    private static FileReport Verify(OfdForge file, string? purpose) =>
        LicenseFileVerifier.Verify(file.File(), SomeSeals.Trust(), SomeSeals.SealedAt, purpose);
}
