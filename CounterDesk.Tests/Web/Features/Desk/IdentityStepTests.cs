using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Features.Desk;

public sealed class IdentityStepTests : VisitTestContext
{
    private static readonly string _number = SomeLicenses.Lin.Code.Text;

    [Fact]
    public async Task The_filled_button_says_what_is_missing_until_everything_is_there()
    {
        var page = RenderVisit(await Desk.ReceiveAsync());

        Assert.Equal(Text<IdentityText>("Missing_Number"), MainButton(page));
        await page.Find("[data-field=number]").InputAsync(_number[..^1]);
        Assert.Equal(Text<IdentityText>("Missing_Mend_Number"), MainButton(page));
        await page.Find("[data-field=number]").InputAsync(_number);
        Assert.Equal(Text<IdentityText>("Missing_Name"), MainButton(page));
        await page.Find("[data-field=name]").InputAsync(SomeLicenses.Lin.Name);
        Assert.Equal(Text<IdentityText>("Missing_Reason"), MainButton(page));
        await page.Find("[value=CardUnreadable]").ChangeAsync("CardUnreadable");
        Assert.Equal(Text<IdentityText>("Missing_Seen"), MainButton(page));
        await page.Find("[value=IdCard]").ChangeAsync(true);
        Assert.Equal(Text<IdentityText>("Missing_Face"), MainButton(page));
        await page.Find("[value=Same]").ChangeAsync("Same");
        Assert.Equal(Text<IdentityText>("Record_Button"), MainButton(page));
    }

    [Fact]
    public async Task An_identity_is_recorded_with_method_reason_and_answer_and_the_visit_goes_on_to_its_purpose()
    {
        var visit = await Desk.ReceiveAsync();
        var page = RenderVisit(visit);

        await IdentifyAsync(page, "Same");

        var recorded = await Desk.ReadVisitAsync(visit.Id);
        Assert.Equal(VisitStep.Purpose, recorded.Step);
        var party = recorded.Parties[0];
        Assert.Equal(
            ("林*兰", Mask.Number(_number), 85, false), (party.MaskedName, party.MaskedNumber, party.Age, party.IsMale));
        var entry = (await Desk.ReadLogAsync())[^1];
        Assert.Equal(nameof(AuditAction.IdentityRecorded), entry.Action);
        Assert.Equal("Role=Applicant\nMethod=Typed\nFace=Same\nReason=CardUnreadable\nSeen=IdCard", entry.Details);
        Assert.DoesNotContain(_number, page.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll("[data-priority]"));
    }

    [Fact]
    public async Task Somebody_who_is_not_the_one_on_the_document_stops_the_visit()
    {
        var visit = await Desk.ReceiveAsync();
        var page = RenderVisit(visit);

        await IdentifyAsync(page, "NotSame");

        Assert.Contains(Text<IdentityText>("NotSame_Title"), page.Find("[data-banner=Fail]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-action=identify], [data-action=go-on]"));
        Assert.False((await Desk.ReadVisitAsync(visit.Id)).CanGoTo(VisitStep.Purpose));
        Assert.Equal(nameof(AuditOutcome.Refused), (await Desk.ReadLogAsync())[^1].Outcome);

        await page.Find("[data-action=compare-again]").ClickAsync();
        await IdentifyAsync(page, "Same");
        Assert.Equal(VisitStep.Purpose, (await Desk.ReadVisitAsync(visit.Id)).Step);
    }

    [Theory]
    [InlineData(ConfirmationAnswer.Confirmed, true)]
    [InlineData(ConfirmationAnswer.Declined, false)]
    public async Task Whom_a_clerk_cannot_tell_a_second_person_does(ConfirmationAnswer answer, bool isKnown)
    {
        var visit = await Desk.ReceiveAsync();
        var page = RenderVisit(visit);
        await IdentifyAsync(page, "Unsure");
        Assert.False((await Desk.ReadVisitAsync(visit.Id)).ArePartiesIdentified);

        await page.Find("#confirmation-reason").InputAsync(SomeConfirmations.Reason);
        await page.Find("[data-action=ask-second]").ClickAsync();
        var confirmations = Services.GetRequiredService<ConfirmationDesk>();
        var asked = await confirmations.FindLastAsync(
            new(visit.Id, visit.Parties[0].Id, ConfirmationSubject.FaceUnsure), Cancellation);
        await confirmations.DecideAsync(
            asked!.Id, TestDesk.Colleague, ConfirmationWay.OwnBrowser, answer, null, Cancellation);

        page.WaitForAssertion(() => Assert.Equal(isKnown, page.FindAll("[data-action=go-on]").Count is 1));
        var decided = await Desk.ReadVisitAsync(visit.Id);
        Assert.Equal(isKnown, decided.ArePartiesIdentified);
        Assert.Equal(isKnown ? TestDesk.Colleague.Number : null, decided.Parties[0].ConfirmedBy);
    }

    [Fact]
    public async Task What_a_second_person_confirmed_ends_with_its_time()
    {
        var visit = await Desk.ReceiveAsync();
        var page = RenderVisit(visit);
        await IdentifyAsync(page, "Unsure");
        await page.Find("#confirmation-reason").InputAsync(SomeConfirmations.Reason);
        await page.Find("[data-action=ask-second]").ClickAsync();
        var confirmations = Services.GetRequiredService<ConfirmationDesk>();
        var matter = new ConfirmationMatter(visit.Id, visit.Parties[0].Id, ConfirmationSubject.FaceUnsure);
        var asked = await confirmations.FindLastAsync(matter, Cancellation);
        await confirmations.DecideAsync(
            asked!.Id, TestDesk.Colleague, ConfirmationWay.OwnBrowser, ConfirmationAnswer.Confirmed, null, Cancellation);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-action=go-on]")));
        var confirmed = (await confirmations.FindLastAsync(matter, Cancellation))!;

        Desk.Time.SetUtcNow(confirmed.ValidUntilUtc!.Value);

        Assert.False(await Desk.Parties.ConfirmAsync(visit.Id, SomeClerk.Value, confirmed, Cancellation));
        Assert.Equal(nameof(AuditOutcome.Refused), (await Desk.ReadLogAsync())[^1].Outcome);
    }

    [Fact]
    public async Task One_who_is_not_here_is_taken_from_the_papers_without_comparing_a_face()
    {
        var visit = await Desk.ReceiveAsync(Visitor.Agent);
        var page = RenderVisit(visit);
        await IdentifyAsync(page, "Same");

        Assert.Empty(page.FindAll("[data-field=face]"));
        await page.Find("[data-field=number]").InputAsync(SomeLicenses.Gu.Code.Text);
        await page.Find("[data-field=name]").InputAsync(SomeLicenses.Gu.Name);
        await page.Find("[data-action=identify]").ClickAsync();

        var principal = (await Desk.ReadVisitAsync(visit.Id)).Parties[1];
        Assert.Equal((PartyRole.Principal, TypedReason.NotHere, null), (principal.Role, principal.TypedReason, principal.Face));
    }

    [Fact]
    public async Task Nobody_is_two_parties_of_one_visit()
    {
        var visit = await Desk.ReceiveAsync(Visitor.Agent);
        var page = RenderVisit(visit);
        await IdentifyAsync(page, "Same");

        await page.Find("[data-field=number]").InputAsync(_number);
        await page.Find("[data-field=name]").InputAsync(SomeLicenses.Lin.Name);
        await page.Find("[data-action=identify]").ClickAsync();

        Assert.Contains(Text<IdentityText>("Taken_Title"), page.Find("[data-banner=Fail]").TextContent, StringComparison.Ordinal);
        Assert.False((await Desk.ReadVisitAsync(visit.Id)).Parties[1].IsKnown);
    }

    [Fact]
    public async Task Somebody_who_is_being_served_at_another_counter_is_told_to_the_clerk()
    {
        var other = await Desk.Visits.OpenAsync(TestDesk.Colleague, Visitor.Applicant, VisitNeeds.None, Cancellation);
        await Desk.Parties.IdentifyAsync(
            other.Id, TestDesk.Colleague, other.Parties[0].Id, SomeVisits.Identity, SomeVisits.Lin, Cancellation);
        var page = RenderVisit(await Desk.ReceiveAsync());

        await IdentifyAsync(page, "Same");

        Assert.Contains(
            Text<IdentityText>("AtOther_Title", TestDesk.Colleague.Counter), page.Find("[data-banner=Warn]").TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spouse_is_added_and_identified_on_the_same_screen_and_can_be_taken_away_again()
    {
        var visit = await Desk.ReceiveAsync();
        var page = RenderVisit(visit);
        await page.Find("[data-action=add-spouse]").ClickAsync();
        await IdentifyAsync(page, "Same");

        Assert.Equal(PartyRole.Spouse, (await Desk.ReadVisitAsync(visit.Id)).NotIdentified!.Role);
        Assert.Equal("true", page.Find("[data-party=Spouse]").GetAttribute("aria-current"));

        await page.Find("[data-action=remove-party]").ClickAsync();
        Assert.Single((await Desk.ReadVisitAsync(visit.Id)).Parties);
    }

    [Fact]
    public async Task A_wrong_last_character_is_told_with_the_one_that_would_fit()
    {
        var page = RenderVisit(await Desk.ReceiveAsync());

        await page.Find("[data-field=number]").InputAsync(_number[..^1] + (_number[^1] is '0' ? '1' : '0'));

        Assert.Equal(
            Text<IdentityText>("Fault_ResidentId_WrongCheckCharacter", _number[^1]), Words(page, "#number-hint"));
    }

    private static async Task IdentifyAsync(IRenderedComponent<VisitPage> page, string face)
    {
        await page.Find("[data-field=number]").InputAsync(_number);
        await page.Find("[data-field=name]").InputAsync(SomeLicenses.Lin.Name);
        await page.Find("[value=CardUnreadable]").ChangeAsync("CardUnreadable");
        await page.Find("[value=IdCard]").ChangeAsync(true);
        await page.Find($"[value={face}]").ChangeAsync(face);
        await page.Find("[data-action=identify]").ClickAsync();
    }

    private static string MainButton(IRenderedComponent<VisitPage> page) => Words(page, "[data-action=identify] span");
}
