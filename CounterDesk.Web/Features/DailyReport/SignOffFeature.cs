using CounterDesk.Web.Components.Layout;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.Reports.SigningOff;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authentication;

namespace CounterDesk.Web.Features.DailyReport;

/// <summary>
/// A supervisor proves once more who she is, and what she saw is signed: to the identity provider and back, without a
/// circuit, which cannot follow her there.
/// </summary>
public static class SignOffFeature
{
    public static void MapSignOff(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("").RequireAuthorization(policy => policy.RequireRole(DeskRoles.Supervisor));
        desk.StopWithoutLog(_ => Notice(nameof(SecondPersonFault.LogUnavailable), null));
        desk.MapGet(SignOffAddresses.Begin, BeginAsync);
        desk.MapGet(SignOffAddresses.Done, SignAsync);
        desk.MapGet(SignOffAddresses.Refused, SayWhyNotAsync);
    }

    private static async Task<IResult> BeginAsync(
        Guid id, HttpContext context, ReportSigning signing, TimeProvider time)
    {
        var supervisor = Clerk.Of(context.User);
        if (signing.FindDay(id, supervisor) is null)
        {
            return Notice(nameof(SignOffFault.Over), null);
        }

        return await context.ProveAsync(SecondPersonScheme.Begin(
            id, SignOffAddresses.Area, SignOffAddresses.DoneOf(id), supervisor.Id, time.GetUtcNow()));
    }

    private static async Task<IResult> SignAsync(
        Guid id, HttpContext context, ReportSigning signing, CancellationToken cancellationToken)
    {
        var supervisor = Clerk.Of(context.User);
        if (await context.FindProofAsync(id) is not { } proof)
        {
            return Notice(nameof(SecondPersonFault.ProofOver), signing.FindDay(id, supervisor));
        }

        // One proof, one signature.
        await context.SignOutAsync(SecondPersonScheme.Proof);
        var outcome = await signing.SignAsync(
            id, supervisor, Clerk.Of(proof.Principal), SecondPersonScheme.AskedAtUtc(proof.Properties), cancellationToken);
        return outcome is { Refusal: null, Day: { } day }
            ? TypedResults.LocalRedirect(ReportWords.Address(day))
            : Notice(outcome.Refusal!.Name, outcome.Day);
    }

    private static async Task<Notice<SignOffText>> SayWhyNotAsync(
        Guid id, SecondPersonFault fault, HttpContext context, ReportSigning signing, CancellationToken cancellationToken) =>
        Notice(fault.ToString(), await signing.GiveUpAsync(id, Clerk.Of(context.User), fault, cancellationToken));

    private static Notice<SignOffText> Notice(string key, DateOnly? day) => new()
    {
        Name = "not-signed", Key = key, Status = StatusCodes.Status403Forbidden, WayOnKey = "Back",
        WayOn = day is { } known ? ReportWords.Address(known) : "/reports",
    };
}
