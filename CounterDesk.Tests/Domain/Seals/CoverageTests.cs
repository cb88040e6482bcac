using System.Collections.Immutable;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>Beyond the standards: whatever a reader shows must be under a seal, and every document of a file.</summary>
public sealed class CoverageTests
{
    private const string Everything =
        """
        <ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData>
        <ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>
        <ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData>
        <ofd:Pages><ofd:Page ID="10" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>
        <ofd:Annotations>Annots/Annotations.xml</ofd:Annotations><ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>
        </ofd:Document>
        """;

    /// <summary>A document with everything that can be shown.</summary>
    private static readonly ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> _contents = new Dictionary<string, string>
    {
        ["OFD.xml"] =
            """
            <ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocInfo><ofd:CustomDatas>
            <ofd:CustomData Name="证照编号">DEMO-1</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo>
            <ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>
            """,
        ["Doc_0/Document.xml"] = Everything,
        ["Doc_0/PublicRes.xml"] =
            """<Res BaseLoc="Res"><Fonts><Font ID="1"><FontFile>font.ttf</FontFile></Font></Fonts></Res>""",
        ["Doc_0/DocumentRes.xml"] =
            """
            <Res BaseLoc="Res"><MultiMedias><MultiMedia ID="2"><MediaFile>photo.png</MediaFile></MultiMedia></MultiMedias>
            <ColorSpaces><ColorSpace ID="3" Profile="press.icc"/></ColorSpaces></Res>
            """,
        ["Doc_0/Res/font.ttf"] = "font",
        ["Doc_0/Res/photo.png"] = "photo",
        ["Doc_0/Res/press.icc"] = "profile",
        ["Doc_0/Tpls/Tpl_0/Content.xml"] = """<Page><Content><TextObject><TextCode>姓名：</TextCode></TextObject></Content></Page>""",
        ["Doc_0/Pages/Page_0/Content.xml"] =
            """
            <Page><PageRes>PageRes.xml</PageRes><Template TemplateID="5"/>
            <Content><TextObject><TextCode>林秀兰</TextCode></TextObject></Content></Page>
            """,
        ["Doc_0/Pages/Page_0/PageRes.xml"] = """<Res><MultiMedias><MultiMedia ID="9"><MediaFile>p.png</MediaFile></MultiMedia></MultiMedias></Res>""",
        ["Doc_0/Pages/Page_0/p.png"] = "picture",
        ["Doc_0/Annots/Annotations.xml"] = """<Annotations><Page PageID="10"><FileLoc>Page_0/Annotation.xml</FileLoc></Page></Annotations>""",
        ["Doc_0/Annots/Page_0/Annotation.xml"] = """<PageAnnot><Annot ID="11"><Appearance/></Annot></PageAnnot>""",
        ["Doc_0/Attachs/Attachments.xml"] =
            """<Attachments><Attachment ID="1" Name="face"><FileLoc>face.json</FileLoc></Attachment></Attachments>""",
        ["Doc_0/Attachs/face.json"] = """{"name":"林秀兰"}""",
        ["Doc_0/notes.txt"] = "shown nowhere",
    }.ToImmutableSortedDictionary(entry => entry.Key, entry => OfdForge.Utf8(entry.Value));

    private static readonly OfdForge _file = new() { Contents = _contents };

    public static TheoryData<string> Shown() =>
        [.. _contents.Keys.Where(entry => entry is not (OfdWriter.MainEntry or "Doc_0/notes.txt"))];

    [Fact]
    public void A_file_that_is_covered_whole_says_what_it_says()
    {
        var report = _file.Verify();

        Assert.Equal(FileVerdict.Valid, report.Verdict);
        var content = report.Content!;
        Assert.Equal("DEMO-1", content.CustomData["证照编号"]);
        Assert.Equal(1, content.PageCount);
        Assert.Equal("姓名：\n林秀兰", content.PageText);
        var attachment = Assert.Single(content.CoveredAttachments);
        Assert.Equal(("face", """{"name":"林秀兰"}"""), (attachment.Name, OfdForge.Text(attachment.Bytes)));
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void Whatever_is_shown_and_not_covered_is_named(string entry)
    {
        var report = (_file with { Protects = other => other != entry }).Verify();

        Assert.Equal(FileVerdict.Partial, report.Verdict);
        Assert.Equal([FileReason.ContentNotCovered], report.Reasons);
        Assert.Equal([entry], Assert.Single(report.Signatures).UncoveredEntries);
    }

    [Fact]
    public void What_is_covered_is_sorted_by_what_it_is_to_the_document()
    {
        var covered = Assert.Single(_file.Verify().Signatures).CoveredParts;

        Assert.Equal(
            [
                "MainFile: OFD.xml",
                "Document: Doc_0/Document.xml",
                "Page: Doc_0/Pages/Page_0/Content.xml",
                "Template: Doc_0/Tpls/Tpl_0/Content.xml",
                "List: Doc_0/Annots/Annotations.xml Doc_0/Attachs/Attachments.xml Doc_0/DocumentRes.xml "
                    + "Doc_0/Pages/Page_0/PageRes.xml Doc_0/PublicRes.xml",
                "Font: Doc_0/Res/font.ttf",
                "Picture: Doc_0/Pages/Page_0/p.png Doc_0/Res/photo.png Doc_0/Res/press.icc",
                "Annotation: Doc_0/Annots/Page_0/Annotation.xml",
                "Attachment: Doc_0/Attachs/face.json",
                "Seal: Doc_0/Signs/Sign_0/Seal.esl",
                "Other: Doc_0/notes.txt",
            ],
            covered.Select(part => $"{part.Part}: {string.Join(' ', part.Entries.Select(entry => entry.Path).Order(StringComparer.Ordinal))}"));
        Assert.Equal([1], covered.SelectMany(part => part.Entries).Select(entry => entry.PageNumber).OfType<int>());
        Assert.Equal(["face"], covered.SelectMany(part => part.Entries).Select(entry => entry.Name).OfType<string>());
    }

    [Fact]
    public void What_is_left_open_is_sorted_likewise()
    {
        var report = (_file with { Protects = entry => !entry.Contains("face", StringComparison.Ordinal) }).Verify();

        var part = Assert.Single(Assert.Single(report.Signatures).UncoveredParts);
        Assert.Equal(OfdPart.Attachment, part.Part);
        Assert.Equal([new OfdEntry("Doc_0/Attachs/face.json", OfdPart.Attachment) { Name = "face" }], part.Entries);
    }

    [Fact]
    public void What_is_shown_nowhere_need_not_be_covered() =>
        Assert.Equal(FileVerdict.Valid, (_file with { Protects = entry => entry != "Doc_0/notes.txt" }).Verify().Verdict);

    [Fact]
    public void Metadata_of_an_OFD_xml_that_is_not_covered_is_not_told()
    {
        var report = (_file with { Protects = entry => entry != OfdWriter.MainEntry }).Verify();

        Assert.Equal(FileVerdict.Valid, report.Verdict);
        Assert.Equal([FileWarning.OfdXmlNotCovered], report.Warnings);
        Assert.Empty(report.Content!.CustomData);
    }

    [Fact]
    public void An_attachment_that_is_not_covered_or_changed_is_not_told()
    {
        var uncovered = (_file with { Protects = entry => entry != "Doc_0/Attachs/face.json" }).Verify();
        var changed = (_file with { Change = entries => entries.SetItem("Doc_0/Attachs/face.json", OfdForge.Utf8("{}")) }).Verify();

        Assert.Empty(uncovered.Content!.CoveredAttachments);
        Assert.Empty(changed.Content!.CoveredAttachments);
        Assert.Empty(changed.Content!.CustomData);
    }

    [Fact]
    public void A_document_put_in_place_of_the_sealed_one_is_not_covered()
    {
        var report = (_file with
        {
            Protects = entry => entry != OfdWriter.MainEntry,
            Change = entries => entries
                .SetItem("Doc_1/Document.xml", OfdForge.Utf8("<Document/>"))
                .SetItem(OfdWriter.MainEntry, OfdForge.Utf8(OfdForge.Text(entries[OfdWriter.MainEntry])
                    .Replace("Doc_0/Document.xml", "Doc_1/Document.xml", StringComparison.Ordinal))),
        }).Verify();

        Assert.Equal(FileVerdict.Partial, report.Verdict);
        Assert.Equal(["Doc_1/Document.xml"], Assert.Single(report.Signatures).UncoveredEntries);
    }

    // Of two roots a reader may take either.
    [Fact]
    public void A_second_root_of_the_document_must_be_covered_too()
    {
        var report = (_file with
        {
            Protects = entry => entry != OfdWriter.MainEntry,
            Change = entries => entries
                .SetItem("Doc_1/Document.xml", OfdForge.Utf8("<Document/>"))
                .SetItem(OfdWriter.MainEntry, OfdForge.Utf8(OfdForge.Text(entries[OfdWriter.MainEntry]).Replace(
                    "</ofd:DocRoot>", "</ofd:DocRoot><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot>", StringComparison.Ordinal))),
        }).Verify();

        Assert.Equal(["Doc_1/Document.xml"], Assert.Single(report.Signatures).UncoveredEntries);
    }

    [Fact]
    public void A_version_that_a_reader_may_show_instead_must_be_covered()
    {
        var report = (_file with
        {
            Protects = entry => entry != OfdWriter.MainEntry,
            Change = entries => entries
                .SetItem("Doc_0/V1.xml", OfdForge.Utf8("<DocVersion><DocRoot>Document_1.xml</DocRoot></DocVersion>"))
                .SetItem("Doc_0/Document_1.xml", OfdForge.Utf8("<Document/>"))
                .SetItem(OfdWriter.MainEntry, OfdForge.Utf8(OfdForge.Text(entries[OfdWriter.MainEntry]).Replace(
                    "</ofd:DocRoot>",
                    """</ofd:DocRoot><ofd:Versions><ofd:Version ID="1" BaseLoc="Doc_0/V1.xml"/></ofd:Versions>""",
                    StringComparison.Ordinal))),
        }).Verify();

        Assert.Equal(["Doc_0/V1.xml", "Doc_0/Document_1.xml"], Assert.Single(report.Signatures).UncoveredEntries);
    }

    [Fact]
    public void A_sealed_page_that_cannot_be_read_leaves_open_what_is_shown()
    {
        var report = (_file with
        {
            Contents = _contents.SetItem("Doc_0/Pages/Page_0/Content.xml", OfdForge.Utf8("<Page>")),
        }).Verify();

        Assert.Equal([FileReason.ContentUnreadable], report.Reasons);
        Assert.Equal(FileVerdict.Untrusted, report.Verdict);
    }

    [Fact]
    public void A_second_document_without_a_signature_makes_the_file_invalid()
    {
        var report = (_file with
        {
            Protects = entry => entry != OfdWriter.MainEntry,
            Change = entries => entries.SetItem(OfdWriter.MainEntry, OfdForge.Utf8(OfdForge.Text(entries[OfdWriter.MainEntry])
                .Replace(
                    "<ofd:DocBody>", "<ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot></ofd:DocBody><ofd:DocBody>",
                    StringComparison.Ordinal))),
        }).Verify();

        Assert.Equal([FileReason.DocBodyWithoutSignature], report.Reasons);
        Assert.Equal(FileVerdict.Invalid, report.Verdict);
        Assert.Equal(FileVerdict.Valid, Assert.Single(report.Signatures).Verdict);
    }

    // The first covers the page only; the second covers the rest.
    [Fact]
    public void What_one_signature_leaves_open_another_may_cover()
    {
        var report = TwoSignatures(entry => entry != OfdForge.PageEntry, _ => true).Verify();

        Assert.Equal(FileVerdict.Valid, report.Verdict);
        Assert.Equal([FileVerdict.Partial, FileVerdict.Valid], report.Signatures.Select(signature => signature.Verdict));
        Assert.Equal([FileWarning.ContentNotCovered], report.Warnings);
        Assert.Contains(
            new SealCheckResult(SealCheck.EverythingCovered, CheckOutcome.PassedWithRemark, Warning: FileWarning.ContentNotCovered),
            report.Checks);
    }

    [Fact]
    public void Where_something_cannot_be_read_two_signatures_cover_no_more_than_one()
    {
        var broken = new OfdForge().Contents.SetItem("Doc_0/PublicRes.xml", OfdForge.Utf8("<Res>"));

        var report = TwoSignatures(entry => entry != OfdForge.PageEntry, _ => true, broken).Verify();

        Assert.Equal([FileReason.ContentNotCovered, FileReason.ContentUnreadable], report.Reasons.Order());
        Assert.Equal(FileVerdict.Partial, report.Verdict);
        Assert.Equal(CheckOutcome.NotDone, report.Checks.Single(result => result.Check is SealCheck.EverythingCovered).Outcome);
    }

    [Fact]
    public void What_a_failed_signature_should_have_covered_is_a_remark()
    {
        var report = (new OfdForge
        {
            Change = entries => entries.SetItem(OfdForge.PageEntry, OfdForge.Utf8("<Page/>")),
        }).Verify();

        Assert.Equal([FileReason.RefDigestMismatch], report.Reasons);
        Assert.Contains(FileWarning.ContentNotCovered, report.Warnings);
    }

    [Fact]
    public void What_no_signature_covers_stays_open()
    {
        var report = TwoSignatures(entry => entry != OfdForge.PageEntry, entry => entry != OfdForge.PageEntry).Verify();

        Assert.Equal([FileReason.ContentNotCovered], report.Reasons);
        Assert.Equal(FileVerdict.Partial, report.Verdict);
    }

    [Fact]
    public void The_worst_signature_decides()
    {
        var two = TwoSignatures(_ => true, _ => true);
        var report = (two with
        {
            Change = entries => two.Change(entries).SetItem(OfdForge.ValueEntry, new byte[] { 1, 2, 3 }),
        }).Verify();

        Assert.Equal(FileVerdict.Invalid, report.Verdict);
        Assert.Equal([FileVerdict.Invalid, FileVerdict.Valid], report.Signatures.Select(signature => signature.Verdict));
        Assert.Contains(
            new SealCheckResult(SealCheck.SignatureFormat, CheckOutcome.Failed, FileReason.SignedValueFormat), report.Checks);
    }

    // A second signature beside the first, in a list of both.
    private static OfdForge TwoSignatures(
        Func<string, bool> first, Func<string, bool> second, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>? contents = null)
    {
        var plain = new OfdForge { HasSealFile = false };
        var forge = contents is null ? plain : plain with { Contents = contents };
        return forge with
        {
            Protects = first,
            Change = entries =>
            {
                var seal = new SealForge { PropertyInfo = "/Doc_0/Signs/Sign_1/Signature.xml" };
                var other = (forge with { Protects = second, Seal = seal }).Entries();
                return entries
                    .SetItem("Doc_0/Signs/Sign_1/Signature.xml", other[OfdForge.SignatureEntry])
                    .SetItem("Doc_0/Signs/Sign_1/SignedValue.dat", other[OfdForge.ValueEntry])
                    .SetItem(OfdForge.ListEntry, OfdForge.Utf8(
                        """
                        <Signatures><Signature ID="1" BaseLoc="Sign_0/Signature.xml"/>
                        <Signature ID="2" BaseLoc="Sign_1/Signature.xml"/></Signatures>
                        """));
            },
        };
    }
}
