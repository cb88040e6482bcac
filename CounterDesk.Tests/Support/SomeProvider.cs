using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CounterDesk.Tests.Support;

/// <summary>An identity provider as the desk's own requests meet it: its document, its keys, and what it answers.</summary>
internal sealed class SomeProvider : HttpMessageHandler, IOptionsMonitor<OpenIdConnectOptions>
{
    public const string Issuer = "https://idp.example/";
    public const string Client = "counterdesk";

    private readonly OpenIdConnectOptions _options;

    public SomeProvider()
    {
        var configuration = new OpenIdConnectConfiguration
        {
            Issuer = Issuer, TokenEndpoint = Issuer + "token", UserInfoEndpoint = Issuer + "userinfo",
        };
        configuration.SigningKeys.Add(Key);
        _options = new OpenIdConnectOptions
        {
            ClientId = Client, ClientSecret = "secret", Backchannel = new HttpClient(this),
            ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(configuration),
        };
    }

    public RsaSecurityKey Key { get; } = NewKey("one");

    /// <summary>What it answers at an endpoint; null: nothing.</summary>
    public Func<string, (HttpStatusCode Status, string Body)?> Answer { get; set; } = _ => null;

    /// <summary>What it was sent, in order.</summary>
    public List<string> Asked { get; } = [];

    public OpenIdConnectOptions CurrentValue => _options;

    public OpenIdConnectOptions Get(string? name) => _options;

    public IDisposable? OnChange(Action<OpenIdConnectOptions, string?> listener) => null;

    public static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    /// <summary>A token with these claims, signed.</summary>
    public static string Sign(SecurityKey? key, Dictionary<string, object> claims, string? kind) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims, TokenType = kind,
            SigningCredentials = key is null ? null : new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        Asked.Add($"{path} {(request.Content is null ? request.Headers.Authorization?.ToString() : await request.Content.ReadAsStringAsync(cancellationToken))}");
        return Answer(path) is { } answer
            ? new HttpResponseMessage(answer.Status) { Content = new StringContent(answer.Body, Encoding.UTF8, "application/json") }
            : throw new HttpRequestException("Nobody answers.");
    }
}
