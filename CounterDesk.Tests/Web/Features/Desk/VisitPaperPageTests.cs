using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Visits.Papers;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Visits;
using CounterDesk.Web.Visits.Papers;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Features.Desk;

public sealed class VisitPaperPageTests : VisitTestContext
{
    public static TheoryData<VisitPaper> Papers => new(Enum.GetValues<VisitPaper>());

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task A_paper_is_shown_as_it_prints_and_printed_once_that_is_recorded(VisitPaper kind)
    {
        BrowserPrints(opens: true);
        var state = await EnterAsync();
        var page = RenderPaper(state, Draw(kind));

        Assert.StartsWith(
            $"/desk/visits/{state.Id}/paper.pdf", page.Find("iframe[data-paper=paper]").GetAttribute("src"),
            StringComparison.Ordinal);
        Assert.Equal(kind.ToString(), page.Find("[data-visit-paper]").GetAttribute("data-visit-paper"));
        Assert.Contains(Text<PaperText>($"Say_{kind}"), page.Find("[data-say]").TextContent, StringComparison.Ordinal);

        await page.Find("[data-action=print-paper]").ClickAsync();

        Assert.Equal(nameof(AuditAction.PaperSent), (await Desk.ReadLogAsync())[^1].Action);
        Assert.Single(JSInterop.Invocations["printFrame"]);
    }

    [Fact]
    public async Task Nothing_is_printed_that_cannot_be_recorded()
    {
        BrowserPrints(opens: true);
        var page = RenderPaper(await EnterAsync(), Draw(VisitPaper.ConsentSlip));
        await Desk.BreakAuditAsync();

        await page.Find("[data-action=print-paper]").ClickAsync();

        Assert.Empty(JSInterop.Invocations["printFrame"]);
    }

    [Fact]
    public async Task A_print_window_that_does_not_open_is_said()
    {
        BrowserPrints(opens: false);
        var page = RenderPaper(await EnterAsync(), Draw(VisitPaper.WhoLooked));

        await page.Find("[data-action=print-paper]").ClickAsync();

        Assert.Contains(
            Text<PaperText>("NotPrinted_Title"), page.Find("[data-banner=Warn]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_zeroes_the_paper()
    {
        var state = await EnterAsync();
        var paper = Draw(VisitPaper.PaperWay);
        var isTold = false;
        var page = RenderPaper(state, paper, () => isTold = true);

        await page.Find("[data-action=leave-paper]").ClickAsync();

        Assert.True(isTold);
        Assert.Null(state.Content.Paper);
        Assert.All(paper.Pdf!, value => Assert.Equal(0, value));
    }

    [Fact]
    public async Task A_character_without_a_shape_is_named_with_what_to_do_instead()
    {
        var paper = Services.GetRequiredService<VisitPapers>()
            .Draw(SomeVisitPapers.Consent() with { MaskedName = "\U000323AF*" }, Edition.Standard, "zh-CN");

        var page = RenderPaper(await EnterAsync(), paper);

        var banner = page.Find("[data-banner=Warn]").TextContent;
        Assert.Contains("\U000323AF（U+323AF）", banner, StringComparison.Ordinal);
        Assert.Contains(Text<PaperText>("Instead_ConsentSlip"), banner, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("iframe, [data-action=print-paper]"));
    }

    private PaperOnScreen Draw(VisitPaper kind)
    {
        var papers = Services.GetRequiredService<VisitPapers>();
        return kind switch
        {
            VisitPaper.ConsentSlip => papers.Draw(SomeVisitPapers.Consent(), Edition.Standard, "zh-CN"),
            VisitPaper.WhoLooked => papers.Draw(SomeVisitPapers.WhoLooked(), Edition.Standard, "zh-CN"),
            VisitPaper.PaperWay => papers.Draw(SomeVisitPapers.PaperWay(), Edition.Standard, "zh-CN"),
            VisitPaper.RegisterSheet => papers.Draw(SomeEnterprises.Sheet(), Edition.Standard, "zh-CN"),
            VisitPaper.HandOutSlip => papers.Draw(SomeVisitPapers.HandOut(), Edition.Standard, "zh-CN"),
        };
    }

    private async Task<VisitState> EnterAsync()
    {
        var visit = await Desk.OpenVisitAsync();
        var state = new VisitState(visit.Id, SomeClerk.Value, Desk.Visits, Desk.Contents, new DeskClock(Desk.Time));
        await state.EnterAsync();
        return state;
    }

    private IRenderedComponent<VisitPaperPage> RenderPaper(VisitState state, PaperOnScreen paper, Action? left = null)
    {
        state.Content.Show(paper);
        return Render<VisitPaperPage>(parameters => parameters
            .Add(page => page.State, state)
            .Add(page => page.Shown, paper)
            .Add(page => page.OnLeave, () => left?.Invoke()));
    }
}
