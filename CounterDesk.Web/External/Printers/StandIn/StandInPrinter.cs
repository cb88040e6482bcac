using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using CounterDesk.Domain.Ipp;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CounterDesk.Web.External.Printers.StandIn;

/// <summary>
/// A stand-in for a printer: it listens on a socket of this machine and speaks IPP. Nothing comes out of it; what
/// arrived is told by its length and SM3.
/// </summary>
/// <inheritdoc cref="StandInQueue(string?)" path="/param"/>
internal sealed class StandInPrinter(string? tray = null) : IDisposable
{
    public const string ControlPath = "/stand-in";

    public const string Announcement = "替身打印机，不出纸 · stand-in for a printer, nothing comes out";

    private const int HugeLength = 1 << 22;

    private static readonly TimeSpan _slowPace = TimeSpan.FromMilliseconds(200);

    private readonly StandInQueue _queue = new(tray);
    private readonly X509Certificate2 _certificate = MakeCertificate();
    private readonly ConcurrentQueue<string> _connections = [];

    /// <summary>What the settings name for its certificate to be believed.</summary>
    public string CertificateSha256 => _certificate.GetCertHashString(HashAlgorithmName.SHA256);

    /// <summary>By which connection each question came.</summary>
    public IReadOnlyCollection<string> Connections => _connections;

    public StandInPrinterState State => _queue.State;

    public void Follow(PrinterBehavior behavior) => _queue.Follow(new(behavior));

    public void Dispose() => _certificate.Dispose();

    /// <summary>Makes the service, which is not started yet.</summary>
    /// <exception cref="CannotStartException">The environment is Production.</exception>
    public WebApplication Build(int port, bool isEncrypted, params string[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        if (builder.Environment.IsProduction())
        {
            throw new CannotStartException(
                "The stand-in of a printer does not run in Production: nothing comes out of it. To try it out, "
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
                listening.UseHttps(_certificate);
            }
        }));
        var app = builder.Build();
        app.MapGet("/", context => context.Response.WriteAsync(Announcement, Encoding.UTF8, context.RequestAborted));
        app.MapGet(ControlPath, TellStateAsync);
        app.MapPut(ControlPath, FollowAsync);
        app.MapPost("/{**path}", AnswerAsync);
        return app;
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=CounterDesk stand-in", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(
            TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddYears(1));
    }

    private Task TellStateAsync(HttpContext context) =>
        context.Response.WriteAsJsonAsync(State, context.RequestAborted);

    private async Task FollowAsync(HttpContext context)
    {
        try
        {
            if (await context.Request.ReadFromJsonAsync<StandInPrinterOrder>(context.RequestAborted) is { } order)
            {
                _queue.Follow(order);
                await TellStateAsync(context);
                return;
            }
        }
        catch (JsonException)
        {
            // As for a name nobody has.
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        _connections.Enqueue(context.Connection.Id);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var question = IppReader.Read(body.ToArray(), out var used);
        var behavior = State.Behavior;
        switch (behavior)
        {
            case PrinterBehavior.Absent:
                context.Abort();
                return;
            case PrinterBehavior.Slow:
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                return;
            case PrinterBehavior.NotAllowed:
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            case PrinterBehavior.Garbage:
                context.Response.ContentType = "application/ipp";
                await context.Response.WriteAsync("<html>打印机", context.RequestAborted);
                return;
            case PrinterBehavior.SlowLoris:
                await DripAsync(context);
                return;
        }

        if (_queue.Answer(question, body.ToArray().AsMemory(used)) is not { } answer)
        {
            context.Abort();
            return;
        }

        answer = behavior is PrinterBehavior.Mixed ? answer with { RequestId = answer.RequestId + 1 } : answer;
        byte[] octets = [.. IppWriter.Write(answer), .. new byte[behavior is PrinterBehavior.Huge ? HugeLength : 0]];
        context.Response.ContentType = "application/ipp";
        await context.Response.Body.WriteAsync(octets, context.RequestAborted);
    }

    // Each byte comes soon enough for whoever measures the wait for a byte.
    private static async Task DripAsync(HttpContext context)
    {
        context.Response.ContentType = "application/ipp";
        while (true)
        {
            await context.Response.Body.WriteAsync(new byte[1], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(_slowPace, context.RequestAborted);
        }
    }
}
