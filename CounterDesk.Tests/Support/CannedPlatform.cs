using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CounterDesk.Tests.Support;

/// <summary>
/// Answers each path with what a test has typed, over HTTP, and keeps what it was asked. What no test has typed is 404.
/// </summary>
public sealed class CannedPlatform : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, (byte[] Body, string? Encoding)> _answers = [];
    private readonly ConcurrentQueue<(string Path, string Query, JsonNode? Body)> _asked = [];
    private WebApplication _service = null!;

    public int Port { get; } = SomeCalls.FreePort();

    /// <summary>What came, first things first: where, what stood behind it, and the body.</summary>
    public IReadOnlyList<(string Path, string Query, JsonNode? Body)> Asked => [.. _asked];

    /// <summary>Forgets what a test before has typed.</summary>
    public void Clear()
    {
        _answers.Clear();
        _asked.Clear();
    }

    public void Answer(string path, string body) => Answer(path, Encoding.UTF8.GetBytes(body));

    public void Answer(string path, byte[] body, string? encoding = null) => _answers[path] = (body, encoding);

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, Port));
        _service = builder.Build();
        _service.Run(AnswerAsync);
        await _service.StartAsync(Xunit.TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var path = context.Request.Path.Value!;
        _asked.Enqueue((path, context.Request.QueryString.Value ?? "", body.Length is 0 ? null : JsonNode.Parse(body.ToArray())));
        if (!_answers.TryGetValue(path, out var answer))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (answer.Encoding is { } encoding)
        {
            context.Response.Headers.ContentEncoding = encoding;
        }

        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
