using Bunit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Features.Desk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Web.Features.Desk;

/// <summary>The question about the paper in a hall whose sheets have numbers.</summary>
public sealed class NumberedPaperStepTests : VisitTestContext
{
    [Fact]
    public async Task After_the_answer_the_clerk_types_which_sheets_it_took()
    {
        var (visit, page) = await AskAsync();
        Assert.Empty(page.FindAll("#sheets"));
        var pages = Assert.Single((await Desk.Visits.SummarizeAsync(visit.Id, Cancellation)).Copies).Pages;

        await ChooseAsync(page, PrintOutcome.CameOutWell);
        Assert.Equal(Text<DeskText>("Print_Answer_Sheets"), Words(page, "[data-action=answer] span"));
        Assert.Equal("true", page.Find("[data-action=answer]").GetAttribute("aria-disabled"));

        await page.Find("#sheets").InputAsync("纸");
        Assert.Equal(Text<DeskText>("Sheets_Malformed", pages), Words(page, "#sheets-hint"));

        await page.Find("#sheets").InputAsync("A0001");
        await page.Find("[data-action=answer]").ClickAsync();

        Assert.Equal(nameof(VisitStep.Closing), page.Find("[aria-current=step]").GetAttribute("data-step"));
        var copy = Assert.Single((await Desk.Visits.SummarizeAsync(visit.Id, Cancellation)).Copies);
        Assert.Equal(CopyState.Printed, copy.State);
        Assert.Equal(
            pages, (await SomeCopyDesk.RegisterOf(Desk).ReadAsync(copy.Number, Cancellation))!.Sheets.Count);
    }

    [Fact]
    public async Task What_did_not_come_out_took_no_sheet()
    {
        var (_, page) = await AskAsync();

        await ChooseAsync(page, PrintOutcome.DidNotComeOut);

        Assert.Empty(page.FindAll("#sheets"));
        Assert.Null(page.Find("[data-action=answer]").GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task A_sheet_that_was_used_before_is_named_with_its_copy_and_nothing_is_answered()
    {
        var (first, page) = await AskAsync();
        await ChooseAsync(page, PrintOutcome.Spoiled);
        await page.Find("#sheets").InputAsync("A0001");
        await page.Find("[data-action=answer]").ClickAsync();
        await page.Find("[data-action=reprint]").ClickAsync();
        await page.Find("[data-action=print]").ClickAsync();
        await ChooseAsync(page, PrintOutcome.Spoiled);
        await page.Find("#sheets").InputAsync("A0001");

        await page.Find("[data-action=answer]").ClickAsync();

        var copies = (await Desk.Visits.SummarizeAsync(first.Id, Cancellation)).Copies;
        Assert.Equal([CopyState.Void, CopyState.Reserved], copies.Select(copy => copy.State));
        Assert.Equal(Text<DeskText>("Sheets_Taken", "A0001", copies[0].Number.Value), Words(page, "#sheets-hint"));

        await page.Find("#sheets").InputAsync("A0002");
        await page.Find("[data-action=answer]").ClickAsync();
        Assert.Equal(
            CopyState.Void, (await Desk.Visits.SummarizeAsync(first.Id, Cancellation)).Copies[1].State);
    }

    private async Task<(Visit Visit, IRenderedComponent<VisitPage> Page)> AskAsync()
    {
        BrowserPrints(opens: true);
        Services.AddSingleton(SomeCopyDesk.Of(Desk, numberedPaper: true));
        Services.AddSingleton(Options.Create(new CopyOptions { NumberedPaper = true }));
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        var page = RenderVisit(visit);
        await page.Find("[data-action=print]").ClickAsync();
        return (visit, page);
    }

    private static Task ChooseAsync(IRenderedComponent<VisitPage> page, PrintOutcome outcome) =>
        page.Find($"[data-field=outcome] [value={outcome}]").ChangeAsync(outcome.ToString());
}
