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

        // A way in of its own, so that the desk's stays behind sign-in. It can show nothing but the page above: which
        // component runs, and for which device, comes back from the browser sealed as it was given out.
        routes.MapBlazorHub($"{Address}/_blazor").AllowAnonymous();
    }

    private static RazorComponentResult<ScreenDocument> Show(HttpContext context) =>
        new(new { Device = DeviceKey.DeviceOf(context) });
}
