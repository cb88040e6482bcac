using System.Buffers.Text;
using System.Security.Cryptography;
using CounterDesk.Domain.Signing;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.ApplicantScreens;

/// <summary>
/// The key by which a screen is known again: 32 random bytes in a cookie that no script reads and no other site sends.
/// </summary>
public static class DeviceKey
{
    public const string CookieName = "counterdesk-screen";

    private const int KeyLength = 32;

    // As long as browsers keep any; every visit of the page renews it.
    private static readonly TimeSpan _life = TimeSpan.FromDays(400);

    /// <summary>
    /// The device's name: the hash of its key in hex. A browser without a key gets one with the answer to this request.
    /// </summary>
    /// <param name="context">A request for the screen's page.</param>
    public static string DeviceOf(HttpContext context)
    {
        var key = Read(context.Request.Cookies[CookieName]) ?? RandomNumberGenerator.GetBytes(KeyLength);
        var hall = context.RequestServices.GetRequiredService<IOptions<HallOptions>>().Value;
        context.Response.Cookies.Append(CookieName, Base64Url.EncodeToString(key), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = hall.CookieSecurity is CookieSecurePolicy.Always || context.Request.IsHttps,
            Path = context.Request.Path,
            MaxAge = _life,
            IsEssential = true,
        });
        return Convert.ToHexString(Sm3.Hash(key));
    }

    private static byte[]? Read(string? cookie) =>
        cookie is not null && Base64Url.IsValid(cookie, out var length) && length is KeyLength
            ? Base64Url.DecodeFromChars(cookie)
            : null;
}
