using System.Security.Cryptography;

namespace CounterDesk.Web.Security;

/// <summary>
/// What a page may load and run: our own files only. Scripts in the page itself run only with the request's nonce;
/// styles may be in
/// the page, because MudBlazor's theme is.
/// </summary>
internal static class ContentSecurityPolicy
{
    private static readonly object _nonceKey = new();

    /// <summary>The nonce of this request, for the import map, which cannot be a file.</summary>
    public static string NonceOf(HttpContext context)
    {
        if (context.Items[_nonceKey] is not string nonce)
        {
            nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
            context.Items[_nonceKey] = nonce;
        }

        return nonce;
    }

    /// <summary>For a drawing, which refers to nothing but images that lie in it, and runs nothing.</summary>
    public static string ForDrawing { get; } =
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

    /// <summary>
    /// What the worker that reads PDF files may do: it has no page, compiles the decoders of images that come with it,
    /// and fetches nothing but its own files.
    /// </summary>
    public static string ForPdfWorker { get; } =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'self'";

    /// <param name="context">The request whose answer it is.</param>
    /// <param name="provider">Where the identity provider is: signing out posts a form that leads there.</param>
    /// <param name="services">On the counter's own PC: what a page may ask besides us.</param>
    public static string For(HttpContext context, Uri? provider, IEnumerable<string> services) => string.Join(
        "; ",
        "default-src 'none'",
        $"script-src 'self' 'nonce-{NonceOf(context)}'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        "media-src 'self'",
        string.Join(' ', services.Prepend("connect-src 'self'")),
        "frame-src 'self'",
        "object-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'self'",
        $"form-action 'self'{(provider is null ? "" : $" {provider.GetLeftPart(UriPartial.Authority)}")}",
        "frame-ancestors 'self'");
}
