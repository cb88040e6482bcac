using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.Copy;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Features.Desk;

/// <summary>The copy step where something was printed before, or has lain too long.</summary>
public sealed class ReprintStepTests : VisitTestContext
{
    [Fact]
    public async Task What_was_printed_today_is_shown_and_another_one_needs_a_reason_from_the_list()
    {
        var first = await PrintBeforeAsync(new() { Most = 1, Days = 1, Asks = ReprintPermission.ClerkWithReason });
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);

        var page = RenderVisit(visit);

        Assert.Equal(Text<CopyStepText>("Before_Today", first.Value), Words(page, "h1"));
        Assert.Contains(first.Value, Words(page, "[data-earlier]"), StringComparison.Ordinal);
        Assert.Empty((await SummaryAsync(visit)).Copies);
        Assert.Equal(Text<CopyStepText>("Again_Missing"), Words(page, "[data-action=print-again] span"));

        await ChooseAsync(page, ReprintReason.Other);
        Assert.Equal(Text<CopyStepText>("Again_Note_Missing"), Words(page, "[data-action=print-again] span"));
        await page.Find("#again-note").InputAsync("收件柜台换了人");
        await page.Find("[data-action=print-again]").ClickAsync();

        var copy = Assert.Single((await SummaryAsync(visit)).Copies);
        Assert.Equal((first, ReprintReason.Other, "收件柜台换了人"), (copy.Replaces!, copy.ReprintedFor!.Value, copy.ReprintNote));
        Assert.Equal(copy.Number.Value, page.Find("iframe").GetAttribute("data-preview"));
    }

    [Fact]
    public async Task Where_the_rule_asks_nothing_more_the_clerk_is_told_and_goes_on()
    {
        var first = await PrintBeforeAsync(new() { Most = 1, Days = 1, Asks = ReprintPermission.Clerk });
        Desk.Time.Advance(TimeSpan.FromMinutes(1));
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        var page = RenderVisit(visit);
        Assert.Empty(page.FindAll("[data-field=again]"));

        await page.Find("[data-action=print-again]").ClickAsync();

        Assert.Equal(first, Assert.Single((await SummaryAsync(visit)).Copies).Replaces);
    }

    [Fact]
    public async Task Whoever_does_not_print_another_takes_no_number()
    {
        await PrintBeforeAsync(new() { Most = 1, Days = 1 });
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        var page = RenderVisit(visit);

        await page.Find("[data-action=back]").ClickAsync();

        Assert.Equal(nameof(VisitStep.License), page.Find("[aria-current=step]").GetAttribute("data-step"));
        Assert.Empty((await SummaryAsync(visit)).Copies);
    }

    [Fact]
    public async Task A_refusal_says_how_many_were_printed_and_what_can_be_done()
    {
        var first = await PrintBeforeAsync(new() { Most = 0, Days = 1 });
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);

        var page = RenderVisit(visit);

        Assert.Equal(Text<CopyStepText>("TooOften_Title"), Words(page, "h1"));
        Assert.Contains(
            Text<CopyStepText>("TooOften_Body", 1, 1, 1), Words(page, "[data-banner=Fail]"), StringComparison.Ordinal);
        Assert.Contains(first.Value, Words(page, "[data-earlier]"), StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("[data-say]"));
        Assert.Empty((await SummaryAsync(visit)).Copies);
        Assert.Equal(nameof(AuditAction.CopyRefused), (await Desk.ReadLogAsync())[^1].Action);
    }

    [Theory]
    [InlineData(ConfirmationAnswer.Confirmed, true)]
    [InlineData(ConfirmationAnswer.Declined, false)]
    public async Task Where_two_are_needed_a_second_person_sees_the_reason_and_decides(
        ConfirmationAnswer answer, bool isPrinted)
    {
        var first = await PrintBeforeAsync(new() { Most = 1, Days = 1, Asks = ReprintPermission.SecondPerson });
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        var page = RenderVisit(visit);
        Assert.Empty(page.FindAll("[data-action=ask-second]"));
        await ChooseAsync(page, ReprintReason.Damaged);
        Assert.Equal(Text<CopyStepText>("Again_Second_Missing"), Words(page, "[data-action=print-again] span"));
        Assert.Empty(page.FindAll("#confirmation-reason"));

        await page.Find("[data-action=ask-second]").ClickAsync();
        var confirmations = Services.GetRequiredService<ConfirmationDesk>();
        var asked = await confirmations.FindLastAsync(EarlierCopies.MatterOf(visit, first), Cancellation);
        Assert.Equal(Text<CopyStepText>("Again_Damaged"), asked!.Reason);
        await confirmations.DecideAsync(
            asked.Id, TestDesk.Colleague, ConfirmationWay.OwnBrowser, answer, null, Cancellation);
        page.WaitForAssertion(() => Assert.Equal(
            isPrinted ? null : "true", page.Find("[data-action=print-again]").GetAttribute("aria-disabled")));
        await page.Find("[data-action=print-again]").ClickAsync();

        Assert.Equal(isPrinted ? 1 : 0, (await SummaryAsync(visit)).Copies.Count);
    }

    [Fact]
    public async Task When_the_file_is_gone_the_question_about_the_number_is_still_open_and_comes_first()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        RenderVisit(visit);
        var open = Assert.Single((await SummaryAsync(visit)).Copies).Number;

        // As after the program was killed and the license fetched again.
        Desk.Contents.Of(visit.Id).Show(SomeOpenLicenses.Passed());
        var page = RenderVisit(visit);

        Assert.Equal(Text<CopyStepText>("First_Title"), Words(page, "h1"));
        Assert.Equal(open.Value, page.Find("[data-question]").GetAttribute("data-question"));
        await AnswerAsync(page, PrintOutcome.DidNotComeOut);
        await page.Find("[data-action=reprint]").ClickAsync();

        var copies = (await SummaryAsync(visit)).Copies;
        Assert.Equal([CopyState.Void, CopyState.Reserved], copies.Select(copy => copy.State));
        Assert.Equal(open, copies[1].Replaces);
        Assert.Equal(copies[1].Number.Value, page.Find("iframe").GetAttribute("data-preview"));
    }

    [Fact]
    public async Task Paper_that_came_out_before_the_file_was_gone_is_answered_for_and_the_visit_goes_on()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        RenderVisit(visit);
        Desk.Contents.Of(visit.Id).Show(SomeOpenLicenses.Passed());
        var page = RenderVisit(visit);

        await AnswerAsync(page, PrintOutcome.CameOutWell);

        Assert.Equal(CopyState.Printed, Assert.Single((await SummaryAsync(visit)).Copies).State);
        Assert.Equal(nameof(VisitStep.Closing), page.Find("[aria-current=step]").GetAttribute("data-step"));
    }

    [Fact]
    public async Task A_page_that_lay_too_long_is_not_printed_but_made_anew_after_the_source_was_asked_again()
    {
        BrowserPrints(opens: true);
        var license = SomeOpenLicenses.Passed();
        var visit = await OpenVisitAsync(license, VisitStep.Copy);
        var page = RenderVisit(visit);
        var pdf = Desk.Contents.Of(visit.Id).Copy!.Pdf;
        Desk.Source.Has(license.License);
        Desk.Time.Advance(TimeSpan.FromMinutes(16));

        await page.Find("[data-action=print]").ClickAsync();

        var copies = (await SummaryAsync(visit)).Copies;
        Assert.Equal([CopyState.Void, CopyState.Reserved], copies.Select(copy => copy.State));
        Assert.Equal((VoidReason.PageTooOld, copies[0].Number), (copies[0].VoidFor!.Value, copies[1].Replaces!));
        Assert.Equal(copies[0].Number.Value, page.Find("[data-outdated]").GetAttribute("data-outdated"));
        Assert.Equal(copies[1].Number.Value, page.Find("iframe").GetAttribute("data-preview"));
        Assert.Equal([license.License.Identifier], Desk.Source.Identifiers);
        Assert.Empty(page.FindAll("[data-question]"));
        Assert.Empty(JSInterop.Invocations["printFrame"]);
        Assert.All(pdf, value => Assert.Equal(0, value));

        await page.Find("[data-action=print]").ClickAsync();
        Assert.Single(JSInterop.Invocations["printFrame"]);
    }

    [Fact]
    public async Task When_the_source_is_away_the_old_page_is_void_all_the_same_and_is_made_anew_later()
    {
        BrowserPrints(opens: true);
        var license = SomeOpenLicenses.Passed();
        var visit = await OpenVisitAsync(license, VisitStep.Copy);
        var page = RenderVisit(visit);
        Desk.Source.Reading = new LicenseReading.Unavailable("silent");
        Desk.Time.Advance(TimeSpan.FromMinutes(16));

        await page.Find("[data-action=print]").ClickAsync();

        Assert.Equal(Text<CopyStepText>("Outdated_Void_Title"), Words(page, "h1"));
        Assert.Equal(CopyState.Void, Assert.Single((await SummaryAsync(visit)).Copies).State);
        Assert.Empty(page.FindAll("iframe"));

        Desk.Source.Has(license.License);
        await page.Find("[data-action=reprint]").ClickAsync();
        Assert.Equal(2, (await SummaryAsync(visit)).Copies.Count);
        Assert.NotEmpty(page.FindAll("[data-outdated]"));
    }

    [Fact]
    public async Task A_page_that_was_sent_and_has_grown_old_is_not_sent_again_and_the_clerk_says_what_lies_there()
    {
        BrowserPrints(opens: false);
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        var page = RenderVisit(visit);
        await page.Find("[data-action=print]").ClickAsync();
        Assert.Empty(page.FindAll("[data-question]"));
        Desk.Time.Advance(TimeSpan.FromMinutes(16));

        await page.Find("[data-action=print]").ClickAsync();

        Assert.NotEmpty(page.FindAll("[data-too-old]"));
        Assert.NotEmpty(page.FindAll("[data-question]"));
        Assert.Empty(page.FindAll("[data-action=print]"));
        Assert.Equal(CopyState.Reserved, Assert.Single((await SummaryAsync(visit)).Copies).State);
    }

    // The desk's rule from now on, and a copy printed under it at another visit.
    private async Task<CopyNumber> PrintBeforeAsync(ReprintOptions rule)
    {
        Services.AddSingleton(SomeCopyDesk.Of(Desk, rule));
        return await SomeCopyDesk.PrintAsync(Desk, SomeOpenLicenses.Passed().License);
    }

    private Task<VisitSummary> SummaryAsync(Visit visit) => Desk.Visits.SummarizeAsync(visit.Id, Cancellation);

    private static Task ChooseAsync(IRenderedComponent<VisitPage> page, ReprintReason reason) =>
        page.Find($"[data-field=again] [value={reason}]").ChangeAsync(reason.ToString());

    private static async Task AnswerAsync(IRenderedComponent<VisitPage> page, PrintOutcome outcome)
    {
        await page.Find($"[data-field=outcome] [value={outcome}]").ChangeAsync(outcome.ToString());
        await page.Find("[data-action=answer]").ClickAsync();
    }
}
