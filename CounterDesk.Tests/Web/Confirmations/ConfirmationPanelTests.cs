using Bunit;
using Bunit.TestDoubles;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Confirmations;

/// <summary>What a clerk sees from the reason on to the second person's answer.</summary>
public sealed class ConfirmationPanelTests : VisitTestContext
{
    private readonly Guid _party = Guid.CreateVersion7();
    private readonly List<Confirmation> _told = [];

    private ConfirmationDesk Confirmations => Services.GetRequiredService<ConfirmationDesk>();

    [Fact]
    public async Task Nobody_is_asked_without_a_reason()
    {
        var panel = await RenderPanelAsync();
        Assert.Equal(Text<ConfirmationText>("Ask_Missing"), Label(panel, "ask-second"));

        await panel.Find("[data-action=ask-second]").ClickAsync();
        Assert.Null(await FindAsync(panel));

        await panel.Find("[data-field=confirmation-reason]").InputAsync(new string('瘦', 101));
        Assert.Equal(Text<ConfirmationText>("Reason_TooLong"), panel.Find(".hint.bad").TextContent);
        Assert.Equal("true", panel.Find("[data-action=ask-second]").GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task Whoever_has_asked_sees_what_was_asked_and_the_time_run_out()
    {
        var panel = await RenderPanelAsync();

        await AskAsync(panel);

        Assert.Equal("Asked", StateOf(panel));
        Assert.Contains(
            SomeConfirmations.Reason, panel.Find("[data-banner=Wait]").TextContent, StringComparison.Ordinal);
        Assert.Equal(Text<ConfirmationText>("Time_Left", "10:00"), panel.Find("[data-time-left]").TextContent);
        Desk.Time.Advance(TimeSpan.FromSeconds(61));
        panel.WaitForAssertion(() => Assert.Equal(
            Text<ConfirmationText>("Time_Left", "8:59"), panel.Find("[data-time-left]").TextContent));

        Desk.Time.Advance(TimeSpan.FromMinutes(9));
        panel.WaitForAssertion(() => Assert.Equal("Expired", StateOf(panel)));
        Assert.NotEmpty(panel.FindAll("[data-banner=Unknown]"));
        Assert.NotEmpty(panel.FindAll("[data-action=ask-second]"));
        Assert.Empty(_told);
    }

    [Fact]
    public async Task An_answer_is_there_as_soon_as_it_is_given_and_the_step_is_told_once()
    {
        var panel = await RenderPanelAsync();
        await AskAsync(panel);

        await DecideAsync(panel, TestDesk.Colleague, ConfirmationAnswer.Confirmed, "左手有疤");

        panel.WaitForAssertion(() => Assert.Equal("Confirmed", StateOf(panel)), TimeSpan.FromMilliseconds(300));
        var words = panel.Find("[data-banner=Warn]").TextContent;
        Assert.Contains(Text<ConfirmationText>("Outcome_FaceUnsure_Confirmed"), words, StringComparison.Ordinal);
        Assert.Contains(TestDesk.Colleague.Number, words, StringComparison.Ordinal);
        Assert.Contains("11:28", words, StringComparison.Ordinal);
        Assert.Contains("左手有疤", words, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("[data-action=ask-second]"));

        // Whatever else changes at the visit makes the panel look again.
        var renders = panel.RenderCount;
        Services.GetRequiredService<OpenConfirmations>().Tell((await FindAsync(panel))!);
        panel.WaitForState(() => panel.RenderCount > renders);
        Assert.Equal(ConfirmationState.Confirmed, Assert.Single(_told).State);
    }

    [Fact]
    public async Task What_was_confirmed_is_over_when_its_time_is()
    {
        var panel = await RenderPanelAsync();
        await AskAsync(panel);
        await DecideAsync(panel, TestDesk.Colleague, ConfirmationAnswer.Confirmed);
        panel.WaitForAssertion(() => Assert.NotEmpty(panel.FindAll("[data-banner=Warn]")));

        Desk.Time.Advance(TimeSpan.FromMinutes(60));

        panel.WaitForAssertion(() => Assert.NotEmpty(panel.FindAll("[data-banner=Unknown]")));
        Assert.NotEmpty(panel.FindAll("[data-action=ask-second]"));
    }

    [Fact]
    public async Task After_a_colleague_declined_the_supervisor_is_asked_and_after_her_nobody()
    {
        var panel = await RenderPanelAsync();
        await AskAsync(panel);
        await DecideAsync(panel, TestDesk.Colleague, ConfirmationAnswer.Declined);
        panel.WaitForAssertion(() => Assert.Equal("Declined", StateOf(panel)));
        Assert.Contains(
            Text<ConfirmationText>("Declined_Colleague", ""), panel.Find("[data-banner=Fail]").TextContent,
            StringComparison.Ordinal);

        Desk.Time.Advance(TimeSpan.FromSeconds(1));
        await AskAsync(panel);
        Assert.Contains(
            Text<ConfirmationText>("Waiting_Supervisor"), panel.Find("[data-banner=Wait]").TextContent,
            StringComparison.Ordinal);
        await DecideAsync(panel, SomeConfirmations.Supervisor, ConfirmationAnswer.Declined);

        panel.WaitForAssertion(() => Assert.Equal("Declined", StateOf(panel)));
        Assert.Contains(
            Text<ConfirmationText>("Declined_Supervisor", ""), panel.Find("[data-banner=Fail]").TextContent,
            StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("[data-action=ask-second]"));
        Assert.Equal(2, _told.Count);
    }

    [Fact]
    public async Task The_clerk_takes_it_back()
    {
        var panel = await RenderPanelAsync();
        await AskAsync(panel);

        await panel.Find("[data-action=withdraw]").ClickAsync();

        Assert.Equal("Withdrawn", StateOf(panel));
        Assert.NotEmpty(panel.FindAll("[data-action=ask-second]"));
    }

    [Fact]
    public async Task A_page_that_is_loaded_again_shows_what_was_answered_meanwhile()
    {
        var visit = await Desk.OpenVisitAsync();
        var asked = await Confirmations.AskAsync(
            new(visit.Id, _party, ConfirmationSubject.FaceUnsure), null, SomeConfirmations.Reason, SomeClerk.Value,
            Cancellation);
        await Confirmations.DecideAsync(
            asked.Id, TestDesk.Colleague, ConfirmationWay.AtTheDesk, ConfirmationAnswer.Confirmed, null, Cancellation);

        var panel = RenderPanel(visit);

        Assert.Equal("Confirmed", StateOf(panel));
        Assert.Equal(asked.Id, Assert.Single(_told).Id);
    }

    [Fact]
    public async Task What_was_confirmed_of_one_party_is_not_shown_of_another()
    {
        var panel = await RenderPanelAsync();
        await AskAsync(panel);

        panel.Render(parameters => parameters.Add(panel => panel.PartyId, Guid.CreateVersion7()));

        Assert.Empty(panel.FindAll("[data-confirmation]"));
        Assert.NotEmpty(panel.FindAll("[data-action=ask-second]"));
    }

    [Fact]
    public async Task A_second_person_at_the_desk_leaves_the_circuit_for_it()
    {
        var panel = await RenderPanelAsync();
        await AskAsync(panel);
        var asked = (await FindAsync(panel))!;

        await panel.Find("[data-action=confirm-here]").ClickAsync();

        var went = Services.GetRequiredService<BunitNavigationManager>().History.First();
        Assert.Equal(ConfirmationAddresses.HereOf(asked.Id), went.Uri);
        Assert.True(went.Options.ForceLoad);
    }

    [Fact]
    public async Task What_could_not_be_done_is_said()
    {
        var panel = await RenderPanelAsync();
        await Desk.BreakAuditAsync();
        await AskAsync(panel);
        Assert.Contains(
            Text<ConfirmationText>("Trouble_Log_Title"), panel.Find("[data-banner=Fail]").TextContent,
            StringComparison.Ordinal);

        await Desk.MendAuditAsync();
        await panel.Find("[data-action=ask-second]").ClickAsync();
        Assert.Equal("Asked", StateOf(panel));
        Assert.Empty(panel.FindAll("[data-banner=Fail]"));

        await Desk.Visits.CloseAsync(panel.Instance.VisitId, SomeClerk.Value, Cancellation);
        await panel.Find("[data-action=withdraw]").ClickAsync();
        Assert.Contains(
            Text<ConfirmationText>("Trouble_Closed_Title"), panel.Find("[data-banner=Fail]").TextContent,
            StringComparison.Ordinal);
    }

    private static string? StateOf(IRenderedComponent<ConfirmationPanel> panel) =>
        panel.Find("[data-confirmation]").GetAttribute("data-confirmation");

    private static string Label(IRenderedComponent<ConfirmationPanel> panel, string action) =>
        panel.Find($"[data-action={action}] span").TextContent;

    private static async Task AskAsync(IRenderedComponent<ConfirmationPanel> panel)
    {
        await panel.Find("[data-field=confirmation-reason]").InputAsync(SomeConfirmations.Reason);
        await panel.Find("[data-action=ask-second]").ClickAsync();
    }

    private async Task DecideAsync(
        IRenderedComponent<ConfirmationPanel> panel, Clerk second, ConfirmationAnswer answer, string? note = null) =>
        Assert.IsType<ConfirmationEntry.Decided>(await Confirmations.DecideAsync(
            (await FindAsync(panel))!.Id, second, ConfirmationWay.OwnBrowser, answer, note, Cancellation));

    private Task<Confirmation?> FindAsync(IRenderedComponent<ConfirmationPanel> panel) =>
        Confirmations.FindLastAsync(
            new(panel.Instance.VisitId, _party, ConfirmationSubject.FaceUnsure), Cancellation);

    private async Task<IRenderedComponent<ConfirmationPanel>> RenderPanelAsync() =>
        RenderPanel(await Desk.OpenVisitAsync());

    private IRenderedComponent<ConfirmationPanel> RenderPanel(Visit visit) =>
        Render<ConfirmationPanel>(parameters => parameters
            .Add(panel => panel.VisitId, visit.Id)
            .Add(panel => panel.PartyId, _party)
            .Add(panel => panel.Subject, ConfirmationSubject.FaceUnsure)
            .Add(panel => panel.MaskedName, "林*兰")
            .Add(panel => panel.Clerk, SomeClerk.Value)
            .Add(panel => panel.OnDecided, EventCallback.Factory.Create<Confirmation>(this, _told.Add)));
}
