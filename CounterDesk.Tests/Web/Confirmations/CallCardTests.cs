using Bunit;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Localization;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Confirmations;

/// <summary>Who sees that a colleague waits, and who does not.</summary>
public sealed class CallCardTests : BunitContext, IAsyncLifetime
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
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task A_colleague_sees_a_request_as_it_comes_and_as_it_goes()
    {
        this.SignInClerk(TestDesk.Colleague);
        var (card, badge) = (Render<CallCard>(), Render<CallBadge>());
        Assert.Empty(card.FindAll("[data-calls]"));
        Assert.Empty(badge.FindAll("[data-action=calls]"));

        var asked = await AskAsync();

        card.WaitForAssertion(
            () => Assert.Equal(
                ConfirmationAddresses.PageOf(asked.Id), card.Find("[data-action=look]").GetAttribute("href")),
            TimeSpan.FromMilliseconds(300));
        badge.WaitForAssertion(() => Assert.Equal(
            ConfirmationAddresses.List, badge.Find("[data-action=calls]").GetAttribute("href")));
        Assert.DoesNotContain("林", card.Markup, StringComparison.Ordinal);

        await _confirmations.WithdrawAsync(asked.Id, SomeClerk.Value, Cancellation);

        card.WaitForAssertion(() => Assert.Empty(card.FindAll("[data-calls]")));
        badge.WaitForAssertion(() => Assert.Empty(badge.FindAll("[data-action=calls]")));
    }

    [Fact]
    public async Task A_request_that_runs_out_goes_by_itself()
    {
        this.SignInClerk(TestDesk.Colleague);
        var card = Render<CallCard>();
        await AskAsync();
        card.WaitForAssertion(() => Assert.NotEmpty(card.FindAll("[data-call]")));

        _desk.Time.Advance(TimeSpan.FromMinutes(10));

        card.WaitForAssertion(() => Assert.Empty(card.FindAll("[data-call]")));
    }

    [Theory]
    [InlineData(DeskRoles.Auditor)]
    [InlineData(DeskRoles.SystemAdministrator)]
    [InlineData(DeskRoles.SecurityAdministrator)]
    public async Task Nobody_else_is_called(string role)
    {
        this.SignInClerk(SomeConfirmations.Auditor with { Roles = [role] });
        await AskAsync();

        Assert.Empty(Render<CallCard>().FindAll("[data-call]"));
        Assert.Empty(Render<CallBadge>().FindAll("[data-action=calls]"));
    }

    [Fact]
    public async Task Whoever_asked_is_not_called_herself()
    {
        this.SignInClerk();
        await AskAsync();

        Assert.Empty(Render<CallCard>().FindAll("[data-call]"));
    }

    [Fact]
    public void A_page_about_nothing_else_says_that_nothing_waits()
    {
        this.SignInClerk();

        Assert.NotEmpty(
            Render<CallCard>(parameters => parameters.Add(card => card.IsAllThereIs, true)).FindAll("[data-empty]"));
    }

    private Task<Confirmation> AskAsync() => _confirmations.AskAsync(
        new(_visit.Id, Guid.CreateVersion7(), ConfirmationSubject.FaceUnsure), "林*兰", SomeConfirmations.Reason,
        SomeClerk.Value, Cancellation);
}
