using CounterDesk.Web.External.IdCardReaders;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CounterDesk.Web.Security;

/// <summary>
/// Headers that every answer carries, and what may be kept of it: nothing, unless it is one of the program's own files.
/// </summary>
internal sealed class SecurityHeaders(
    RequestDelegate next, IOptions<SignInOptions> signIn, IOptions<IdCardReaderOptions> readers)
{
    private const int SecondsOfAYear = 31_536_000;

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            AddTo(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private void AddTo(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = PolicyFor(context);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "SAMEORIGIN";
        headers["Referrer-Policy"] =
            context.GetEndpoint()?.Metadata.GetMetadata<NoReferrer>() is null ? "same-origin" : "no-referrer";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = $"max-age={SecondsOfAYear}";
        }

        if (MayNotBeKept(context))
        {
            headers.CacheControl = "no-store";
            headers.Remove(HeaderNames.ETag);
            headers.Remove(HeaderNames.LastModified);
        }
    }

    private string PolicyFor(HttpContext context) =>
        IsPdfWorker(context) ? ContentSecurityPolicy.ForPdfWorker
        : context.GetEndpoint()?.Metadata.GetMetadata<DrawingAlone>() is not null ? ContentSecurityPolicy.ForDrawing
        : ContentSecurityPolicy.For(context, signIn.Value.Authority, readers.Value.Origins);

    // By its name, with or without the fingerprint in it.
    private static bool IsPdfWorker(HttpContext context) =>
        context.Request.Path.Value?.StartsWith("/pdfjs/pdf.worker.", StringComparison.Ordinal) is true;

    // What anybody may see may say for itself how long it is good; the rest is the clerk's alone, and of this moment.
    private static bool MayNotBeKept(HttpContext context)
    {
        var metadata = context.GetEndpoint()?.Metadata;
        return metadata?.GetMetadata<StaticAssetDescriptor>() is null
            && (metadata?.GetMetadata<IAllowAnonymous>() is null || context.Response.Headers.CacheControl.Count is 0);
    }
}
