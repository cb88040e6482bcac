using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CounterDesk.Domain.Sharing;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Retry;
using Polly.Timeout;

namespace CounterDesk.Web.External.LicenseSources;

/// <summary>
/// Questions to one platform over HTTP, whatever its dialect: so many at once, so long each, once more where that does no
/// harm, and none for a while when several failed. A platform that hangs has no part in any other's connection.
/// </summary>
internal sealed class PlatformConnection : IDisposable
{
    private const int LongestAnswer = 48 << 20;
    private const int CallsToJudge = 8;

    private static readonly TimeSpan _watched = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _beforeRetry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _lookAgain = TimeSpan.FromMilliseconds(50);
    private static readonly ResiliencePropertyKey<bool> _onlyOnce = new("only-once");

    private readonly HttpClient _http;
    private readonly PlatformOptions _platform;
    private readonly ResiliencePipeline<PlatformReply> _pipeline;

    public PlatformConnection(PlatformOptions platform, LicenseSourceOptions options, TimeProvider time)
    {
        _platform = platform;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            SslOptions = { RemoteCertificateValidationCallback = IsBelieved },
        })
        {
            // The pipeline has the limit.
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LongestAnswer,
        };
        _pipeline = Build(options, time);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Asks, and reads the whole answer. What is not read is null, and the cause is why.</summary>
    /// <param name="address">Where.</param>
    /// <param name="question">What.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public async Task<(PlatformReply? Reply, UnreachableCause Cause)> AskAsync(
        Uri address, PlatformQuestion question, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(_onlyOnce, question.IsOnce);
        try
        {
            var outcome = await _pipeline.ExecuteOutcomeAsync(
                async (asking, sent) =>
                {
                    try
                    {
                        return Outcome.FromResult(await SendAsync(sent.address, sent.question, asking.CancellationToken));
                    }
                    catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
                    {
                        return Outcome.FromException<PlatformReply>(exception);
                    }
                },
                context, (address, question));
            cancellationToken.ThrowIfCancellationRequested();
            return outcome.Exception is null
                ? (outcome.Result!.IsServerError ? null : outcome.Result, UnreachableCause.ServerError)
                : (null, CauseOf(outcome.Exception));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static ResiliencePipeline<PlatformReply> Build(LicenseSourceOptions options, TimeProvider time)
    {
        var state = new CircuitBreakerStateProvider();
        return new ResiliencePipelineBuilder<PlatformReply> { TimeProvider = time }
            .AddConcurrencyLimiter(options.MostAtOnce)
            .AddRetry(new RetryStrategyOptions<PlatformReply>
            {
                MaxRetryAttempts = 1,
                Delay = _beforeRetry,
                ShouldHandle = attempt => ValueTask.FromResult(
                    !attempt.Context.Properties.GetValue(_onlyOnce, false) && IsFailure(attempt.Outcome)),
            })
            // One question finds out whether it is there again. Those asked beside it wait for that, rather than be told that it rests.
            .AddRetry(new RetryStrategyOptions<PlatformReply>
            {
                MaxRetryAttempts = (int)(TimeSpan.FromSeconds(options.TimeoutSeconds) / _lookAgain) + 1,
                Delay = _lookAgain,
                ShouldHandle = attempt => ValueTask.FromResult(
                    attempt.Outcome.Exception is BrokenCircuitException && state.CircuitState is not CircuitState.Open),
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<PlatformReply>
            {
                FailureRatio = 0.5,
                MinimumThroughput = CallsToJudge,
                SamplingDuration = _watched,
                StateProvider = state,
                BreakDuration = TimeSpan.FromSeconds(options.RestSeconds),
                ShouldHandle = attempt => ValueTask.FromResult(IsFailure(attempt.Outcome)),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = TimeSpan.FromSeconds(options.TimeoutSeconds) })
            .Build();
    }

    private static bool IsFailure(Outcome<PlatformReply> outcome) => outcome.Exception switch
    {
        null => outcome.Result!.IsServerError,

        // A certificate that is not believed will not be believed a moment later.
        HttpRequestException exception => !IsCertificate(exception),
        IOException or TimeoutRejectedException => true,
        _ => false,
    };

    private static UnreachableCause CauseOf(Exception exception) => exception switch
    {
        TimeoutRejectedException => UnreachableCause.Silent,
        BrokenCircuitException => UnreachableCause.Resting,
        RateLimiterRejectedException => UnreachableCause.Busy,
        HttpRequestException request when IsCertificate(request) => UnreachableCause.Certificate,
        _ => UnreachableCause.NoConnection,
    };

    private static bool IsCertificate(HttpRequestException exception) =>
        exception is { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: AuthenticationException };

    private async Task<PlatformReply> SendAsync(Uri address, PlatformQuestion question, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(question.Body is null ? HttpMethod.Get : HttpMethod.Post, address);
        if (question.Body is { } body)
        {
            request.Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" } },
            };
        }

        foreach (var (name, value) in question.Headers)
        {
            request.Headers.Add(name, value);
        }

        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            return new(response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellationToken), response.Headers.Date);
        }
        catch (HttpRequestException exception)
            when (exception.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded)
        {
            return new(HttpStatusCode.RequestEntityTooLarge, [], null);
        }
    }

    private bool IsBelieved(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        _platform.CertificateSha256.Length is 0
            ? errors is SslPolicyErrors.None
            : certificate is not null && CryptographicOperations.FixedTimeEquals(
                SHA256.HashData(certificate.GetRawCertData()), Convert.FromHexString(_platform.CertificateSha256));
}

/// <summary>What came back.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Body">All of it.</param>
/// <param name="At">What time the platform says it is.</param>
internal sealed record PlatformReply(HttpStatusCode Status, byte[] Body, DateTimeOffset? At)
{
    public bool IsServerError => (int)Status >= 500;

    public bool IsRedirect => (int)Status is >= 300 and < 400;

    public override string ToString() => Status.ToString();
}
