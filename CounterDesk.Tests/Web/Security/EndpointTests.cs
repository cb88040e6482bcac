using System.Net;
using CounterDesk.Tests.Support;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace CounterDesk.Tests.Web.Security;

/// <summary>Walks every address the program answers at, whoever maps it, and asks of each what holds for all.</summary>
public sealed class EndpointTests(DeskHost host) : IClassFixture<DeskHost>
{
    /// <summary>
    /// What may be seen without signing in. Whoever adds a line says why it is nobody's business who looks.
    /// </summary>
    private static readonly string[] _anonymous =
    [
        "/.well-known/counterdesk/keys", // public halves only
        "/backchannel-logout", // the provider's server; believed for what its signed token says
        "/c", "/c/answer/{token}", "/c/guide", "/c/offline", "/c/{code}",
        "/c/answer/{token}/report", "/c/report/{token}", "/c/reported/{ending}", // whoever holds a copy checks it
        "/connect/authorize", "/connect/logout", "/connect/userinfo", // the demo hall's provider
        "/demo/progress",
        "/fonts/rare.css", "/fonts/rare/{number:int}", // shapes of letters
        "/health",
        "/language/{culture}",
        "/screen", // an applicant's screen; what it may show follows from its device's key
        "/screen/_blazor", "/screen/_blazor/disconnect", "/screen/_blazor/initializers",
        "/screen/_blazor/negotiate", "/screen/sounds/{name:regex(^[a-z]+(-[a-z]+)*$)}",
        "/sign-in", "/sign-in/keep", "/sign-in/refused/{fault}", "/signed-out/{end}",
    ];

    [Fact]
    public void Only_what_is_listed_here_may_be_seen_without_signing_in() =>
        Assert.Equal(
            _anonymous.Order(StringComparer.Ordinal),
            Endpoints().Where(ProgramAddresses.IsAnonymous).Select(ProgramAddresses.Pattern).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Everything_else_sends_to_the_identity_provider()
    {
        using var browser = host.CreateClient();
        var asked = 0;
        foreach (var (method, address) in Addresses(endpoint => !ProgramAddresses.IsAnonymous(endpoint)))
        {
            using var answer = await browser.SendAsync(new HttpRequestMessage(method, address), Cancellation);

            Assert.True(
                answer.StatusCode is HttpStatusCode.Found
                && answer.Headers.Location?.AbsolutePath is "/connect/authorize",
                $"{method} {address}: {answer.StatusCode}");
            asked++;
        }

        Assert.NotEqual(0, asked);
    }

    [Fact]
    public async Task Nothing_behind_sign_in_may_be_kept_by_anybody()
    {
        using var browser = await host.SignInAsync("0317");
        var asked = 0;
        foreach (var (method, address) in Addresses(endpoint => !ProgramAddresses.IsAnonymous(endpoint)))
        {
            using var answer = await browser.SendAsync(new HttpRequestMessage(method, address), Cancellation);

            var kept = answer.Headers.CacheControl?.ToString();
            Assert.True(kept is "no-store", $"{method} {address}: {kept}");
            asked++;
        }

        Assert.NotEqual(0, asked);
    }

    [Fact]
    public async Task Every_answer_says_what_a_browser_may_do_with_it()
    {
        using var browser = await host.SignInAsync("0317");
        (HttpMethod, string)[] more = [(HttpMethod.Get, "/css/desk.css"), (HttpMethod.Get, "/nowhere")];
        foreach (var (method, address) in Addresses(_ => true).Concat(more))
        {
            using var answer = await browser.SendAsync(new HttpRequestMessage(method, address), Cancellation);

            var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
            var withoutStyles = policy.Replace("style-src 'self' 'unsafe-inline'", "", StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", withoutStyles, StringComparison.Ordinal);
            Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["SAMEORIGIN"], answer.Headers.GetValues("X-Frame-Options"));
            var referrer = Assert.Single(answer.Headers.GetValues("Referrer-Policy"));
            Assert.Contains(referrer, (string[])["same-origin", "no-referrer"]);
            Assert.False(answer.Headers.Contains("Server"), address);
        }
    }

    [Fact]
    public async Task The_worker_that_reads_PDF_files_may_compile_its_decoders_and_nothing_else()
    {
        using var browser = host.CreateClient();

        using var answer = await browser.GetAsync("/pdfjs/pdf.worker.min.mjs", Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; frame-ancestors 'self'",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact]
    public async Task No_cookie_can_be_read_by_a_script_or_sent_from_another_site()
    {
        using var browser = await host.SignInAsync("0317");
        var cookies = 0;
        foreach (var (method, address) in Addresses(_ => true))
        {
            using var answer = await browser.SendAsync(new HttpRequestMessage(method, address), Cancellation);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
                Assert.Matches("(?i)samesite=(lax|strict)", cookie);
                cookies++;
            }
        }

        Assert.NotEqual(0, cookies);
    }

    [Fact]
    public void Files_of_the_program_are_found() =>
        Assert.Contains(ProgramAddresses.All(host), endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IEnumerable<RouteEndpoint> Endpoints() => ProgramAddresses.Of(host);

    // Signing out would end the walk.
    private IEnumerable<(HttpMethod Method, string Address)> Addresses(Func<RouteEndpoint, bool> wanted) =>
        from endpoint in Endpoints()
        where wanted(endpoint)
            && ProgramAddresses.Pattern(endpoint) is not (SignInEndpoints.SignOutAddress or SignInEndpoints.SignOutEverywhereAddress)
        select (ProgramAddresses.MethodOf(endpoint), ProgramAddresses.Example(endpoint));
}
