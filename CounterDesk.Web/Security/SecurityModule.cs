using System.Net;
using System.Threading.RateLimiting;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Security;

public static class SecurityModule
{
    // Nothing is uploaded through the browser: a form here is a few lines.
    private const int LargestRequest = 256 * 1024;
    private const int MostFormFields = 200;

    /// <summary>
    /// Registers what guards every request: sizes, rates, the proxy in front, and the protection of forms.
    /// </summary>
    public static void AddSecurity(this IHostApplicationBuilder builder)
    {
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = MostFormFields;
            form.MultipartBodyLengthLimit = LargestRequest;
        });

        builder.Services.AddAntiforgery();
        builder.Services.AddOptions<AntiforgeryOptions>().Configure<IOptions<HallOptions>>((antiforgery, hall) =>
        {
            antiforgery.Cookie.Name = "counterdesk-form";
            antiforgery.Cookie.HttpOnly = true;
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = hall.Value.CookieSecurity;
            antiforgery.SuppressXFrameOptionsHeader = true; // SecurityHeaders sets it on every answer.
        });

        builder.Services.AddRateLimiter(_ => { });
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<SignInOptions>>((limits, signIn) =>
        {
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(
                context => SignInLimit(context, signIn.Value.MostRequestsPerMinute));
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (rejected, _) => new ValueTask(
                SignInPages.Refused(SignInFault.TooOften, StatusCodes.Status429TooManyRequests)
                    .ExecuteAsync(rejected.HttpContext));
        });

        builder.Services.Configure<ForwardedHeadersOptions>(
            forwarded => TrustProxies(forwarded, builder.Configuration));
    }

    /// <summary>Puts the guards in front of everything that is mapped.</summary>
    public static void UseSecurity(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseRateLimiter();
    }

    private static RateLimitPartition<string> SignInLimit(HttpContext context, int perMinute) =>
        SignInEndpoints.IsWayIn(context.Request.Path)
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("");

    // Nobody is believed about whom they forward for, unless the setting names them.
    private static void TrustProxies(ForwardedHeadersOptions forwarded, IConfiguration configuration)
    {
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in configuration.GetSection("ReverseProxy:Addresses").Get<string[]>() ?? [])
        {
            forwarded.KnownProxies.Add(IPAddress.TryParse(proxy, out var address)
                ? address
                : throw new CannotStartException($"ReverseProxy:Addresses has '{proxy}', which is no IP address."));
        }

        forwarded.ForwardedHeaders = forwarded.KnownProxies.Count is 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
    }
}
