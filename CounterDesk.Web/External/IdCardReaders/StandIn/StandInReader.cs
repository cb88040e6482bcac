using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CounterDesk.Domain.IdCards;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.External.IdCardReaders.Dialects;

namespace CounterDesk.Web.External.IdCardReaders.StandIn;

/// <summary>
/// A stand-in for the local service of a reader: it listens on a socket of this machine, speaks every dialect at its
/// usual path, and says of each card that it is nobody's.
/// </summary>
internal sealed class StandInReader(StandInTray tray)
{
    public const string ControlPath = "/stand-in";

    private readonly Sm2PrivateKey _key = Sm2PrivateKey.Generate();

    /// <summary>Belongs to <see cref="SignedDialect"/>. Another one at every start.</summary>
    public string PublicKey => Convert.ToHexStringLower(_key.PublicKey.Point.Span);

    /// <summary>Makes the service, which is not started yet.</summary>
    /// <exception cref="CannotStartException">The environment is Production.</exception>
    public WebApplication Build(int port, params string[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        if (builder.Environment.IsProduction())
        {
            throw new CannotStartException(
                "The stand-in of an ID card reader does not run in Production: nobody's card is read. To try it out, "
                + "add --environment Development.");
        }

        builder.Logging.ClearProviders();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        app.Use(LetBrowsersAskAsync);
        app.UseWebSockets();
        app.MapGet("/", AnnounceAsync);
        app.MapGet(ControlPath, TellStateAsync);
        app.MapPut(ControlPath, FollowAsync);
        MapAnswer(CertDialect.JingLun, card => StandInAnswers.Cert(card, isNested: true));
        MapAnswer(CertDialect.HuaShi, card => StandInAnswers.Cert(card, isNested: false));
        MapAnswer(new XinZhongXinDialect(), StandInAnswers.XinZhongXin);
        app.MapPost("/card", AnswerSignedAsync);
        return app;

        void MapAnswer(IReaderDialect dialect, Func<CardFields?, JsonObject> write) => app.MapMethods(
            dialect.UsualAddress.AbsolutePath, [dialect.Method!], context => AnswerAsync(context, write));
    }

    // CORS, and the header by which a browser asks whether a page of another network may ask here.
    private static Task LetBrowsersAskAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        if (!HttpMethods.IsOptions(context.Request.Method))
        {
            return next(context);
        }

        headers.AccessControlAllowMethods = "GET, POST, PUT";
        headers.AccessControlAllowHeaders = "content-type";
        headers["Access-Control-Allow-Private-Network"] = "true";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private Task AnnounceAsync(HttpContext context) => context.WebSockets.IsWebSocketRequest
        ? AnswerEstAsync(context)
        : context.Response.WriteAsync(StandInAnswers.Announcement, Encoding.UTF8, context.RequestAborted);

    private Task TellStateAsync(HttpContext context) =>
        context.Response.WriteAsJsonAsync(tray.State, context.RequestAborted);

    private async Task FollowAsync(HttpContext context)
    {
        try
        {
            if (await context.Request.ReadFromJsonAsync<StandInOrder>(context.RequestAborted) is { } order
                && tray.TryFollow(order))
            {
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

    private async Task AnswerSignedAsync(HttpContext context)
    {
        var question = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        await AnswerAsync(
            context, card => StandInAnswers.Signed(card, (string?)question?["challenge"], _key));
    }

    private async Task AnswerAsync(HttpContext context, Func<CardFields?, JsonObject> write)
    {
        if (await AnswerTextAsync(context, write) is { } text)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(text, context.RequestAborted);
        }
    }

    private async Task AnswerEstAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var question = new byte[64];
        while (await socket.ReceiveAsync(question.AsMemory(), context.RequestAborted)
            is { MessageType: not WebSocketMessageType.Close }
            && await AnswerTextAsync(context, StandInAnswers.Est) is { } text)
        {
            await socket.SendAsync(
                Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
        }
    }

    // Null when there is nobody left to answer.
    private async Task<string?> AnswerTextAsync(HttpContext context, Func<CardFields?, JsonObject> write)
    {
        switch (tray.State.Behavior)
        {
            case StandInBehavior.Absent:
                context.Abort();
                return null;
            case StandInBehavior.Slow:
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
                return null;
            case StandInBehavior.Garbage:
                return "<html>读卡器";
            case StandInBehavior.Normal or StandInBehavior.Half or StandInBehavior.Wrong:
                return write(tray.Give()).ToJsonString();
        }

        throw new System.Diagnostics.UnreachableException();
    }
}
