using CounterDesk.Web.Components.Layout;
using CounterDesk.Web.Components.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CounterDesk.Web.SignIn;

/// <summary>The pages around sign-in: why somebody is not let in, and that somebody has left.</summary>
internal static class SignInPages
{
    public static IResult Refused(SignInFault fault, int status) => new Notice<SignInText>
    {
        Name = "refused", Key = $"Refused_{fault}", Status = status, WayOnKey = "Again",
        WayOn = SignInEndpoints.SignInAddress,
    };

    /// <summary>Which of two sessions somebody keeps.</summary>
    public static IResult Keep(Clerk clerk, IReadOnlyList<DeskSession> elsewhere) =>
        new RazorComponentResult<KeepSession>(new Dictionary<string, object?>
        {
            [nameof(KeepSession.Clerk)] = clerk, [nameof(KeepSession.Elsewhere)] = elsewhere,
        });

    public static IResult SignedOut(SessionEnd end) => new Notice<SignInText>
    {
        Name = "signed-out", Key = $"SignedOut_{end}", Status = StatusCodes.Status200OK, WayOnKey = "Again",
        WayOn = SignInEndpoints.SignInAddress,
    };

    public static IResult NotAllowed() => new Notice<SignInText>
    {
        Name = "not-allowed", Key = "NotAllowed", Status = StatusCodes.Status403Forbidden, WayOnKey = "Home",
    };
}
