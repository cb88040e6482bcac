using Bunit;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Features.Desk;

public sealed class ExpiredCardTests : VisitTestContext
{
    private ConfirmationDesk Confirmations => Services.GetRequiredService<ConfirmationDesk>();

    protected override bool HasReader => true;

    [Theory]
    [InlineData("Same")]
    [InlineData("Unsure")]
    public async Task An_expired_card_is_recorded_as_such_and_counts_once_a_second_person_has_looked(string face)
    {
        var visit = await Desk.ReceiveAsync();
        var page = Read(visit, "20260317");
        Assert.Contains(Text<IdentityText>("CardExpired_Read_Title"), page.Markup, StringComparison.Ordinal);
        await page.Find($"[value={face}]").ChangeAsync(face);
        Assert.Equal(Text<IdentityText>("Record_Unsure"), Words(page, "[data-action=identify] span"));

        await page.Find("[data-action=identify]").ClickAsync();

        Assert.Contains(Text<IdentityText>("CardExpired_Title"), page.Find("[data-banner]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-action=identify], [data-action=go-on]"));
        var recorded = await Desk.ReadVisitAsync(visit.Id);
        Assert.Equal((IdentityMethod.ExpiredCard, false), (recorded.Parties[0].Method, recorded.Parties[0].IsIdentified));
        Assert.False(recorded.CanGoTo(VisitStep.Purpose));
        Assert.Equal(
            $"Role=Applicant\nMethod=ExpiredCard\nFace={face}\nSigned=False", (await Desk.ReadLogAsync())[^1].Details);

        var asked = await AskAsync(page, visit);
        await DecideAsync(asked, ConfirmationAnswer.Confirmed);

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-action=go-on]")));
        var confirmed = await Desk.ReadVisitAsync(visit.Id);
        Assert.Equal(TestDesk.Colleague.Number, confirmed.Parties[0].ConfirmedBy);
        Assert.True(confirmed.CanGoTo(VisitStep.Purpose));
        Assert.Equal($"Confirmation={asked.Id}\nOverride=CardExpired", (await Desk.ReadLogAsync())[^1].Details);
        var day = await Confirmations.ListDayAsync(new DateOnly(2026, 3, 18), Cancellation);
        Assert.Equal((ConfirmationSubject.CardExpired, SomeConfirmations.Reason), (day[0].Subject, day[0].Reason));
    }

    [Fact]
    public async Task An_expired_card_that_a_second_person_declines_stays_refused_with_a_plain_sentence()
    {
        var visit = await Desk.ReceiveAsync();
        var page = Read(visit, "20260317");
        await page.Find("[value=Same]").ChangeAsync("Same");
        await page.Find("[data-action=identify]").ClickAsync();

        await DecideAsync(await AskAsync(page, visit), ConfirmationAnswer.Declined);

        page.WaitForAssertion(() => Assert.Contains(
            Text<ConfirmationText>("Outcome_CardExpired_Declined"), page.Find("[data-banner=Fail]").TextContent,
            StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-action=go-on]"));
        Assert.False((await Desk.ReadVisitAsync(visit.Id)).ArePartiesIdentified);
    }

    [Fact]
    public async Task Nobody_goes_past_an_expired_card_without_a_reason()
    {
        var page = Read(await Desk.ReceiveAsync(), "20260317");
        await page.Find("[value=Same]").ChangeAsync("Same");
        await page.Find("[data-action=identify]").ClickAsync();

        Assert.Equal("true", page.Find("[data-action=ask-second]").GetAttribute("aria-disabled"));
        await page.Find("[data-action=ask-second]").ClickAsync();

        Assert.Empty(await Confirmations.ListDayAsync(new DateOnly(2026, 3, 18), Cancellation));
    }

    [Fact]
    public async Task What_was_confirmed_about_the_face_does_not_let_an_expired_card_pass()
    {
        var visit = await Desk.ReceiveAsync();
        var party = visit.Parties[0].Id;
        await Desk.Parties.IdentifyAsync(
            visit.Id, SomeClerk.Value, party,
            new(IdentityMethod.ExpiredCard, FaceAnswer.Unsure, null, SeenDocuments.None, IsSigned: false), SomeVisits.Lin,
            Cancellation);
        RenderVisit(visit);
        var asked = await Confirmations.AskAsync(
            new(visit.Id, party, ConfirmationSubject.FaceUnsure), null, SomeConfirmations.Reason, SomeClerk.Value,
            Cancellation);
        await DecideAsync(asked, ConfirmationAnswer.Confirmed);

        Assert.False(await Desk.Parties.ConfirmAsync(visit.Id, SomeClerk.Value, asked, Cancellation));
        Assert.False((await Desk.ReadVisitAsync(visit.Id)).ArePartiesIdentified);
    }

    [Fact]
    public async Task That_the_person_is_not_the_one_on_an_expired_card_stops_the_visit()
    {
        var page = Read(await Desk.ReceiveAsync(), "20260317");
        await page.Find("[value=NotSame]").ChangeAsync("NotSame");

        await page.Find("[data-action=identify]").ClickAsync();

        Assert.Contains(Text<IdentityText>("NotSame_Title"), page.Find("[data-banner=Fail]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#second-person"));
    }

    [Fact]
    public async Task A_card_that_is_not_valid_yet_is_refused_by_everybody()
    {
        var page = Read(await Desk.ReceiveAsync(), "20460401", from: "20260401");

        Assert.Contains(
            Text<IdentityText>("CardNotYet_Title"), page.Find("[data-banner=Fail]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-field=face]"));
        Assert.Equal(Text<IdentityText>("Missing_CardNotYet"), Words(page, "[data-action=identify] span"));
        Assert.Equal("true", page.Find("[data-action=identify]").GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task A_card_on_its_last_day_is_in_force()
    {
        var page = Read(await Desk.ReceiveAsync(), "20260318");
        await page.Find("[value=Same]").ChangeAsync("Same");

        Assert.Equal(Text<IdentityText>("Record_Button"), Words(page, "[data-action=identify] span"));
    }

    [Fact]
    public async Task An_expired_card_that_is_typed_needs_the_second_person_too()
    {
        var visit = await Desk.ReceiveAsync();
        var page = Read(visit, "20260317");
        await page.Find("[data-action=type-identity]").ClickAsync();
        await page.Find("[data-field=number]").InputAsync(SomeLicenses.Lin.Code.Text);
        await page.Find("[data-field=name]").InputAsync(SomeLicenses.Lin.Name);
        await page.Find("[value=CardExpired]").ChangeAsync("CardExpired");
        await page.Find("[value=IdCard]").ChangeAsync(true);
        await page.Find("[value=Same]").ChangeAsync("Same");
        Assert.Equal(Text<IdentityText>("Record_Unsure"), Words(page, "[data-action=identify] span"));

        await page.Find("[data-action=identify]").ClickAsync();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#confirmation-reason")));
        Assert.False((await Desk.ReadVisitAsync(visit.Id)).ArePartiesIdentified);
    }

    private IRenderedComponent<VisitPage> Read(Visit visit, string until, string from = "20060401")
    {
        Reader.Answers(SomeReader.Answer
            .Replace("长期", until, StringComparison.Ordinal).Replace("20060401", from, StringComparison.Ordinal));
        var page = RenderVisit(visit);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-card]")));
        return page;
    }

    private async Task<Confirmation> AskAsync(IRenderedComponent<VisitPage> page, Visit visit)
    {
        await page.Find("#confirmation-reason").InputAsync(SomeConfirmations.Reason);
        await page.Find("[data-action=ask-second]").ClickAsync();
        return (await Confirmations.FindLastAsync(
            new(visit.Id, visit.Parties[0].Id, ConfirmationSubject.CardExpired), Cancellation))!;
    }

    private Task<ConfirmationEntry> DecideAsync(Confirmation asked, ConfirmationAnswer answer) => Confirmations.DecideAsync(
        asked.Id, TestDesk.Colleague, ConfirmationWay.OwnBrowser, answer, null, Cancellation);
}
