using System.Security.Claims;
using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.ApplicantScreens;
using CounterDesk.Web.Components.Layout;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Web.Components;

/// <summary>The warning, going on, and the lock.</summary>
public sealed class SessionWatchTests : VisitTestContext
{
    private static readonly SignInOptions _options = new();
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    private ClaimsPrincipal _user = null!;

    private Screens Screens => Services.GetRequiredService<Screens>();

    [Fact]
    public void Nothing_is_said_while_somebody_works()
    {
        var watch = Watch();

        Desk.Time.Advance(_options.Idle - _options.Warning - _second);

        Assert.Empty(watch.FindAll("[data-locks]"));
    }

    [Fact]
    public void The_warning_counts_down_and_goes_when_a_key_is_pressed()
    {
        var watch = Watch();
        Desk.Time.Advance(_options.Idle - _options.Warning);
        Assert.Equal("60", watch.Find("[data-locks]").GetAttribute("data-locks"));

        Desk.Time.Advance(_second);
        Assert.Equal("59", watch.Find("[data-locks]").GetAttribute("data-locks"));

        // The key's own request.
        Desk.Sessions.Seen(_user);
        Desk.Time.Advance(_second);
        Assert.Empty(watch.FindAll("[data-locks]"));
    }

    [Fact]
    public async Task The_button_goes_on_and_has_the_browser_renew_its_cookie()
    {
        var script = JSInterop.SetupModule("./scripts/page.js");
        script.Mode = JSRuntimeMode.Loose;
        var watch = Watch();
        Desk.Time.Advance(_options.Idle - _options.Warning);

        await watch.Find("[data-action=go-on]").ClickAsync();

        Assert.Empty(watch.FindAll("[data-locks]"));
        Assert.Equal(_options.Idle, Desk.Sessions.TimeLeft(_user));
        Assert.Single(script.Invocations["renew"]);
    }

    [Fact]
    public async Task When_nobody_presses_the_visit_is_locked_and_the_page_left()
    {
        var visit = await Desk.OpenVisitAsync();
        var watch = Watch();

        Desk.Time.Advance(_options.Idle + TimeSpan.FromSeconds(11));

        watch.WaitForAssertion(() => Assert.EndsWith(
            $"/signed-out/{SessionEnd.Over}", Services.GetRequiredService<NavigationManager>().Uri,
            StringComparison.Ordinal));
        Assert.NotNull((await Desk.ReadVisitAsync(visit.Id)).LockedAtUtc);
    }

    [Fact]
    public async Task What_others_end_locks_at_once_and_says_why()
    {
        var visit = await Desk.OpenVisitAsync();
        var watch = Watch();

        Desk.Sessions.Seen(_user);
        Desk.Sessions.End(DeskSessions.IdOf(_user), SessionEnd.Blocked);

        watch.WaitForAssertion(() => Assert.EndsWith(
            $"/signed-out/{SessionEnd.Blocked}", Services.GetRequiredService<NavigationManager>().Uri,
            StringComparison.Ordinal));
        Assert.NotNull((await Desk.ReadVisitAsync(visit.Id)).LockedAtUtc);
        Assert.Contains(
            $"End={SessionEnd.Blocked}",
            (await Desk.ReadLogAsync()).Single(entry => entry.Action == nameof(AuditAction.DeskLocked)).Details!,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_the_session_is_over_nothing_that_is_pressed_is_done()
    {
        Watch();
        var gate = Services.GetRequiredService<SessionGate>();
        var done = 0;
        var handler = gate.CreateInboundActivityHandler(_ =>
        {
            done++;
            return Task.CompletedTask;
        });
        await handler(null!);
        Assert.Equal(1, done);

        Desk.Time.Advance(_options.Idle + _second);
        await handler(null!);

        Assert.Equal(1, done);
    }

    [Fact]
    public void Every_way_a_session_ends_has_words_for_the_page() => Assert.DoesNotContain(
        Enum.GetNames<SessionEnd>().SelectMany(end => (string[])[$"SignedOut_{end}_Title", $"SignedOut_{end}_Body"]),
        key => Services.GetRequiredService<IStringLocalizer<SignInText>>()[key].ResourceNotFound);

    [Fact]
    public async Task An_applicant_who_is_asked_something_is_warned_too_and_can_ask_for_more_time()
    {
        var watch = Watch();
        var consent = Show(SomeScreens.Consent());
        Desk.Time.Advance(_options.Idle - _options.Warning);
        var look = await Screens.LookAsync("3", Cancellation);
        Assert.Equal(Desk.Time.GetUtcNow() + _options.Warning, look.LocksAt);

        Assert.Equal(
            ScreenOutcome.Recorded,
            await Screens.AnswerAsync("3", consent.AskedAs, new ScreenAnswer.MoreTime(), Cancellation));

        watch.WaitForAssertion(() => Assert.Empty(watch.FindAll("[data-locks]")));
        Assert.Null((await Screens.LookAsync("3", Cancellation)).LocksAt);
        Assert.Empty(Services.GetRequiredService<ScreenStage>().Answers);
    }

    [Fact]
    public async Task Where_nobody_is_asked_a_press_on_the_screen_keeps_no_desk_open()
    {
        Watch();
        Show(new ScreenModel.Wait(WaitReason.Moment));
        Desk.Time.Advance(_options.Idle - _options.Warning);
        Assert.Null((await Screens.LookAsync("3", Cancellation)).LocksAt);

        Assert.Equal(
            ScreenOutcome.TakenBack,
            await Screens.AnswerAsync("3", Guid.Empty, new ScreenAnswer.MoreTime(), Cancellation));
        await Screens.AnswerAsync("3", Guid.Empty, new ScreenAnswer.Bigger(), Cancellation);

        Assert.Equal(_options.Warning, Desk.Sessions.TimeLeft(_user));
    }

    [Fact]
    public void When_the_longest_time_is_near_it_does_not_offer_what_it_cannot_give()
    {
        var watch = Watch();
        for (var left = _options.Longest - _second; left > TimeSpan.Zero; left -= TimeSpan.FromMinutes(9))
        {
            Desk.Time.Advance(left < TimeSpan.FromMinutes(9) ? left : TimeSpan.FromMinutes(9));
            Desk.Sessions.Seen(_user);
        }

        Desk.Time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal("1", watch.Find("[data-locks]").GetAttribute("data-locks"));
        Assert.Empty(watch.FindAll("[data-action=go-on]"));
    }

    private ScreenModel Show(ScreenModel model)
    {
        Services.GetRequiredService<ScreenStage>().Set("3", new ScreenLook(VisitNeeds.None, model));
        return model;
    }

    private IRenderedComponent<SessionWatch> Watch()
    {
        Services.AddSingleton(Desk.Sessions);
        Services.AddScoped<SessionGate>();
        Services.AddSingleton<IDeskLock>(Desk.Lock);
        Services.AddSingleton(Options.Create(_options));
        Claim[] claims = [.. SomeClerk.Claims(SomeClerk.Value), .. Desk.Sessions.Begin()];
        this.SignInClerk().SetClaims(claims);
        _user = new ClaimsPrincipal(new ClaimsIdentity(claims));
        Desk.Sessions.Seen(_user);
        return Render<SessionWatch>();
    }
}
