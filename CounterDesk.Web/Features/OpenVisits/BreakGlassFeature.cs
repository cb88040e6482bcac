using CounterDesk.Web.BreakGlass;
using CounterDesk.Web.Components.Layout;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authentication;

namespace CounterDesk.Web.Features.OpenVisits;

/// <summary>
/// A supervisor proves once more who she is, and a rule is open: to the identity provider and back, without a circuit, which
/// cannot follow her there.
/// </summary>
public static class BreakGlassFeature
{
    private const string Visits = "/visits";

    public static void MapBreakGlass(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("").RequireAuthorization(policy => policy.RequireRole(DeskRoles.Supervisor));
        desk.StopWithoutLog(_ => Notice(nameof(SecondPersonFault.LogUnavailable), null));
        desk.MapGet(BreakGlassAddresses.Begin, BeginAsync);
        desk.MapGet(BreakGlassAddresses.Done, OpenAsync);
        desk.MapGet(BreakGlassAddresses.Refused, SayWhyNotAsync);
    }

    private static async Task<IResult> BeginAsync(Guid id, HttpContext context, BreakGlassDesk desk, TimeProvider time)
    {
        var supervisor = Clerk.Of(context.User);
        return desk.FindVisit(id, supervisor) is null
            ? Notice(BreakGlassStart.Over, null)
            : await context.ProveAsync(SecondPersonScheme.Begin(
                id, BreakGlassAddresses.Area, BreakGlassAddresses.DoneOf(id), supervisor.Id, time.GetUtcNow()));
    }

    private static async Task<IResult> OpenAsync(
        Guid id, HttpContext context, BreakGlassDesk desk, CancellationToken cancellationToken)
    {
        var supervisor = Clerk.Of(context.User);
        if (await context.FindProofAsync(id) is not { } proof)
        {
            return Notice(nameof(SecondPersonFault.ProofOver), desk.FindVisit(id, supervisor));
        }

        // One proof, one opening.
        await context.SignOutAsync(SecondPersonScheme.Proof);
        var outcome = await desk.OpenAsync(
            id, supervisor, Clerk.Of(proof.Principal), SecondPersonScheme.AskedAtUtc(proof.Properties), cancellationToken);
        return outcome.Refusal is { } refusal ? Notice(refusal, outcome.Visit) : TypedResults.LocalRedirect(Visits);
    }

    private static async Task<Notice<BreakGlassText>> SayWhyNotAsync(
        Guid id, SecondPersonFault fault, HttpContext context, BreakGlassDesk desk, CancellationToken cancellationToken) =>
        Notice(fault.ToString(), await desk.GiveUpAsync(id, Clerk.Of(context.User), fault, cancellationToken));

    private static Notice<BreakGlassText> Notice(string key, Guid? visit) => new()
    {
        Name = "not-opened", Key = key, Status = StatusCodes.Status403Forbidden, WayOnKey = "Back",
        WayOn = visit is { } known ? BreakGlassAddresses.PageOf(known) : Visits,
    };
}
