using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.ApplicantScreens;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Features.Desk.Consent;
using CounterDesk.Web.Proofs;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Web.Features.Desk;

public sealed class ConsentStepTests : VisitTestContext
{
    private static readonly Purpose _purpose =
        SomeVisits.Purpose with { Kinds = [SomeLicenses.ResidentIdCard, SomeLicenses.HouseholdRegister] };

    [Fact]
    public async Task The_page_lists_what_is_asked_and_what_is_not_and_offers_no_way_on()
    {
        var page = RenderVisit(await AskedAsync());

        Assert.Equal(
            [SomeLicenses.ResidentIdCard, SomeLicenses.HouseholdRegister],
            page.FindAll("[data-kind]").Select(row => row.GetAttribute("data-kind")));
        Assert.Contains("宗教信仰", page.Find($"[data-kind='{SomeLicenses.HouseholdRegister}']").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("[data-action=waiting]").GetAttribute("aria-disabled"));
        Assert.NotEmpty(page.FindAll("[data-waiting]"));
    }

    [Fact]
    public async Task What_is_pressed_on_the_applicants_screen_takes_the_desk_on_by_itself()
    {
        var visit = await AskedAsync();
        var page = RenderVisit(visit);

        Assert.True(await Desk.Screen.AnswerAsync(
            "3", visit.Question!.Id, ConsentAnswer.Agreed, Cancellation));

        page.WaitForAssertion(() => Assert.Equal(
            nameof(VisitStep.Results), page.Find("[aria-current=step]").GetAttribute("data-step")));
        var given = Assert.Single(
            await Desk.ReadLogAsync(), entry => entry.Action == nameof(AuditAction.ConsentGiven));
        Assert.Equal((null, "applicant", "Way=OnScreen"), (given.Actor, given.Role, given.Details));
        Assert.Equal("HolderAuthorization, OnScreen", given.Basis);
    }

    [Fact]
    public async Task A_signature_on_the_screen_is_kept_with_the_consent_in_one_entry()
    {
        var visit = await AskedAsync();
        var page = RenderVisit(visit);

        Assert.Equal(
            ScreenOutcome.Recorded, await Desk.Screen.SignAsync("3", visit.Question!.Id, SomeInk.Text, Cancellation));

        page.WaitForAssertion(() => Assert.Equal(
            nameof(VisitStep.Results), page.Find("[aria-current=step]").GetAttribute("data-step")));
        var party = (await Desk.ReadVisitAsync(visit.Id)).Parties[0];
        Assert.Equal(Basis.Create(BasisKind.HolderAuthorization, BasisProof.SignedOnScreen, null), party.Basis);
        var store = SomeProofs.StoreOf(Desk);
        var proof = Assert.Single(await store.ListAsync(visit.Id, Cancellation));
        Assert.Equal(
            (ProofKind.Signature, party.Id, new DateOnly(2026, 9, 18)), (proof.Kind, proof.PartyId, proof.EndsOn));
        var shown = Assert.IsType<ProofReading.Shown>(
            await store.ReadAsync(proof.Id, "核对签名", SomeClerk.Value, Cancellation));
        Assert.True(shown.IsProven);
        Assert.True(Ink.TryParse(SomeInk.Text, out var ink));
        Assert.Equal(ink.Draw().Bytes, shown.Image.Bytes);
        var given = Assert.Single(
            await Desk.ReadLogAsync(), entry => entry.Action == nameof(AuditAction.ConsentGiven));
        Assert.Equal((null, "applicant"), (given.Actor, given.Role));
        Assert.Equal("HolderAuthorization, SignedOnScreen", given.Basis);
        Assert.Equal(
            $"Way=SignedOnScreen\nProof={proof.Id}\nKind=Signature\nEndsOn=2026-09-18\n"
                + $"Sm3={Convert.ToHexStringLower(Sm3.Hash(shown.Image.Bytes))}",
            given.Details);
    }

    [Theory]
    [InlineData("<svg onload=alert(1)>", "Malformed")]
    [InlineData("1120x640;2000,1", "OutOfRange")]
    [InlineData(SomeInk.Text, "KeyRing")]
    public async Task A_signature_that_cannot_be_kept_agrees_to_nothing_and_the_clerk_is_told(string ink, string reason)
    {
        var visit = await AskedAsync();
        var page = RenderVisit(visit);
        var screen = reason == "KeyRing" ? Desk.SignedWith(SomeInk.BrokenKeys) : Desk.Screen;

        Assert.Equal(
            ScreenOutcome.SignatureNotKept, await screen.SignAsync("3", visit.Question!.Id, ink, Cancellation));

        page.WaitForAssertion(() => Assert.Contains(
            Text<ConsentText>("NotKept_Title"), page.Find("[data-banner=Warn]").TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("[data-waiting]"));
        var recorded = await Desk.ReadVisitAsync(visit.Id);
        Assert.Equal((visit.Question.Id, null), (recorded.Question!.Id, recorded.Parties[0].Basis));
        Assert.Empty(await SomeProofs.StoreOf(Desk).ListAsync(visit.Id, Cancellation));
        var entry = (await Desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.SignatureNotKept), nameof(AuditOutcome.Failed), $"Reason={reason}"),
            (entry.Action, entry.Outcome, entry.Details));

        // Nothing is lost: the same question takes another signature, or the answer without one.
        Assert.Equal(
            ScreenOutcome.Recorded, await Desk.Screen.SignAsync("3", visit.Question.Id, SomeInk.Text, Cancellation));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-banner=Warn]")));
    }

    [Fact]
    public async Task Neither_signature_nor_consent_is_kept_while_the_log_cannot_be_written()
    {
        var visit = await AskedAsync();
        await Desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => Desk.Screen.SignAsync("3", visit.Question!.Id, SomeInk.Text, Cancellation));

        await Desk.MendAuditAsync();
        Assert.Null((await Desk.ReadVisitAsync(visit.Id)).Parties[0].Basis);
        Assert.Empty(await SomeProofs.StoreOf(Desk).ListAsync(visit.Id, Cancellation));
    }

    [Fact]
    public async Task A_signature_under_a_question_that_was_taken_back_is_not_kept()
    {
        var visit = await AskedAsync();
        await Desk.Consent.WithdrawAsync(visit.Id, SomeClerk.Value, Cancellation);

        Assert.Equal(
            ScreenOutcome.TakenBack, await Desk.Screen.SignAsync("3", visit.Question!.Id, SomeInk.Text, Cancellation));

        Assert.Empty(await SomeProofs.StoreOf(Desk).ListAsync(visit.Id, Cancellation));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_screen_asks_for_a_signature_only_where_the_hall_wants_one(bool isWanted)
    {
        var visit = await AskedAsync();
        var screens = new VisitScreens(
            Desk.Database, Desk.Screen, Desk.Items, Desk.Contents, SomeLicenses.Catalog,
            Options.Create(SomeCopyDesk.Hall), Options.Create(new ProofOptions { SignOnScreen = isWanted, Months = 9 }),
            Desk.Time);

        var asked = Assert.IsType<ScreenModel.Consent>((await screens.LookAsync("3", Cancellation)).Model);
        Assert.Equal((isWanted, 9), (asked.MaySign, asked.SignatureMonths));

        var outcome = await new Screens(screens, Desk.Time)
            .AnswerAsync("3", visit.Question!.Id, new ScreenAnswer.Agreed(SomeInk.Text), Cancellation);
        Assert.Equal(isWanted ? ScreenOutcome.Recorded : ScreenOutcome.TakenBack, outcome);
        Assert.Equal(isWanted, (await Desk.ReadVisitAsync(visit.Id)).Parties[0].Basis is not null);
    }

    [Fact]
    public async Task An_answer_to_a_question_that_was_taken_back_is_none()
    {
        var visit = await AskedAsync();
        var page = RenderVisit(visit);
        await page.Find("[data-action=withdraw]").ClickAsync();

        Assert.False(await Desk.Screen.AnswerAsync(
            "3", visit.Question!.Id, ConsentAnswer.Agreed, Cancellation));

        Assert.False((await Desk.ReadVisitAsync(visit.Id)).MayLook);
        Assert.NotEmpty(page.FindAll("[data-action=ask]"));
    }

    [Fact]
    public async Task A_refusal_leads_to_the_paper_way_and_nothing_can_be_looked_up()
    {
        var visit = await AskedAsync();
        var page = RenderVisit(visit);

        await Desk.Screen.AnswerAsync("3", visit.Question!.Id, ConsentAnswer.Refused, Cancellation);

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-action=paper]")));
        Assert.True((await Desk.ReadVisitAsync(visit.Id)).IsRefused);
        Assert.False((await Desk.ReadVisitAsync(visit.Id)).CanGoTo(VisitStep.Results));
        await page.Find("[data-action=paper]").ClickAsync();
        Assert.Equal(VisitStep.Closing, (await Desk.ReadVisitAsync(visit.Id)).Step);
    }

    [Fact]
    public async Task The_monitor_is_turned_and_the_applicant_presses_there()
    {
        var visit = await AskedAsync();
        var page = RenderVisit(visit);

        await page.Find("[data-action=turn]").ClickAsync();
        Assert.NotEmpty(page.FindAll("[data-turned]"));
        await page.Find("[data-action=turned-agree]").ClickAsync();

        var recorded = await Desk.ReadVisitAsync(visit.Id);
        Assert.Equal((BasisProof.MonitorTurned, VisitStep.Results), (recorded.Parties[0].BasisProof, recorded.Step));
    }

    [Fact]
    public async Task Who_can_neither_press_nor_sign_says_it_and_it_is_recorded_as_that()
    {
        var visit = await AskedAsync();
        var page = RenderVisit(visit);

        await page.Find("[data-action=spoken]").ClickAsync();
        await page.Find("[data-action=spoken-yes]").ClickAsync();

        Assert.Equal(BasisProof.Spoken, (await Desk.ReadVisitAsync(visit.Id)).Parties[0].BasisProof);
    }

    [Fact]
    public async Task The_slip_is_drawn_for_signing_and_counts_only_once_it_is_signed()
    {
        var visit = await AskedAsync();
        var page = RenderVisit(visit);

        await page.Find("[data-action=consent-paper]").ClickAsync();
        Assert.NotEmpty(page.FindAll("[data-visit-paper=ConsentSlip]"));
        await page.Find("[data-action=leave-paper]").ClickAsync();
        Assert.Null((await Desk.ReadVisitAsync(visit.Id)).Parties[0].BasisProof);
        await page.Find("[data-action=signed-yes]").ClickAsync();

        Assert.Equal(BasisProof.SignedPaper, (await Desk.ReadVisitAsync(visit.Id)).Parties[0].BasisProof);
    }

    [Fact]
    public async Task A_word_with_the_clerk_is_no_answer_and_is_recorded_when_it_was_had()
    {
        var visit = await AskedAsync();
        var page = RenderVisit(visit);

        await Desk.Screen.AskForHelpAsync("3", Cancellation);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-action=helped]")));
        Desk.Time.Advance(TimeSpan.FromSeconds(12));
        await page.Find("[data-action=helped]").ClickAsync();

        Assert.Empty(page.FindAll("[data-action=helped]"));
        Assert.NotNull((await Desk.ReadVisitAsync(visit.Id)).Question);
        var entry = (await Desk.ReadLogAsync())[^1];
        Assert.Equal((nameof(AuditAction.HelpGiven), "Seconds=12"), (entry.Action, entry.Details));
    }

    [Fact]
    public async Task A_statutory_duty_is_told_and_not_asked()
    {
        var visit = await AskedAsync(_purpose with { Duty = "社会救助暂行办法第 58 条" });
        var page = RenderVisit(visit);
        Assert.Empty(page.FindAll("[data-action=spoken]"));

        await page.Find("[data-action=told]").ClickAsync();

        var recorded = await Desk.ReadVisitAsync(visit.Id);
        Assert.Equal(
            Basis.Create(BasisKind.StatutoryDuty, BasisProof.Provision, "社会救助暂行办法第 58 条"), recorded.Parties[0].Basis);
    }

    private async Task<Visit> AskedAsync(Purpose? purpose = null)
    {
        var visit = await Desk.ReceiveAsync();
        await Desk.Parties.IdentifyAsync(
            visit.Id, SomeClerk.Value, visit.Parties[0].Id, SomeVisits.Identity, SomeVisits.Lin, Cancellation);
        await Desk.Consent.RecordPurposeAsync(visit.Id, SomeClerk.Value, purpose ?? _purpose, Cancellation);
        await Desk.Consent.AskNextAsync(await Desk.ReadVisitAsync(visit.Id), SomeClerk.Value, Cancellation);
        return await Desk.ReadVisitAsync(visit.Id);
    }
}
