using System.Net;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Tests.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.BreakGlass;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.BreakGlass;

/// <summary>To the identity provider and back to open a rule, request by request, in the whole program.</summary>
public sealed class BreakGlassWayTests : IAsyncLifetime
{
    private const string Supervisor = "0102";

    private static readonly Clerk _supervisor = new("demo-0102", Supervisor, "陈立", "", [DeskRoles.Supervisor]);

    private readonly DeskHost _host = new();
    private HttpClient _desk = null!;
    private Visit _visit = null!;
    private Guid _intent;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private T The<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        _desk = await _host.SignInAsync(Supervisor);
        _visit = await The<VisitDesk>().OpenAsync(SomeClerk.Value, Visitor.Applicant, VisitNeeds.None, Cancel);
        var request = new BreakGlassRequest(_visit.Id, BreakGlassRule.NotInForce, SomeBreakGlass.Reason, 30);
        _intent = (await The<BreakGlassDesk>().BeginAsync(request, _supervisor, Cancel)).Intent!.Value;
    }

    public async ValueTask DisposeAsync()
    {
        _desk.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task She_proves_who_she_is_once_more_and_the_rule_is_open()
    {
        var challenge = await _desk.RedirectAsync(BreakGlassAddresses.BeginOf(_intent));
        var asked = _host.AskedOfProvider.Last().Split('&');
        Assert.Contains("prompt=login", asked);
        Assert.Contains("max_age=0", asked);

        var back = await _desk.RedirectAsync((await DeskHost.ChooseAsync(_desk, challenge, Supervisor)).ToString());

        Assert.Equal(BreakGlassAddresses.DoneOf(_intent), back.ToString());
        Assert.Equal("/visits", (await _desk.RedirectAsync(back.ToString())).ToString());
        Assert.Equal(_visit.Id, Assert.Single(The<OpenBreakGlass>().All).VisitId);

        // One proof, one opening; and it never was a session.
        await SaysAsync(BreakGlassAddresses.DoneOf(_intent), "重新登录以后过了两分钟，没有放行");
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_there_opens_nothing_and_does_not_get_the_desk()
    {
        var challenge = await _desk.RedirectAsync(BreakGlassAddresses.BeginOf(_intent));
        var back = await _desk.RedirectAsync((await DeskHost.ChooseAsync(_desk, challenge, "0317")).ToString());

        await SaysAsync(back.ToString(), "重新登录的不是您本人，没有放行");

        Assert.Empty(The<OpenBreakGlass>().All);
        Assert.Equal("/start", (await _desk.RedirectAsync("/")).ToString());
        var refused = Assert.Single(await _host.ReadLogAsync(AuditAction.BreakGlassOpened));
        Assert.Equal(("demo-0317", nameof(AuditOutcome.Refused)), (refused.Actor, refused.Outcome));
    }

    [Fact]
    public async Task A_provider_that_is_silent_opens_nothing_and_she_stays_signed_in()
    {
        var challenge = await _desk.RedirectAsync(BreakGlassAddresses.BeginOf(_intent));
        var callback = await DeskHost.ChooseAsync(_desk, challenge, Supervisor);
        _host.IsProviderSilent = true;
        var back = await _desk.RedirectAsync(callback.ToString());
        _host.IsProviderSilent = false;

        Assert.Equal($"/break-glass/{_intent}/refused/{SecondPersonFault.Unreachable}", back.ToString());
        await SaysAsync(back.ToString(), "身份认证没有应答，没有放行");
        Assert.Empty(The<OpenBreakGlass>().All);
        Assert.Equal(
            nameof(AuditOutcome.CouldNotBeTold),
            Assert.Single(await _host.ReadLogAsync(AuditAction.BreakGlassOpened)).Outcome);
    }

    [Fact]
    public async Task Who_turns_back_at_the_provider_has_opened_nothing_and_may_begin_anew()
    {
        var challenge = await _desk.RedirectAsync(BreakGlassAddresses.BeginOf(_intent));
        var back = await _desk.RedirectAsync((await DeskHost.ChooseAsync(_desk, challenge, "nobody")).ToString());

        await SaysAsync(back.ToString(), "没有登录，没有放行");
        Assert.Empty(await _host.ReadLogAsync(AuditAction.BreakGlassOpened));
        await SaysAsync(BreakGlassAddresses.BeginOf(_intent), "这次放行已经过时，没有放行");
    }

    [Fact]
    public async Task A_visit_that_ended_while_she_signed_in_is_not_opened()
    {
        var challenge = await _desk.RedirectAsync(BreakGlassAddresses.BeginOf(_intent));
        var back = await _desk.RedirectAsync((await DeskHost.ChooseAsync(_desk, challenge, Supervisor)).ToString());
        await The<VisitDesk>().CloseAsync(_visit.Id, SomeClerk.Value, Cancel);

        await SaysAsync(back.ToString(), "这次接待已经结束，没有放行");
    }

    [Fact]
    public async Task An_intent_of_nobodys_leads_nowhere_and_one_without_proof_opens_nothing()
    {
        await SaysAsync(BreakGlassAddresses.BeginOf(Guid.NewGuid()), "这次放行已经过时，没有放行");
        await SaysAsync(BreakGlassAddresses.DoneOf(_intent), "重新登录以后过了两分钟，没有放行");
        Assert.Empty(The<OpenBreakGlass>().All);
    }

    private async Task SaysAsync(string address, string words)
    {
        using var answer = await _desk.GetAsync(address, Cancel);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("data-notice=\"not-opened\"", page, StringComparison.Ordinal);
        Assert.Matches($"<h1[^>]*>{words}</h1>", page);
    }
}
