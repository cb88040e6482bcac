using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using CounterDesk.Web.SignIn.Accounts;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CounterDesk.Web.SignIn;

/// <summary>
/// Asks the provider again who somebody is, by the refresh token of her session (OpenID Connect Core 1.0, 12) and the
/// user-info endpoint (5.3).
/// </summary>
internal sealed partial class ProviderQuestion(
    IOptionsMonitor<OpenIdConnectOptions> providers, IOptions<SignInOptions> options, AccountRules rules,
    ILogger<ProviderQuestion> logger)
{
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(15);

    public async Task<ProviderAnswer> AskAsync(string account, string refreshToken, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_longest);
        try
        {
            return await AskWithinAsync(account, refreshToken, limit.Token);
        }
        catch (Exception exception) when (
            !cancellationToken.IsCancellationRequested
            && (ProviderEvents.IsUnreachable(exception) || exception is OperationCanceledException or JsonException
                || exception is InvalidOperationException && ProviderEvents.CouldNotReachProvider(exception)))
        {
            LogSilent(exception.GetType().Name);
            return new ProviderAnswer.Silent();
        }
    }

    private async Task<ProviderAnswer> AskWithinAsync(
        string account, string refreshToken, CancellationToken cancellationToken)
    {
        var provider = providers.Get(OpenIdConnectDefaults.AuthenticationScheme);
        var configuration = await provider.ConfigurationManager!.GetConfigurationAsync(cancellationToken);
        using var refreshed = await provider.Backchannel.PostAsync(
            configuration.TokenEndpoint,
            new FormUrlEncodedContent(new Dictionary<string, string>
            {
                [OpenIdConnectParameterNames.GrantType] = OpenIdConnectGrantTypes.RefreshToken,
                [OpenIdConnectParameterNames.RefreshToken] = refreshToken,
                [OpenIdConnectParameterNames.ClientId] = provider.ClientId!,
                [OpenIdConnectParameterNames.ClientSecret] = provider.ClientSecret ?? "",
            }.Where(field => field.Value.Length > 0)),
            cancellationToken);
        var answer = await ReadAsync(refreshed, cancellationToken);
        if (!refreshed.IsSuccessStatusCode)
        {
            // Only this says that the grant is over (RFC 6749, 5.2). Anything else is trouble of the provider's, or ours.
            if (answer?.Error is "invalid_grant")
            {
                return new ProviderAnswer.Over();
            }

            LogSilent($"{(int)refreshed.StatusCode} {answer?.Error}");
            return new ProviderAnswer.Silent();
        }

        var claims = answer?.IdToken is { } idToken ? [.. new JsonWebToken(idToken).Claims] : new List<Claim>();
        if (configuration.UserInfoEndpoint is { Length: > 0 } endpoint && answer?.AccessToken is { } accessToken)
        {
            using var question = new HttpRequestMessage(HttpMethod.Get, endpoint);
            question.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
            using var told = await provider.Backchannel.SendAsync(question, cancellationToken);
            if (told.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            {
                return new ProviderAnswer.Over();
            }

            if (!told.IsSuccessStatusCode)
            {
                return new ProviderAnswer.Silent();
            }

            claims.AddRange(ClaimsOf(await told.Content.ReadAsStringAsync(cancellationToken)));
        }

        // Who it is must be said, and be the same (OpenID Connect Core 1.0, 5.3.2 and 12.2).
        var subjects = claims.Where(claim => claim.Type == DeskClaims.Subject).Select(claim => claim.Value).ToHashSet();
        if (!subjects.SetEquals([account]))
        {
            LogSilent("another subject");
            return new ProviderAnswer.Silent();
        }

        var user = new ClaimsPrincipal(new ClaimsIdentity(claims));
        var names = SignedInClerk.ReadTold(user, options.Value, rules.Mapping);
        return new ProviderAnswer.Confirmed(
            names.IsEmpty && answer?.IdToken is null ? null : names,
            user.FindFirst(options.Value.CounterClaim)?.Value.Trim(), answer?.RefreshToken);
    }

    private static async Task<TokenAnswer?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            return JsonSerializer.Deserialize<TokenAnswer>(text, JsonSerializerOptions.Web);
        }
        catch (JsonException) when (!response.IsSuccessStatusCode)
        {
            return null;
        }
    }

    // Flat, as sign-in reads them: a text, or several.
    private static IEnumerable<Claim> ClaimsOf(string userInfo)
    {
        using var document = JsonDocument.Parse(userInfo);
        return
        [
            .. from property in document.RootElement.EnumerateObject()
               from value in property.Value.ValueKind is JsonValueKind.Array
                   ? property.Value.EnumerateArray().AsEnumerable()
                   : [property.Value]
               where value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
               select new Claim(property.Name, value.ToString()),
        ];
    }

    [LoggerMessage(EventId = 1103, Level = LogLevel.Warning, Message = "The identity provider did not say who somebody is: {Failure}")]
    private partial void LogSilent(string failure);

    private sealed record TokenAnswer
    {
        [System.Text.Json.Serialization.JsonPropertyName("access_token")]
        public string? AccessToken { get; init; }

        [System.Text.Json.Serialization.JsonPropertyName("refresh_token")]
        public string? RefreshToken { get; init; }

        [System.Text.Json.Serialization.JsonPropertyName("id_token")]
        public string? IdToken { get; init; }

        public string? Error { get; init; }
    }
}

/// <summary>What the provider says of somebody now.</summary>
internal abstract record ProviderAnswer
{
    /// <summary>
    /// It still knows her. <c>Told</c> is null where it said nothing of roles, <c>Counter</c> where nothing of a counter;
    /// then what was known before goes on. <c>RefreshToken</c> takes the place of the one before, where it gave one.
    /// </summary>
    public sealed record Confirmed(ImmutableArray<string>? Told, string? Counter, string? RefreshToken) : ProviderAnswer;

    /// <summary>Her session there has ended, or the account.</summary>
    public sealed record Over : ProviderAnswer;

    /// <summary>It could not be told.</summary>
    public sealed record Silent : ProviderAnswer;
}
