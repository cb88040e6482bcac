using CounterDesk.Web.ApplicantScreens;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CounterDesk.Web.Features.ApplicantScreen;

/// <summary>
/// The page of the applicant's screen. Nobody signs in on it: what it may show follows from the key of its device.
/// </summary>
public static class ApplicantScreenFeature
{
    public const string Address = "/screen";

    public static void MapApplicantScreen(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, Show).AllowAnonymous();
        routes.MapGet($"{Address}/sounds/{{name:regex(^[a-z]+(-[a-z]+)*$)}}", Sound).AllowAnonymous();

        // A way in of its own, so that the desk's stays behind sign-in. It can show nothing but the page above: which
        // component runs, and for which device, comes back from the browser sealed as it was given out.
        routes.MapBlazorHub($"{Address}/_blazor").AllowAnonymous();
    }

    private static RazorComponentResult<ScreenDocument> Show(HttpContext context) =>
        new(new { Device = DeviceKey.DeviceOf(context) });

    // A sentence as somebody of the hall recorded it, or as the program came with it.
    private static IResult Sound(string name, DataFolder folder, HttpContext context)
    {
        var recorded = Path.Combine(folder.Sounds, $"{name}.ogg");
        context.Response.Headers.CacheControl = "no-cache";
        return File.Exists(recorded)
            ? Results.File(recorded, "audio/ogg", enableRangeProcessing: true)
            : Results.LocalRedirect($"/sounds/{name}.ogg");
    }
}
