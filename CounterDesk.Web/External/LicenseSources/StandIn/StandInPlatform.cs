using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CounterDesk.Web.External.LicenseSources.StandIn;

/// <summary>
/// A stand-in for sharing platforms: it listens on a socket of this machine and answers for fictional provinces, each
/// below a path of its own. Everybody it knows is invented.
/// </summary>
internal sealed class StandInPlatform : IDisposable
{
    public const string ControlPath = "/stand-in";

    public const string Announcement = "替身共享平台，人和证照都是虚构的 · stand-in for sharing platforms, everybody is invented";

    private static readonly JsonSerializerOptions _readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly X509Certificate2 _certificate = MakeCertificate();
    private readonly X509Certificate2 _another = MakeCertificate();
    private readonly StandInTokens _tokens;
    private readonly TimeProvider _time;
    private readonly TimeSpan _slowness;
    private readonly ImmutableDictionary<string, ImmutableArray<StandInDialect>> _dialects;

    /// <param name="provinces">The licenses of each province, by the path below which it answers.</param>
    /// <param name="callers">Who may ask.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="slowness">How long it takes to answer when it is slow; two seconds as a rule.</param>
    /// <param name="feeds">What provinces publish that have more than their licenses.</param>
    public StandInPlatform(
        IReadOnlyDictionary<string, ImmutableArray<StandInLicense>> provinces,
        IReadOnlyCollection<StandInCaller> callers, TimeProvider time, TimeSpan? slowness = null,
        IReadOnlyDictionary<string, StandInFeed>? feeds = null)
    {
        (_tokens, _time, _slowness) = (new StandInTokens(callers, time), time, slowness ?? TimeSpan.FromSeconds(2));
        Provinces = provinces.ToImmutableDictionary(
            province => province.Key,
            province => feeds?.GetValueOrDefault(province.Key) is { } feed
                ? new StandInProvince(province.Value, _tokens, time) { Feed = feed }
                : new StandInProvince(province.Value, _tokens, time));
        _dialects = Provinces.ToImmutableDictionary<KeyValuePair<string, StandInProvince>, string, ImmutableArray<StandInDialect>>(
            province => province.Key,
            province =>
            [
                new NationalStandIn(province.Value, _tokens), new ShandongStandIn(province.Value, _tokens),
                new GuangdongStandIn(province.Value, _tokens), new ShanghaiStandIn(province.Value, _tokens),
            ]);
    }

    public ImmutableDictionary<string, StandInProvince> Provinces { get; }

    /// <summary>What the settings name for its certificate to be believed.</summary>
    public string CertificateSha256 => _certificate.GetCertHashString(HashAlgorithmName.SHA256);

    public void Dispose()
    {
        _certificate.Dispose();
        _another.Dispose();
    }

    /// <summary>Makes the service, which is not started yet.</summary>
    /// <exception cref="CannotStartException">The environment is Production.</exception>
    public WebApplication Build(int port, bool isEncrypted, params string[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        if (builder.Environment.IsProduction())
        {
            throw new CannotStartException(
                "The stand-in of a sharing platform does not run in Production: its people are invented. To try it out, "
                + "add --environment Development.");
        }

        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listening =>
        {
            listening.Protocols = HttpProtocols.Http1;
            if (isEncrypted)
            {
                listening.UseHttps(https => https.ServerCertificateSelector = (_, _) =>
                    Provinces.Values.Any(province => province.Behavior is StandInBehavior.WrongCertificate) ? _another : _certificate);
            }
        }));
        var app = builder.Build();
        app.MapGet("/", context => context.Response.WriteAsync(Announcement, Encoding.UTF8, context.RequestAborted));
        app.MapGet(ControlPath, TellStateAsync);
        app.MapPut(ControlPath, FollowAsync);
        app.MapPost(ControlPath + "/codes", ShowAsync);
        app.MapPut(ControlPath + "/reports", AnswerReportAsync);
        app.MapPut(ControlPath + "/licenses", ChangeLicenseAsync);
        app.MapGet("/{province}/files/{link}", DeliverAsync);
        app.MapMethods("/{province}/{**path}", [HttpMethods.Get, HttpMethods.Post], AnswerAsync);
        return app;
    }

    /// <summary>What the codes begin with that people of a province show.</summary>
    public static string CodeStartOf(string province) => $"{province.ToUpperInvariant()}:";

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=CounterDesk stand-in", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(
            TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddYears(1));
    }

    private Task TellStateAsync(HttpContext context) => WriteAsync(context, new JsonObject(
        Provinces.Select(province => KeyValuePair.Create(province.Key, (JsonNode?)new JsonObject
        {
            ["behavior"] = province.Value.Behavior.ToString(),
            ["calls"] = new JsonObject(province.Value.Calls.Select(call => KeyValuePair.Create(call.Key, (JsonNode?)call.Value))),
        })).Append(KeyValuePair.Create("standIn", (JsonNode?)Announcement))));

    private async Task FollowAsync(HttpContext context)
    {
        if (await ReadAsync(context) is { } order
            && Enum.TryParse<StandInBehavior>((string?)order["behavior"], out var behavior)
            && Provinces.GetValueOrDefault((string?)order["province"] ?? "") is { } province)
        {
            province.Follow(behavior);
            await TellStateAsync(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    private async Task ShowAsync(HttpContext context)
    {
        if (await ReadAsync(context) is { } order
            && ((string?)order["province"] ?? "") is var province
            && Enum.TryParse<StandInCode>((string?)order["state"] ?? nameof(StandInCode.Fresh), out var state)
            && Provinces.GetValueOrDefault(province)?.Show((string?)order["identifier"] ?? "", CodeStartOf(province), state) is { } code)
        {
            await WriteAsync(context, new JsonObject { ["code"] = code });
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task AnswerReportAsync(HttpContext context)
    {
        var order = await ReadAsync(context);
        var isAnswered = Provinces.GetValueOrDefault((string?)order?["province"] ?? "") is { } province
            && province.AnswerReport((string?)order!["receipt"] ?? "", (string?)order["result"] ?? "");
        context.Response.StatusCode = isAnswered ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound;
    }

    private async Task ChangeLicenseAsync(HttpContext context)
    {
        var order = await ReadAsync(context);
        var isChanged = Provinces.GetValueOrDefault((string?)order?["province"] ?? "") is { } province
            && province.Change((string?)order!["identifier"] ?? "", (string?)order["operation"] ?? "", (string?)order["status"]);
        context.Response.StatusCode = isChanged ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound;
    }

    private async Task DeliverAsync(HttpContext context, string province, string link)
    {
        if (Provinces.GetValueOrDefault(province)?.Deliver(link) is { } file)
        {
            await context.Response.Body.WriteAsync(file, context.RequestAborted);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private async Task AnswerAsync(HttpContext context, string province, string path)
    {
        if (Provinces.GetValueOrDefault(province) is not { } asked
            || _dialects[province].FirstOrDefault(dialect => dialect.Speaks(path)) is not { } spoken)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        await Task.Delay(asked.Delay, context.RequestAborted);
        switch (asked.Behavior)
        {
            case StandInBehavior.Silent:
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                return;
            case StandInBehavior.Slow:
                await Task.Delay(_slowness, context.RequestAborted);
                break;
            case StandInBehavior.ServerError:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return;
            case StandInBehavior.Redirect:
                context.Response.Redirect("http://192.0.2.1/elsewhere");
                return;
            case StandInBehavior.Page:
                await context.Response.WriteAsync("<!DOCTYPE html><title>系统维护中</title>", Encoding.UTF8, context.RequestAborted);
                return;
        }

        asked.Count(path);
        var signer = _tokens.CallerOf(context.Request.Headers["X-Account-Id"], body.ToArray(), context.Request.Headers["X-Sign"]);
        var answer = spoken.Answer(new StandInQuestion(
            path, Parse(body.ToArray()) ?? [], signer, $"{context.Request.Scheme}://{context.Request.Host}/{province}")
        {
            Query = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value),
        });
        if (asked.Skew > TimeSpan.Zero)
        {
            context.Response.Headers.Date = (_time.GetUtcNow() + asked.Skew).ToString("r", CultureInfo.InvariantCulture);
        }

        await SendAsync(context, asked.Behavior, answer);
    }

    private static async Task SendAsync(HttpContext context, StandInBehavior behavior, StandInAnswer answer)
    {
        var text = JsonSerializer.Serialize(answer.Body, _readable);
        var bytes = behavior is StandInBehavior.WrongEncoding
            ? CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(text)
            : Encoding.UTF8.GetBytes(text);
        bytes = answer.File ?? bytes;
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        if (answer.IsGarbled)
        {
            bytes = Encoding.ASCII.GetBytes("04" + RandomNumberGenerator.GetHexString(bytes.Length, lowercase: true));
        }

        if (behavior is StandInBehavior.HalfReply)
        {
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
            return;
        }

        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static async Task<JsonObject?> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return Parse(body.ToArray());
    }

    private static JsonObject? Parse(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Task WriteAsync(HttpContext context, JsonObject answer)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(answer.ToJsonString(_readable), Encoding.UTF8, context.RequestAborted);
    }
}
