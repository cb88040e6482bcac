using System.Text;
using CounterDesk.Tests.Support;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Tokens;

namespace CounterDesk.Tests.Web.SignIn;

/// <summary>
/// OpenID Connect Back-Channel Logout 1.0: the provider ends sessions here with a token, and nobody else does. What
/// 2.6 asks to be looked at is changed one by one.
/// </summary>
public sealed class BackChannelLogoutTests : IAsyncLifetime
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    private readonly SomeProvider _provider = new();
    private TestDesk _desk = null!;
    private SomeAccounts _accounts = null!;
    private BackChannelLogout _logout = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, object?> Hostile => new()
    {
        { "another issuer", "iss", "https://other.example/" },
        { "no issuer", "iss", null },
        { "for another client", "aud", "other" },
        { "for nobody", "aud", null },
        { "expired", "exp", -120 },
        { "without an end", "exp", null },
        { "signed long ago", "iat", -600 },
        { "signed in the future", "iat", 600 },
        { "without a time", "iat", null },
        { "without an id", "jti", null },
        { "without an event", "events", null },
        { "of another event", "events", new Dictionary<string, object> { ["urn:other"] = new Dictionary<string, object>() } },
        { "of an event that is no object", "events", new Dictionary<string, object> { [Event] = "yes" } },
        { "with a nonce, as an ID token has", "nonce", "n" },
        { "of nobody", "sub", null },
    };

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _accounts = new(_desk);
        _logout = new(_desk.Database, _accounts.Keeper, _provider, _desk.Time, NullLogger<BackChannelLogout>.Instance);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Theory]
    [InlineData("logout+jwt")]
    [InlineData("JWT")]
    public async Task The_provider_ends_the_sessions_of_an_account(string kind)
    {
        var (meant, other) = (await _accounts.SignInAsync(SomeClerk.Value), await _accounts.SignInAsync(SomeClerk.Supervisor));

        Assert.Equal(200, await SendAsync(Signed(Claims(), kind)));

        Assert.Equal(SessionEnd.ByProvider, _accounts.Sessions.WhyOver(meant));
        Assert.True(_accounts.Sessions.IsOver(meant));
        Assert.False(_accounts.Sessions.IsOver(other));
        Assert.Single(await _desk.ReadLogAsync(), entry => entry.Action == "SessionEnded");
    }

    [Fact]
    public async Task By_the_providers_session_it_ends_that_one_alone()
    {
        var one = await _accounts.SignInAsync(SomeClerk.Value, providerSession: "s1");
        var other = await _accounts.SignInAsync(SomeClerk.Value, providerSession: "s2");
        var claims = Claims();
        claims["sid"] = "s1";
        claims.Remove("sub");

        Assert.Equal(200, await SendAsync(Signed(claims)));

        Assert.True(_accounts.Sessions.IsOver(one));
        Assert.False(_accounts.Sessions.IsOver(other));
    }

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public async Task A_token_that_is_not_as_it_must_be_ends_nothing(string what, string claim, object? value)
    {
        var user = await _accounts.SignInAsync(SomeClerk.Value);
        var claims = Claims();
        claims[claim] = value is int seconds ? Now + seconds : value!;
        if (value is null)
        {
            claims.Remove(claim);
        }

        Assert.True(await SendAsync(Signed(claims)) is 400, what);

        Assert.False(_accounts.Sessions.IsOver(user));
    }

    [Fact]
    public async Task Neither_does_one_of_another_key_or_kind_or_without_a_signature_or_none()
    {
        var user = await _accounts.SignInAsync(SomeClerk.Value);
        var signed = Signed(Claims());
        var (other, sameName) = (SomeProvider.NewKey("two"), SomeProvider.NewKey("one"));

        Assert.Equal(400, await SendAsync(SomeProvider.Sign(other, Claims(), null)));
        Assert.Equal(400, await SendAsync(SomeProvider.Sign(sameName, Claims(), null)));
        Assert.Equal(400, await SendAsync(SomeProvider.Sign(null, Claims(), null)));
        Assert.Equal(400, await SendAsync(Signed(Claims(), "at+jwt")));
        Assert.Equal(400, await SendAsync(signed[..^10]));
        Assert.Equal(400, await SendAsync(WithOtherPayload(signed)));
        Assert.Equal(400, await SendAsync("x"));
        Assert.Equal(400, await SendAsync(""));

        Assert.False(_accounts.Sessions.IsOver(user));
    }

    [Fact]
    public async Task A_token_counts_once_and_never_for_what_began_after_it()
    {
        var token = Signed(Claims());
        Assert.Equal(200, await SendAsync(token));
        Assert.Equal(400, await SendAsync(token));

        var late = Signed(Claims());
        _desk.Time.Advance(TimeSpan.FromMinutes(2));
        var user = await _accounts.SignInAsync(SomeClerk.Value);
        Assert.Equal(200, await SendAsync(late));
        Assert.False(_accounts.Sessions.IsOver(user));
    }

    [Fact]
    public async Task Without_the_log_the_provider_is_told_to_come_again()
    {
        await _accounts.SignInAsync(SomeClerk.Value);
        await _desk.BreakAuditAsync();

        Assert.Equal(503, await SendAsync(Signed(Claims())));
    }

    private long Now => _desk.Time.GetUtcNow().ToUnixTimeSeconds();

    private Dictionary<string, object> Claims() => new()
    {
        ["iss"] = SomeProvider.Issuer, ["aud"] = SomeProvider.Client, ["iat"] = Now, ["exp"] = Now + 120,
        ["jti"] = Guid.NewGuid().ToString(), ["sub"] = SomeClerk.Value.Id,
        ["events"] = new Dictionary<string, object> { [Event] = new Dictionary<string, object>() },
    };

    private string Signed(Dictionary<string, object> claims, string? kind = "logout+jwt") =>
        SomeProvider.Sign(_provider.Key, claims, kind);

    private static string WithOtherPayload(string token)
    {
        var parts = token.Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("demo-0317", "demo-0301", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}";
    }

    private async Task<int> SendAsync(string token)
    {
        var context = new DefaultHttpContext();
        var body = Encoding.UTF8.GetBytes($"logout_token={Uri.EscapeDataString(token)}");
        context.Request.Method = "POST";
        context.Request.ContentType = "application/x-www-form-urlencoded";
        context.Request.Body = new MemoryStream(body);
        context.Request.ContentLength = body.Length;
        var result = await _logout.TakeAsync(context, Cancellation);
        return Assert.IsAssignableFrom<IStatusCodeHttpResult>(result.Result).StatusCode!.Value;
    }
}
