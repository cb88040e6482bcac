using System.Collections.Concurrent;
using System.Text.Json;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CounterDesk.Web.SignIn;

/// <summary>
/// The provider tells us that somebody has signed out there, or was signed out (OpenID Connect Back-Channel Logout 1.0).
/// The request carries no cookie; the signed token is all there is to believe, so each of its parts is looked at.
/// </summary>
internal sealed partial class BackChannelLogout(
    IDbContextFactory<CounterDeskDb> databases, SessionKeeper keeper, IOptionsMonitor<OpenIdConnectOptions> providers,
    TimeProvider time, ILogger<BackChannelLogout> logger)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";

    // The clocks of two machines, and the longest a token is on its way.
    private static readonly TimeSpan _leeway = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _oldest = TimeSpan.FromMinutes(5);

    private static readonly JsonWebTokenHandler _reader = new();

    // Each is remembered for as long as it could be sent again.
    private readonly ConcurrentDictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);

    /// <summary>Ends the sessions that the token names, when it is one.</summary>
    public async Task<Results<Ok, BadRequest<object>, StatusCodeHttpResult>> TakeAsync(
        HttpContext context, CancellationToken cancellationToken)
    {
        var text = context.Request.HasFormContentType
            ? (await context.Request.ReadFormAsync(cancellationToken))["logout_token"].ToString()
            : "";
        try
        {
            if (await FindFaultAsync(text, cancellationToken) is { } fault)
            {
                LogRefused(fault);
                return TypedResults.BadRequest<object>(new { error = "invalid_request" });
            }

            await EndAsync(new JsonWebToken(text), cancellationToken);
            return TypedResults.Ok();
        }
        catch (Exception exception) when (
            exception is AuditUnavailableException || ProviderEvents.CouldNotReachProvider(exception))
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<LogoutFault?> FindFaultAsync(string text, CancellationToken cancellationToken)
    {
        var provider = providers.Get(OpenIdConnectDefaults.AuthenticationScheme);
        var result = await ValidateAsync(provider, text, cancellationToken);
        if (result is { IsValid: false, Exception: SecurityTokenSignatureKeyNotFoundException })
        {
            // The provider may have a new key.
            provider.ConfigurationManager!.RequestRefresh();
            result = await ValidateAsync(provider, text, cancellationToken);
        }

        if (!result.IsValid || result.SecurityToken is not JsonWebToken token)
        {
            return result.Exception switch
            {
                SecurityTokenInvalidIssuerException => LogoutFault.Issuer,
                SecurityTokenInvalidAudienceException => LogoutFault.Audience,
                SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException or SecurityTokenExpiredException => LogoutFault.Time,
                SecurityTokenMalformedException or ArgumentException => LogoutFault.NoToken,
                _ => LogoutFault.Signature,
            };
        }

        var now = time.GetUtcNow();
        return token.Typ is not (null or "" or "JWT" or "logout+jwt") ? LogoutFault.Kind
            : token.IssuedAt == DateTime.MinValue || token.IssuedAt > (now + _leeway).UtcDateTime
                || token.IssuedAt < (now - _oldest).UtcDateTime ? LogoutFault.Time
            : !HasEvent(token) ? LogoutFault.Event
            : token.TryGetPayloadValue<object>("nonce", out _) ? LogoutFault.Nonce
            : Text(token, "sub") is null && Text(token, "sid") is null ? LogoutFault.Nobody
            : token.Id is not { Length: > 0 } id ? LogoutFault.Id
            : !IsNew(id, now) ? LogoutFault.Again
            : null;
    }

    private async Task<TokenValidationResult> ValidateAsync(
        OpenIdConnectOptions provider, string text, CancellationToken cancellationToken)
    {
        var configuration = await provider.ConfigurationManager!.GetConfigurationAsync(cancellationToken);
        return await _reader.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = configuration.Issuer,
            ValidAudience = provider.ClientId,
            IssuerSigningKeys = configuration.SigningKeys,
            LifetimeValidator = (_, expires, _, _) => expires > (time.GetUtcNow() - _leeway).UtcDateTime,
        });
    }

    // What began after it was signed is not meant by it, so that one that is sent again late ends nothing.
    private async Task EndAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        var (account, session, until) = (Text(token, "sub"), Text(token, "sid"), token.IssuedAt + _leeway);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var named = await db.Set<DeskSession>().AsNoTracking().Where(row =>
                row.EndedAtUtc == null && row.SinceUtc <= until
                && (account == null || row.Account == account) && (session == null || row.ProviderSession == session))
            .ToListAsync(cancellationToken);
        foreach (var row in named)
        {
            await keeper.EndAsync(row, SessionEnd.ByProvider, null, cancellationToken);
        }
    }

    private static bool HasEvent(JsonWebToken token) =>
        token.TryGetPayloadValue<JsonElement>("events", out var events) && events.ValueKind is JsonValueKind.Object
        && events.TryGetProperty(Event, out var said) && said.ValueKind is JsonValueKind.Object;

    private static string? Text(JsonWebToken token, string claim) =>
        token.TryGetPayloadValue<string>(claim, out var text) && text is { Length: > 0 } ? text : null;

    private bool IsNew(string id, DateTimeOffset now)
    {
        foreach (var (old, at) in _seen)
        {
            if (at < now - _oldest - _leeway - _leeway)
            {
                _seen.TryRemove(old, out _);
            }
        }

        return _seen.TryAdd(id, now);
    }

    [LoggerMessage(EventId = 1104, Level = LogLevel.Warning, Message = "A logout token was not accepted: {Fault}")]
    private partial void LogRefused(LogoutFault fault);

    /// <summary>Which part of a logout token is not as it must be (2.6 of the specification).</summary>
    private enum LogoutFault
    {
        NoToken,
        Signature,
        Issuer,
        Audience,
        Time,
        Kind,
        Event,
        Nonce,
        Nobody,
        Id,
        Again,
    }
}
