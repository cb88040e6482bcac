using System.Text;
using Bunit;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Ofd.Pages;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Features.Desk.License;
using CounterDesk.Web.Localization;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Web.Features.Desk.License;

/// <summary>The page beside the report: what is marked on it, what is said of it, and the seal that is picked.</summary>
public sealed class LicensePageViewTests : BunitContext
{
    private static readonly Guid _visit = Guid.Parse("01890000-0000-7000-8000-000000000001");

    private readonly BunitJSModuleInterop _drawing;

    public LicensePageViewTests()
    {
        Services.AddWords();
        Services.AddScoped<DeskBrowser>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        _drawing = JSInterop.SetupModule("./scripts/drawn-sheet.js");
        _drawing.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void The_page_comes_first_and_is_fetched_from_the_visit()
    {
        var page = Render(SomeOpenLicenses.Passed(), SomePages.Page());

        Assert.Equal("true", page.Find("[data-action=show-page]").GetAttribute("aria-pressed"));
        Assert.Equal(
            $"/desk/visits/{_visit}/pages/1.svg", Assert.Single(_drawing.Invocations["show"]).Arguments[1]);
        Assert.Equal("结婚证的第 1 页。每一项都写在“数据”里。", page.Find(".drawing").GetAttribute("aria-label"));
        Assert.Equal("aspect-ratio: 200 / 100", page.Find("[data-page]").GetAttribute("style"));
        Assert.Empty(page.FindAll("[data-ban], [data-missing], [data-action=next-page]"));
    }

    [Fact]
    public void What_is_covered_has_its_place_and_its_reason_on_the_page()
    {
        var page = Render(SomeOpenLicenses.Passed(), SomePages.Page() with
        {
            Covers = [new PageCover(new Box(20, 10, 50.5, 5), MaskReason.OfAnotherPerson)],
        });

        Assert.Equal("他人信息　已遮", page.Find("[data-cover=OfAnotherPerson]").TextContent);
        Assert.Equal(
            "left: 10%; top: 10%; width: 25.25%; height: 5%", page.Find("[data-cover]").GetAttribute("style"));
    }

    [Fact]
    public void Picking_a_seal_opens_its_checks_and_shows_what_it_is()
    {
        var page = Render(SomeOpenLicenses.Passed(), SomePages.Page());
        var seal = page.Find("[data-seal-at]");
        Assert.Equal("印章：云山市演示签发机关电子证照专用章，验过，对", seal.GetAttribute("aria-label"));
        Assert.Equal("false", seal.GetAttribute("aria-pressed"));

        page.Find("[data-seal-at]").Click();

        Assert.Equal("true", page.Find("[data-seal-at]").GetAttribute("aria-pressed"));
        Assert.Equal("true", page.Find("[data-group=印章]").GetAttribute("aria-expanded"));
        Assert.Equal("选中的印章，检查已打开", page.Find("[data-mark=seal]").TextContent);
        Assert.Single(page.FindAll("[data-check=SignerInSealList]"));
        Assert.Single(page.FindAll(".checks [data-seal]"));

        page.Find("[data-seal-at]").Click();

        Assert.Empty(page.FindAll(".checks [data-seal]"));
    }

    [Fact]
    public void A_seals_checks_open_beside_a_report_that_did_not_pass_too()
    {
        var page = Render(SomeOpenLicenses.Changed(), SomePages.Page());
        Assert.Empty(page.FindAll("[data-group=印章]"));

        page.Find("[data-seal-at]").Click();

        Assert.Equal(["印章", "逐项"], page.FindAll("[data-group]").Select(group => group.GetAttribute("data-group")));
        Assert.Single(page.FindAll(".checks [data-seal]"));
    }

    [Fact]
    public void A_group_that_was_opened_by_a_seal_stays_shut_once_it_is_shut()
    {
        var page = Render(SomeOpenLicenses.Passed(), SomePages.Page());
        page.Find("[data-seal-at]").Click();

        page.Find("[data-group=印章]").Click();
        page.Find("[data-action=enlarge]").Click();

        Assert.Equal("false", page.Find("[data-group=印章]").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void What_no_seal_protects_is_framed_and_what_one_leaves_open_only_while_it_is_picked()
    {
        var page = Render(SomeOpenLicenses.Untrusted(), SomePages.Page() with
        {
            Unprotected =
            [
                new PagePart(new Box(0, 0, 10, 10), "Doc_0/Annots/Page_0.xml", [SomePages.Signature, "2"], IsOpen: true),
                new PagePart(new Box(0, 20, 10, 10), "Doc_0/Tpls/Tpl_0.xml", [SomePages.Signature], IsOpen: false),
            ],
        });

        Assert.Equal("没有被印章保护", Assert.Single(page.FindAll("[data-open]")).TextContent);
        Assert.Equal("没有被印章保护", page.Find("[data-mark=open]").TextContent);
        Assert.Empty(page.FindAll("[data-mark=left-open]"));

        page.Find("[data-seal-at]").Click();

        Assert.Equal(["没有被印章保护", "选中的这枚印章没有保护"], page.FindAll("[data-open]").Select(part => part.TextContent));
        Assert.Single(page.FindAll("[data-mark=left-open]"));
    }

    [Fact]
    public void A_page_that_was_changed_carries_its_ribbon_and_says_what_may_have_changed()
    {
        var page = Render(SomeOpenLicenses.Changed(), SomePages.Page() with
        {
            Unprotected = [new PagePart(new Box(0, 0, 10, 10), "Doc_0/Pages/Page_0/Content.xml", ["1"], IsOpen: true)],
        });

        Assert.Equal("盖章后被动过，只供比对，不能用", page.Find(".stage [data-ban]").TextContent);
        Assert.Equal("盖章后变了，或没有被印章保护", page.Find("[data-mark=open]").TextContent);
        Assert.Equal("盖章后变了，或没有被印章保护", page.Find("[data-open]").TextContent);
    }

    [Fact]
    public void What_differs_from_the_record_has_a_red_frame_and_its_word()
    {
        var page = Render(
            SomeOpenLicenses.Differing(), SomePages.Page() with { Differing = [new Box(20, 10, 40, 5)] });

        Assert.Equal("left: 10%; top: 10%; width: 20%; height: 5%", page.Find("[data-differs]").GetAttribute("style"));
        Assert.Equal("页面和登记数据不一样", page.Find("[data-mark=differs]").TextContent);
        Assert.Equal("只供比对，不能用", page.Find("[data-ban]").TextContent);
    }

    [Fact]
    public void What_is_not_drawn_is_counted_and_named()
    {
        var page = Render(SomeOpenLicenses.Passed(), SomePages.Page() with
        {
            LeftOut = SomePages.Page().LeftOut.Add(OfdOmission.Image, 2).Add(OfdOmission.Annotation, 0),
            ReplacedFonts = ["楷体", "宋体"],
            FlattenedShadings = 1,
            ImagesNotOnScreen = 3,
            MissingCharacters = [new Rune('\u2EC2')],
        });

        Assert.Equal("这一页有 2 处没画出来", page.Find("[data-missing] summary").TextContent.Trim());
        Assert.Equal(
            [
                "缺了或者坏了的图片：2 处", "读不了的批注和水印", "3 张图片浏览器显示不了，打印时有",
                "这些字本系统的字体里没有，画面上空着：\u2EC2", "这些字体用本系统的代替：楷体、宋体", "1 处渐变画成了一种颜色",
            ],
            page.FindAll("[data-missing] li").Select(line => line.TextContent));
        Assert.Contains("办事以“数据”为准", page.Find("[data-missing]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_are_turned_one_by_one()
    {
        var page = Render(SomeOpenLicenses.Passed(), SomePages.Page(1), SomePages.Page(2));
        Assert.Equal("true", page.Find("[data-action=previous-page]").GetAttribute("aria-disabled"));

        page.Find("[data-action=next-page]").Click();

        Assert.Equal("第 2 页，共 2 页", page.Find(".turn [role=status]").TextContent);
        Assert.Equal("第 2 页，共 2 页，方向键移动", page.Find("[data-stage]").GetAttribute("aria-label"));
        Assert.Equal(
            [$"/desk/visits/{_visit}/pages/1.svg", $"/desk/visits/{_visit}/pages/2.svg"],
            _drawing.Invocations["show"].Select(call => call.Arguments[1]));
    }

    [Fact]
    public void A_page_grows_and_shrinks_and_fits_again()
    {
        var page = Render(SomeOpenLicenses.Passed(), SomePages.Page());

        page.Find("[data-action=enlarge]").Click();
        Assert.Equal(("width: 125%", "125 %"), (Sheet(page), page.Find("[data-size]").TextContent));

        page.Find("[data-action=fit]").Click();
        page.Find("[data-action=reduce]").Click();
        page.Find("[data-action=reduce]").Click();
        Assert.Equal("width: 50%", Sheet(page));
        Assert.Equal("true", page.Find("[data-action=reduce]").GetAttribute("aria-disabled"));
    }

    [Fact]
    public void A_page_that_is_too_large_says_so()
    {
        var page = Render(SomeOpenLicenses.Passed(), SomePages.Page() with { Svg = [] });

        Assert.Contains("这一页太大，画不出来", page.Find("[data-empty]").TextContent, StringComparison.Ordinal);
        Assert.Empty(_drawing.Invocations["show"]);
    }

    [Fact]
    public void Pages_beyond_those_shown_are_counted()
    {
        var page = Render(SomeOpenLicenses.Passed(), new PagesAnswer.Shown([SomePages.Page()], Count: 14));

        Assert.Equal("文件共 14 页，这里只有前 1 页", page.Find("[data-note=first]").TextContent);
    }

    [Fact]
    public void A_PDF_is_shown_by_the_browser_and_says_what_is_printed()
    {
        var page = Render(SomeOpenLicenses.Untrusted(), new PagesAnswer.Pdf());

        Assert.Equal("PDF 的页面由浏览器画，只供看样子；打印出来的是信息核验单", page.Find("[data-note=pdf]").TextContent);
        Assert.Single(page.FindAll(".stage .pdf"));
        Assert.Empty(page.FindAll("[data-mark]"));
    }

    public static TheoryData<PagesAnswer, string, string> Withheld => new()
    {
        { new PagesAnswer.NoFile(), "来源没有文件，所以没有页面", "都在“数据”里" },
        { new PagesAnswer.CoveredNotFound(), "要遮的内容在页面上没找着，所以整页不显示", "都在“数据”里" },
        { new PagesAnswer.CoveredPicture(), "照片这次不看，所以整页不显示", "都在“数据”里" },
        { new PagesAnswer.PdfWithCovered(), "PDF 上的内容遮不住，所以整页不显示", "都在“数据”里" },
        { new PagesAnswer.TakenBack(), "证照已被撤销，证面收起了", "不能再出纸" },
        { new PagesAnswer.Unreadable(), "文件的页面画不出来", "都在“数据”里" },
    };

    [Theory]
    [MemberData(nameof(Withheld))]
    public void Without_a_page_the_data_comes_first_and_the_page_says_why(PagesAnswer answer, string why, string next)
    {
        var page = Render(SomeOpenLicenses.Passed(), answer);
        Assert.NotEmpty(page.FindAll("tr[data-field]"));

        page.Find("[data-action=show-page]").Click();

        Assert.Equal(why, page.Find("[data-empty] b").TextContent);
        Assert.Contains(next, page.Find("[data-empty] p").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-action=enlarge], [data-stage]"));
    }

    [Fact]
    public void Every_way_of_not_being_drawn_has_its_words()
    {
        var text = Services.GetRequiredService<IStringLocalizer<LicenseText>>();

        Assert.All(
            [
                .. Enum.GetNames<OfdOmission>().Select(name => $"Omission_{name}"),
                .. Withheld.Select(row => $"Pages_{row.Data.Item1.GetType().Name}"),
            ],
            key => Assert.False(text[key].ResourceNotFound, key));
        Assert.Equal(
            typeof(PagesAnswer).GetNestedTypes().Length - 2, // the two that are shown
            Withheld.Count);
    }

    private static string? Sheet(IRenderedComponent<LicenseReport> page) => page.Find(".sheet").GetAttribute("style");

    private IRenderedComponent<LicenseReport> Render(OpenLicense opened, params LicensePage[] pages) =>
        Render(opened, SomePages.Shown(pages));

    private IRenderedComponent<LicenseReport> Render(OpenLicense opened, PagesAnswer answer) =>
        Render<LicenseReport>(parameters => parameters
            .Add(report => report.Opened, opened)
            .Add(report => report.Pages, answer)
            .Add(report => report.Visit, _visit));
}
