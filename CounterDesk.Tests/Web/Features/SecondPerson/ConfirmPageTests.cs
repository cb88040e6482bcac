using Bunit;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Features.SecondPerson;
using CounterDesk.Web.Localization;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Web.Features.SecondPerson;

/// <summary>The second person's page in a browser of her own.</summary>
public sealed class ConfirmPageTests : BunitContext, IAsyncLifetime
{
    private TestDesk _desk = null!;
    private Visit _visit = null!;
    private ConfirmationDesk _confirmations = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _visit = await _desk.Visits.OpenAsync(SomeClerk.Value, Cancellation);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddWords();
        Services.AddSingleton<TimeProvider>(_desk.Time);
        Services.AddSingleton(new DeskClock(_desk.Time));
        _confirmations = Services.AddConfirmations(_desk);
        Services.AddScoped<DeskBrowser>();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _desk.DisposeAsync();
    }

    [Fact]
    public void Clerks_and_supervisors_may_come_here() =>
        Assert.All(
            [typeof(ConfirmPage), typeof(CallsPage)],
            page => Assert.Equal(
                $"{DeskRoles.Clerk},{DeskRoles.Supervisor}",
                Assert.Single(page.GetCustomAttributes(typeof(AuthorizeAttribute), false).Cast<AuthorizeAttribute>())
                    .Roles));

    [Fact]
    public async Task She_is_told_where_to_look_and_why_and_no_answer_is_chosen_for_her()
    {
        var page = RenderFor(TestDesk.Colleague, await AskAsync());

        Assert.Equal("林*兰", page.Find("[data-field=who]").TextContent);
        Assert.Equal(SomeConfirmations.Reason, page.Find("[data-field=reason]").TextContent);
        Assert.Contains(Text("ToDo_FaceUnsure", "3"), page.Find("[data-todo]").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["Confirmed", "Declined"],
            page.FindAll("[data-field=answer] input").Select(input => input.GetAttribute("value")));
        Assert.Empty(page.FindAll("input[checked]"));
        Assert.Equal("true", page.Find("[data-action=record-answer]").GetAttribute("aria-disabled"));
    }

    [Theory]
    [InlineData("Confirmed", ConfirmationState.Confirmed)]
    [InlineData("Declined", ConfirmationState.Declined)]
    public async Task Her_answer_is_recorded_in_her_name(string answer, ConfirmationState state)
    {
        var asked = await AskAsync();
        var page = RenderFor(TestDesk.Colleague, asked);

        await page.Find("#note").InputAsync("看了身份证");
        await AnswerAsync(page, answer);

        var decided = (await _confirmations.FindLastAsync(asked.Matter, Cancellation))!;
        Assert.Equal((state, TestDesk.Colleague.Id, "看了身份证"), (decided.State, decided.DecidedBy, decided.Note));
        var outcome = state is ConfirmationState.Confirmed ? "Pass" : "Void";
        Assert.Contains(
            Text($"Done_{state}"), page.Find($"[data-banner={outcome}]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-action=record-answer]"));
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_not_sent()
    {
        var page = RenderFor(TestDesk.Colleague, await AskAsync());

        await page.Find("[data-field=answer] input[value=Confirmed]").ChangeAsync("Confirmed");
        await page.Find("#note").InputAsync(new string('看', 101));

        Assert.Equal(Text("Note_TooLong"), page.Find(".hint.bad").TextContent);
        Assert.Equal("true", page.Find("[data-action=record-answer]").GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task Her_own_request_she_does_not_answer() =>
        Refuses(RenderFor(SomeClerk.Value, await AskAsync()), ConfirmationFault.OwnRequest, "Fail");

    [Fact]
    public async Task What_is_over_before_she_comes_is_not_answered()
    {
        var asked = await AskAsync();
        _desk.Time.Advance(TimeSpan.FromMinutes(10));

        Refuses(RenderFor(TestDesk.Colleague, asked), ConfirmationFault.Expired, "Unknown");
    }

    [Fact]
    public async Task What_is_over_while_she_looks_is_taken_away()
    {
        var page = RenderFor(TestDesk.Colleague, await AskAsync());
        Assert.NotEmpty(page.FindAll("[data-action=record-answer]"));

        _desk.Time.Advance(TimeSpan.FromMinutes(10));

        page.WaitForAssertion(() => Refuses(page, ConfirmationFault.Expired, "Unknown"));
    }

    [Fact]
    public async Task What_the_clerk_takes_back_while_she_looks_is_taken_away()
    {
        var asked = await AskAsync();
        var page = RenderFor(TestDesk.Colleague, asked);

        await _confirmations.WithdrawAsync(asked.Id, SomeClerk.Value, Cancellation);

        page.WaitForAssertion(() => Refuses(page, ConfirmationFault.Withdrawn, "Void"));
    }

    [Fact]
    public async Task What_somebody_else_answered_is_not_answered_again()
    {
        var asked = await AskAsync();
        await _confirmations.DecideAsync(
            asked.Id, SomeConfirmations.Supervisor, ConfirmationWay.OwnBrowser, ConfirmationAnswer.Declined, null,
            Cancellation);

        Refuses(RenderFor(TestDesk.Colleague, asked), ConfirmationFault.AlreadyDecided, "Void");
    }

    [Fact]
    public async Task After_a_colleague_declined_it_takes_a_supervisor()
    {
        var first = await AskAsync();
        await _confirmations.DecideAsync(
            first.Id, TestDesk.Colleague, ConfirmationWay.OwnBrowser, ConfirmationAnswer.Declined, null, Cancellation);
        _desk.Time.Advance(TimeSpan.FromSeconds(1));
        var again = await _confirmations.AskAsync(
            first.Matter, null, SomeConfirmations.Reason, SomeClerk.Value, Cancellation);

        Refuses(RenderFor(TestDesk.Colleague, again), ConfirmationFault.SupervisorNeeded, "Fail");
    }

    [Fact]
    public void What_was_never_asked_is_said_to_be_unknown()
    {
        this.SignInClerk(TestDesk.Colleague);

        var page = Render<ConfirmPage>(parameters => parameters.Add(page => page.Id, Guid.NewGuid()));

        Assert.Contains(Text("Unknown_Title"), page.Find("[data-banner=Warn]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_recorded_is_said_and_can_be_recorded_afterwards()
    {
        var asked = await AskAsync();
        var page = RenderFor(TestDesk.Colleague, asked);
        await _desk.BreakAuditAsync();

        await AnswerAsync(page, "Confirmed");

        Assert.NotEmpty(page.FindAll("[data-stop=log]"));
        Assert.Equal(ConfirmationState.Asked, (await _confirmations.FindLastAsync(asked.Matter, Cancellation))!.State);

        await _desk.MendAuditAsync();
        await page.Find("[data-action=record-answer]").ClickAsync();
        Assert.Empty(page.FindAll("[data-stop=log]"));
        Assert.NotEmpty(page.FindAll("[data-banner=Pass]"));
    }

    private static async Task AnswerAsync(IRenderedComponent<ConfirmPage> page, string answer)
    {
        await page.Find($"[data-field=answer] input[value={answer}]").ChangeAsync(answer);
        await page.Find("[data-action=record-answer]").ClickAsync();
    }

    private void Refuses(IRenderedComponent<ConfirmPage> page, ConfirmationFault fault, string outcome)
    {
        Assert.Contains(
            Text($"Refused_{fault}_Title"), page.Find($"[data-banner={outcome}]").TextContent,
            StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-action=record-answer]"));
    }

    private Task<Confirmation> AskAsync() => _confirmations.AskAsync(
        new(_visit.Id, Guid.CreateVersion7(), ConfirmationSubject.FaceUnsure), "林*兰", SomeConfirmations.Reason,
        SomeClerk.Value, Cancellation);

    private IRenderedComponent<ConfirmPage> RenderFor(Clerk clerk, Confirmation asked)
    {
        this.SignInClerk(clerk);
        return Render<ConfirmPage>(parameters => parameters.Add(page => page.Id, asked.Id));
    }

    private string Text(string key, params object[] arguments) =>
        Services.GetRequiredService<IStringLocalizer<SecondPersonText>>()[key, arguments];
}
