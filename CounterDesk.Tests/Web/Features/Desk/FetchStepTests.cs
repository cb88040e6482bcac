using Bunit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.Copy;

namespace CounterDesk.Tests.Web.Features.Desk;

/// <summary>Somebody comes to fetch a copy that was made ahead.</summary>
public sealed class FetchStepTests : VisitTestContext
{
    internal override int AdvanceDays => SomeAdvance.Days;

    [Fact]
    public async Task What_waits_for_her_is_offered_printed_signed_for_and_handed_out()
    {
        BrowserPrints(opens: true);
        var number = await SomeAdvance.MakeAsync(Desk);
        var visit = await SomeAdvance.ComeAsync(Desk, SomeVisits.Gu);
        var page = RenderVisit(visit);
        Assert.Equal(number.Value, page.Find("[data-waits]").GetAttribute("data-waits"));

        await page.Find("[data-action=fetch-copy]").ClickAsync();
        Assert.StartsWith($"/desk/visits/{visit.Id}/fetched.pdf", page.Find("iframe").GetAttribute("src"), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-action=hand-out], [data-action=edition], [data-action=keep]"));
        var pdf = Desk.Contents.Of(visit.Id).Fetch!.Pdf!;
        await page.Find("[data-action=print]").ClickAsync();
        await AnswerAsync(page, PrintOutcome.CameOutWell);

        Assert.All(pdf, value => Assert.Equal(0, value));
        Assert.Equal(Text<CopyStepText>("Fetch_Title", "顾*河"), Words(page, "h1"));
        Assert.Equal("true", page.Find("[data-action=hand-out]").GetAttribute("aria-disabled"));
        Assert.Equal(CopyState.Waiting, (await StateAsync(number)).State);
        await page.Find("[data-action=hand-out-slip]").ClickAsync();
        Assert.Equal("HandOutSlip", page.Find("[data-visit-paper]").GetAttribute("data-visit-paper"));
        await page.Find("[data-action=leave-paper]").ClickAsync();
        await page.Find("[data-field=receipt] [value=BySignature]").ChangeAsync("BySignature");
        await page.Find("[data-action=hand-out]").ClickAsync();

        Assert.Equal((CopyState.Printed, visit.Id), (await StateAsync(number) is var copy ? (copy.State, copy.HandedOutVisit!.Value) : default));
        Assert.Equal(nameof(VisitStep.Closing), page.Find("[aria-current=step]").GetAttribute("data-step"));
        Assert.NotEmpty(page.FindAll("[data-summary=copies] [data-state=Printed]"));
    }

    [Fact]
    public async Task What_lies_in_the_drawer_is_handed_out_without_being_printed_again()
    {
        var number = await SomeAdvance.MakeAsync(Desk, onPaper: true);
        var page = await FetchAsync(SomeVisits.Gu);

        Assert.Empty(page.FindAll("iframe, [data-action=print]"));
        Assert.Contains(number.Value, Words(page, "[data-fetching]"), StringComparison.Ordinal);
        await page.Find("[data-field=receipt] [value=ByWitness]").ChangeAsync("ByWitness");
        await page.Find("[data-action=hand-out]").ClickAsync();

        Assert.Equal(CopyState.Printed, (await StateAsync(number)).State);
    }

    [Fact]
    public async Task Who_fetches_two_gets_the_other_before_the_visit_ends()
    {
        await SomeAdvance.MakeAsync(Desk, onPaper: true);
        await SomeAdvance.MakeAsync(Desk, onPaper: true);
        var page = await FetchAsync(SomeVisits.Gu);

        await page.Find("[data-field=receipt] [value=BySignature]").ChangeAsync("BySignature");
        await page.Find("[data-action=hand-out]").ClickAsync();

        Assert.Equal(nameof(VisitStep.Purpose), page.Find("[aria-current=step]").GetAttribute("data-step"));
        Assert.Single(page.FindAll("[data-waits]"));
    }

    [Fact]
    public async Task Who_has_come_for_another_matter_as_well_goes_on_with_it()
    {
        var number = await SomeAdvance.MakeAsync(Desk);
        var page = await FetchAsync(SomeVisits.Gu);

        await page.Find("[data-action=back]").ClickAsync();

        Assert.NotEmpty(page.FindAll("#item"));
        Assert.Equal(CopyState.Waiting, (await StateAsync(number)).State);
        Assert.NotNull(Assert.Single(await SomeAdvance.KeptAsync(Desk)).Content);
    }

    [Fact]
    public async Task The_wrong_person_is_refused_with_a_sentence_and_sees_nothing_of_the_copy()
    {
        var number = await SomeAdvance.MakeAsync(Desk, onPaper: true);
        var page = RenderVisit(await SomeAdvance.ComeAsync(Desk, SomeVisits.Shen));
        Assert.Empty(page.FindAll("[data-waits]"));
        await page.Find("[data-action=fetch]").ClickAsync();
        Assert.Equal("true", page.Find("[data-action=fetch-number]").GetAttribute("aria-disabled"));
        await page.Find("#fetch-number").InputAsync(number.Digits[..^1] + (number.Digits[^1] == '0' ? '1' : '0'));
        Assert.Equal(Text<DeskText>("Fetch_Number_Wrong"), Words(page, "#fetch-number-hint"));

        await page.Find("#fetch-number").InputAsync(number.Digits);
        await page.Find("[data-action=fetch-number]").ClickAsync();

        Assert.Equal(nameof(FetchFault.NotForThem), page.Find("[data-fetch-fault]").GetAttribute("data-fetch-fault"));
        Assert.Contains(Text<DeskText>("Fetch_NotForThem_Title"), Words(page, "[data-banner=Fail]"), StringComparison.Ordinal);
        Assert.DoesNotContain("林*", page.Markup, StringComparison.Ordinal);
        Assert.Equal(CopyState.Waiting, (await StateAsync(number)).State);
    }

    [Fact]
    public async Task Spoiled_paper_is_void_and_the_clerk_is_told_the_way_on()
    {
        BrowserPrints(opens: true);
        var number = await SomeAdvance.MakeAsync(Desk);
        var page = await FetchAsync(SomeVisits.Gu);

        await page.Find("[data-action=print]").ClickAsync();
        await AnswerAsync(page, PrintOutcome.Spoiled);

        Assert.Equal(Text<CopyStepText>("Fetch_Over_Void_Title"), Words(page, "h1"));
        Assert.Empty(page.FindAll("[data-action=hand-out], [data-action=print]"));
        Assert.Equal((CopyState.Void, VoidReason.Spoiled), (await StateAsync(number) is var copy ? (copy.State, copy.VoidFor!.Value) : default));
        await page.Find("[data-action=leave-fetch]").ClickAsync();
        Assert.Empty(page.FindAll("[data-waits]"));
    }

    // As after the program was killed while the printer was at work.
    [Fact]
    public async Task What_was_sent_and_has_no_answer_is_asked_about_before_anything_is_printed_again()
    {
        var number = await SomeAdvance.MakeAsync(Desk);
        using (var copies = SomeCopyDesk.Of(Desk, advanceDays: SomeAdvance.Days))
        {
            await copies.RecordSendingAsync(number, SomeClerk.Value, Cancellation);
        }

        var page = await FetchAsync(SomeVisits.Gu);

        Assert.Equal(number.Value, page.Find("[data-question]").GetAttribute("data-question"));
        Assert.Empty(page.FindAll("[data-action=print], [data-action=hand-out]"));
        await AnswerAsync(page, PrintOutcome.CameOutWell);
        Assert.NotEmpty(page.FindAll("[data-action=hand-out]"));
    }

    [Fact]
    public async Task When_it_was_ended_meanwhile_nothing_is_handed_out()
    {
        var number = await SomeAdvance.MakeAsync(Desk, onPaper: true);
        var page = await FetchAsync(SomeVisits.Gu);
        await SomeAdvance.AdvanceOf(Desk).VoidAsync(number, VoidReason.CalledOff, SomeClerk.Supervisor, Cancellation);

        await page.Find("[data-field=receipt] [value=BySignature]").ChangeAsync("BySignature");
        await page.Find("[data-action=hand-out]").ClickAsync();

        Assert.Equal(Text<CopyStepText>("Fetch_Over_Void_Title"), Words(page, "h1"));
        Assert.Equal(CopyState.Void, (await StateAsync(number)).State);
    }

    [Fact]
    public async Task The_file_goes_with_the_visit()
    {
        await SomeAdvance.MakeAsync(Desk);
        var visit = await SomeAdvance.ComeAsync(Desk, SomeVisits.Gu);
        await RenderVisit(visit).Find("[data-action=fetch-copy]").ClickAsync();
        var pdf = Desk.Contents.Of(visit.Id).Fetch!.Pdf!;

        await Desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);

        Assert.All(pdf, value => Assert.Equal(0, value));
    }

    private async Task<IRenderedComponent<VisitPage>> FetchAsync(CounterDesk.Domain.Licenses.Holder who)
    {
        var page = RenderVisit(await SomeAdvance.ComeAsync(Desk, who));
        await page.Find("[data-action=fetch-copy]").ClickAsync();
        return page;
    }

    private static async Task AnswerAsync(IRenderedComponent<VisitPage> page, PrintOutcome outcome)
    {
        await page.Find($"[data-field=outcome] [value={outcome}]").ChangeAsync(outcome.ToString());
        await page.Find("[data-action=answer]").ClickAsync();
    }

    private async Task<RegisteredCopy> StateAsync(CopyNumber number) => (await SomeAdvance.ReadAsync(Desk, number)).Copy;
}
