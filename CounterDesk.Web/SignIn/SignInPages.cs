using CounterDesk.Web.Components.Layout;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.SignIn;

/// <summary>The pages around sign-in: why somebody is not let in, and that somebody has left.</summary>
internal static class SignInPages
{
    public static IResult Refused(SignInFault fault, int status) => new Page("refused", $"Refused_{fault}", "Again", SignInEndpoints.SignInAddress, status);

    public static IResult SignedOut(SessionEnd end) =>
        new Page("signed-out", $"SignedOut_{end}", "Again", SignInEndpoints.SignInAddress, StatusCodes.Status200OK);

    public static IResult NotAllowed() => new Page("not-allowed", "NotAllowed", "Home", "/", StatusCodes.Status403Forbidden);

    // Words come from the request's language, so they are found when the page is written.
    private sealed class Page(string name, string key, string wayOnKey, string wayOn, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            var text = context.RequestServices.GetRequiredService<IStringLocalizer<SignInText>>();
            return new RazorComponentResult<NoticePage>(new Dictionary<string, object?>
            {
                [nameof(NoticePage.Name)] = name,
                [nameof(NoticePage.Title)] = text[$"{key}_Title"].Value,
                [nameof(NoticePage.Body)] = text[$"{key}_Body"].Value,
                [nameof(NoticePage.WayOn)] = wayOn,
                [nameof(NoticePage.WayOnLabel)] = text[wayOnKey].Value,
            }) { StatusCode = status }.ExecuteAsync(context);
        }
    }
}
