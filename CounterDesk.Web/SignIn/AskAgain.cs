namespace CounterDesk.Web.SignIn;

/// <summary>
/// Remembers in the browser that somebody else than the desk's clerk was sent to the provider from here. Her session
/// there must not sign her in at this desk when the clerk's own has ended: the provider asks who it is.
/// </summary>
internal static class AskAgain
{
    private const string Cookie = "counterdesk-ask-again";

    public static void Remember(HttpContext context) => context.Response.Cookies.Append(Cookie, "1", Options(context));

    public static bool IsRemembered(HttpContext context) => context.Request.Cookies.ContainsKey(Cookie);

    /// <summary>Somebody was asked and has signed in.</summary>
    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Cookie, Options(context));

    // Longer than any session of the desk.
    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(2),
    };
}
