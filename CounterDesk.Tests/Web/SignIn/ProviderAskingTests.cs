using System.Net;
using System.Security.Claims;
using System.Text.Json;
using CounterDesk.Tests.Support;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Web.SignIn;

/// <summary>What comes of asking the provider again, and of its silence.</summary>
public sealed class ProviderAskingTests : IAsyncLifetime
{
    private static readonly SignInOptions _options = new();

    private readonly SomeProvider _provider = new();
    private readonly RefreshTokens _tokens = new(new EphemeralDataProtectionProvider());
    private TestDesk _desk = null!;
    private SomeAccounts _accounts = null!;
    private ProviderAsking _asking = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _accounts = new(_desk);
        var options = Options.Create(_options);
        _asking = new(
            _desk.Database, _accounts.Sessions, _accounts.Keeper,
            new(_provider, options, _accounts.Rules, NullLogger<ProviderQuestion>.Instance), _tokens, options, _desk.Time,
            NullLogger<ProviderAsking>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        _asking.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task Who_is_still_known_goes_on_and_is_asked_about_again_with_the_new_token()
    {
        var user = await SignInAsync();
        Tells(new { sub = SomeClerk.Value.Id, role = "clerk", counter = "3" }, refreshToken: "second");

        await _asking.AskAsync(Cancellation);
        Assert.Empty(_provider.Asked);
        await PassAsync(user, 5);
        await PassAsync(user, 5);

        Assert.False(_accounts.Sessions.IsOver(user));
        Assert.Contains("refresh_token=first", _provider.Asked[0], StringComparison.Ordinal);
        Assert.Equal("/userinfo Bearer access", _provider.Asked[1]);
        Assert.Contains("refresh_token=second", _provider.Asked[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("supervisor", "3")]
    [InlineData("nothing", "3")]
    [InlineData("clerk", "5")]
    public async Task Who_is_told_in_another_role_or_at_another_counter_is_locked(string role, string counter)
    {
        var user = await SignInAsync();
        Tells(new { sub = SomeClerk.Value.Id, role, counter });

        await PassAsync(user, 5);

        Assert.True(_accounts.Sessions.IsOver(user));
        Assert.Equal(SessionEnd.RolesChanged, _accounts.Sessions.WhyOver(user));
    }

    [Fact]
    public async Task A_provider_that_says_nothing_of_roles_changes_none()
    {
        var user = await SignInAsync();
        Tells(new { sub = SomeClerk.Value.Id });

        await PassAsync(user, 5);

        Assert.False(_accounts.Sessions.IsOver(user));
        Assert.Null(_accounts.Sessions.SilentUntil(user));
    }

    [Theory]
    [InlineData("token")]
    [InlineData("userinfo")]
    public async Task Who_is_known_no_longer_is_locked(string by)
    {
        var user = await SignInAsync();
        _provider.Answer = path => path switch
        {
            "/token" when by is "token" => (HttpStatusCode.BadRequest, """{"error":"invalid_grant"}"""),
            "/token" => (HttpStatusCode.OK, """{"access_token":"access"}"""),
            _ => (HttpStatusCode.Unauthorized, ""),
        };

        await PassAsync(user, 5);

        Assert.True(_accounts.Sessions.IsOver(user));
        Assert.Equal(SessionEnd.ByProvider, _accounts.Sessions.WhyOver(user));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("trouble")]
    [InlineData("our secret")]
    [InlineData("nonsense")]
    [InlineData("somebody else")]
    public async Task While_it_cannot_be_told_the_session_goes_on_for_the_time_that_is_set_and_says_so(string what)
    {
        var user = await SignInAsync();
        _provider.Answer = path => what switch
        {
            "trouble" => (HttpStatusCode.ServiceUnavailable, "<html>"),
            "our secret" => (HttpStatusCode.Unauthorized, """{"error":"invalid_client"}"""),
            "nonsense" => (HttpStatusCode.OK, "<html>"),
            "somebody else" when path is "/token" => (HttpStatusCode.OK, """{"access_token":"access"}"""),
            "somebody else" => (HttpStatusCode.OK, """{"sub":"other","role":"clerk"}"""),
            _ => null,
        };
        await PassAsync(user, 5);
        Assert.Null(_accounts.Sessions.SilentUntil(user));
        var began = _desk.Time.GetUtcNow() - TimeSpan.FromMinutes(5);

        for (var minutes = 5; minutes < 35; minutes += 5)
        {
            await PassAsync(user, 5);
            Assert.False(_accounts.Sessions.IsOver(user));
            Assert.Equal(began + _options.Refresh + _options.SilentFor, _accounts.Sessions.SilentUntil(user));
        }

        await PassAsync(user, 1);
        Assert.True(_accounts.Sessions.IsOver(user));
        Assert.Equal(SessionEnd.ProviderSilent, _accounts.Sessions.WhyOver(user));
    }

    [Fact]
    public async Task When_it_is_silent_about_one_the_others_are_not_asked_about()
    {
        var users = new[] { await SignInAsync(), await SignInAsync(), await SignInAsync() };
        _desk.Time.Advance(TimeSpan.FromMinutes(5));
        Array.ForEach(users, _accounts.Sessions.Seen);

        await _asking.AskAsync(Cancellation);

        Assert.Single(_provider.Asked);
    }

    [Fact]
    public async Task Another_servers_sessions_are_its_own_to_ask_about()
    {
        await SignInAsync();
        var there = new SomeAccounts(_desk);
        await there.Keeper.RoundAsync(Cancellation);
        using var asking = new ProviderAsking(
            _desk.Database, there.Sessions, there.Keeper,
            new(_provider, Options.Create(_options), there.Rules, NullLogger<ProviderQuestion>.Instance), _tokens,
            Options.Create(_options), _desk.Time, NullLogger<ProviderAsking>.Instance);
        _desk.Time.Advance(TimeSpan.FromMinutes(5));

        await asking.AskAsync(Cancellation);

        Assert.Empty(_provider.Asked);
    }

    [Fact]
    public async Task Who_gave_no_such_token_is_not_asked_about_and_not_locked_for_it()
    {
        var user = await _accounts.SignInAsync(SomeClerk.Value);

        for (var minutes = 0; minutes < 60; minutes += 5)
        {
            await PassAsync(user, 5);
        }

        Assert.Empty(_provider.Asked);
        Assert.False(_accounts.Sessions.IsOver(user));
    }

    private async Task<ClaimsPrincipal> SignInAsync() =>
        await _accounts.SignInAsync(SomeClerk.Value, _tokens.Protect("first"));

    private async Task PassAsync(ClaimsPrincipal user, int minutes)
    {
        _desk.Time.Advance(TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(minutes is 1 ? 1 : 0));
        _accounts.Sessions.Seen(user);
        await _asking.AskAsync(Cancellation);
    }

    private void Tells(object userInfo, string? refreshToken = null) => _provider.Answer = path => (
        HttpStatusCode.OK,
        path is "/token"
            ? JsonSerializer.Serialize(new { access_token = "access", refresh_token = refreshToken })
            : JsonSerializer.Serialize(userInfo));
}
