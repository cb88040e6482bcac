using System.Net;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Tests.Support;
using CounterDesk.Tests.Web.Confirmations.AtTheDesk;
using CounterDesk.Web;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.Reports;
using CounterDesk.Web.Reports.SigningOff;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.SignIn.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CounterDesk.Tests.Web.Reports.SigningOff;

/// <summary>To the identity provider and back, request by request, in the whole program.</summary>
public sealed class SignOffWayTests : IAsyncLifetime
{
    private const string Supervisor = "0102";

    private static readonly Clerk _supervisor = new("demo-0102", Supervisor, "陈立", "", [DeskRoles.Supervisor]);

    private readonly DeskHost _host = new();
    private DateOnly _day;
    private HttpClient _desk = null!;
    private Guid _intent;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private T The<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        // The log begins yesterday.
        var yesterday = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddDays(-1));
        _day = new DeskClock(yesterday).Today;
        await using (var database = FileDatabase.Create(_host.DataFolder))
        using (var log = new AuditLog(
            database, yesterday, Options.Create(new HallOptions { Code = SomeAudit.Hall }), NullLogger<AuditLog>.Instance))
        {
            await log.RecordAsync(null, new() { Action = AuditAction.SignOut, Actor = _supervisor.Id }, Cancel);
        }

        Assert.Equal(SomeAudit.Hall, The<IOptions<HallOptions>>().Value.Code);
        await The<AuditLog>().CloseDayAsync(Cancel);
        await The<ReportClosing>().CloseDueAsync(Cancel);
        await The<ProofKeeper>().GoRoundAsync(Cancel);
        _desk = await _host.SignInAsync(Supervisor);
        var file = await The<DayFiles>().ReadAsync(_day, _supervisor, found: null, Cancel);
        _intent = (await The<ReportSigning>().BeginAsync(_day, file.Matter!.Digest(), "看过了", _supervisor, Cancel)).Intent!.Value;
    }

    public async ValueTask DisposeAsync()
    {
        _desk.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task She_proves_who_she_is_once_more_and_the_day_is_signed()
    {
        var challenge = await _desk.RedirectAsync(SignOffAddresses.BeginOf(_intent));
        var asked = _host.AskedOfProvider.Last().Split('&');
        Assert.Contains("prompt=login", asked);
        Assert.Contains("max_age=0", asked);

        var back = await _desk.RedirectAsync((await DeskHost.ChooseAsync(_desk, challenge, Supervisor)).ToString());

        Assert.Equal(SignOffAddresses.DoneOf(_intent), back.ToString());
        Assert.Equal($"/reports/{_day:yyyy-MM-dd}", (await _desk.RedirectAsync(back.ToString())).ToString());
        var file = await ReadAsync();
        Assert.Equal((SignOffFinding.Holds, "看过了", "陈立"), (file.Finding, file.SignOff!.Note, file.SignOff.SignedByName));
        Assert.InRange(
            file.SignOff.SignedAtUtc - file.SignOff.Read().AskedAgainAtUtc, TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(1));

        // One proof, one signature; and it never was a session.
        await SaysAsync(SignOffAddresses.DoneOf(_intent), "重新登录以后过了两分钟，没有签");
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_there_signs_nothing_and_does_not_get_the_desk()
    {
        var challenge = await _desk.RedirectAsync(SignOffAddresses.BeginOf(_intent));
        var back = await _desk.RedirectAsync((await DeskHost.ChooseAsync(_desk, challenge, "0317")).ToString());

        await SaysAsync(back.ToString(), "重新登录的不是您本人，没有签");

        Assert.Null((await ReadAsync()).SignOff);
        Assert.Equal("/start", (await _desk.RedirectAsync("/")).ToString());
        var refused = Assert.Single(await _host.ReadLogAsync(AuditAction.ReportSigned));
        Assert.Equal(("demo-0317", nameof(AuditOutcome.Refused)), (refused.Actor, refused.Outcome));
    }

    [Fact]
    public async Task A_provider_that_is_silent_signs_nothing_and_she_stays_signed_in()
    {
        var challenge = await _desk.RedirectAsync(SignOffAddresses.BeginOf(_intent));
        var callback = await DeskHost.ChooseAsync(_desk, challenge, Supervisor);
        _host.IsProviderSilent = true;
        var back = await _desk.RedirectAsync(callback.ToString());
        _host.IsProviderSilent = false;

        Assert.Equal($"/sign-off/{_intent}/refused/{SecondPersonFault.Unreachable}", back.ToString());
        await SaysAsync(back.ToString(), "身份认证没有应答，没有签");
        Assert.Null((await ReadAsync()).SignOff);
        Assert.Equal("/start", (await _desk.RedirectAsync("/")).ToString());
        Assert.Equal(
            nameof(AuditOutcome.CouldNotBeTold), Assert.Single(await _host.ReadLogAsync(AuditAction.ReportSigned)).Outcome);
    }

    [Fact]
    public async Task A_signer_who_was_blocked_in_between_signs_nothing()
    {
        var challenge = await _desk.RedirectAsync(SignOffAddresses.BeginOf(_intent));
        var security = new Clerk("demo-0012", "0012", "唐宁", "", [DeskRoles.SecurityAdministrator]);
        Assert.Null(await The<AccountDesk>().BlockAsync(_supervisor.Id, "离岗", null, security, Cancel));

        var back = await _desk.RedirectAsync((await DeskHost.ChooseAsync(_desk, challenge, Supervisor)).ToString());

        Assert.DoesNotContain("/done", back.ToString(), StringComparison.Ordinal);
        using var answer = await _desk.GetAsync(back, Cancel);
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null((await ReadAsync()).SignOff);
    }

    [Fact]
    public async Task Who_turns_back_at_the_provider_has_signed_nothing_and_may_begin_anew()
    {
        var challenge = await _desk.RedirectAsync(SignOffAddresses.BeginOf(_intent));
        var back = await _desk.RedirectAsync((await DeskHost.ChooseAsync(_desk, challenge, "nobody")).ToString());

        await SaysAsync(back.ToString(), "没有登录，没有签");
        Assert.Empty(await _host.ReadLogAsync(AuditAction.ReportSigned));
        await SaysAsync(SignOffAddresses.BeginOf(_intent), "这次签发已经过时，没有签");
    }

    [Fact]
    public async Task An_intent_of_somebody_elses_or_of_nobodys_leads_nowhere()
    {
        await SaysAsync(SignOffAddresses.BeginOf(Guid.NewGuid()), "这次签发已经过时，没有签");
        await SaysAsync(SignOffAddresses.DoneOf(_intent), "重新登录以后过了两分钟，没有签");
        Assert.Null((await ReadAsync()).SignOff);
    }

    private Task<DayFile> ReadAsync() => The<DayFiles>().ReadAsync(_day, _supervisor, found: null, Cancel);

    private async Task SaysAsync(string address, string words)
    {
        using var answer = await _desk.GetAsync(address, Cancel);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("data-notice=\"not-signed\"", page, StringComparison.Ordinal);
        Assert.Matches($"<h1[^>]*>{words}</h1>", page);
    }
}
