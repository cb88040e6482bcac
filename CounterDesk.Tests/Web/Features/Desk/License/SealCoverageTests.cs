using Bunit;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk.License;
using CounterDesk.Web.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Features.Desk.License;

public sealed class SealCoverageTests : BunitContext
{
    private static readonly CoveredPart _pages = new(
        OfdPart.Page,
        [new("Doc_0/P0.xml", OfdPart.Page) { PageNumber = 1 }, new("Doc_0/P1.xml", OfdPart.Page) { PageNumber = 2 }]);

    private static readonly CoveredPart _attachments = new(
        OfdPart.Attachment,
        [new("Doc_0/Attachs.xml", OfdPart.Attachment), new("Doc_0/face.xml", OfdPart.Attachment) { Name = "face" }]);

    public SealCoverageTests() => Services.AddWords();

    [Fact]
    public void What_is_protected_is_told_in_words_and_by_path_on_demand()
    {
        var page = Render(SomeReports.Signature() with { CoveredParts = [_pages, _attachments] });

        Assert.Equal("页面 2 个、附件 2 个", page.Find("[data-covers]").TextContent);
        Assert.Equal(
            ["第 1 页 Doc_0/P0.xml", "第 2 页 Doc_0/P1.xml", "附件 Doc_0/Attachs.xml", "附件“face” Doc_0/face.xml"],
            page.FindAll("details li").Select(entry => entry.TextContent.Trim()));
        Assert.False(page.Find("details").HasAttribute("open"));
        Assert.Empty(page.FindAll("[data-uncovered]"));
    }

    [Fact]
    public void What_is_left_open_is_told_by_name_at_once()
    {
        var page = Render(SomeReports.Signature(FileReason.ContentNotCovered) with
        {
            CoveredParts = [_pages],
            UncoveredParts = [_attachments],
        });

        Assert.Equal(
            ["附件 Doc_0/Attachs.xml", "附件“face” Doc_0/face.xml"],
            page.FindAll("[data-uncovered] li").Select(entry => entry.TextContent.Trim()));
    }

    [Fact]
    public void A_wrong_seal_protects_nothing_whatever_it_lists()
    {
        var page = Render(SomeReports.Signature(FileReason.SignatureInvalid) with { CoveredParts = [_pages] });

        Assert.Equal("这枚印章验下来不对，它保护的也就不作数。", page.Find("[data-note=refuted]").TextContent);
    }

    [Fact]
    public void A_seal_on_a_PDF_file_protects_the_file_as_it_was()
    {
        var whole = Render(SomeReports.Signature() with { CoversWholeFile = true });
        var changed = Render(SomeReports.Signature() with
        {
            CoversWholeFile = true,
            UncoveredEntries = ["/Pages/Kids/0/Contents"],
        });

        Assert.Equal("整个文件", whole.Find("[data-covers]").TextContent);
        Assert.Empty(whole.FindAll("[data-uncovered], details"));
        Assert.Equal("盖章那一刻的整个文件", changed.Find("[data-covers]").TextContent);
        Assert.Equal(
            "盖章以后改动的地方 /Pages/Kids/0/Contents", changed.Find("[data-uncovered] li").TextContent.Trim());
    }

    [Fact]
    public void A_seal_whose_range_was_not_read_is_not_said_to_protect_anything() =>
        Assert.Equal("没有查到它保护了什么", Render(SomeReports.Signature()).Find("[data-covers]").TextContent);

    private IRenderedComponent<SealCoverage> Render(SignatureReport seal) =>
        Render<SealCoverage>(parameters => parameters.Add(coverage => coverage.Seal, seal));
}
