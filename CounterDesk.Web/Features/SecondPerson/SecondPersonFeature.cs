using CounterDesk.Domain.Confirmations;
using CounterDesk.Web.Components.Layout;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.Security;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CounterDesk.Web.Features.SecondPerson;

/// <summary>
/// The second person answers at the desk of the clerk who asked: the identity provider asks who she is, one page asks
/// what she saw, and the desk goes on as the clerk's. It needs no circuit, which would be the clerk's.
/// </summary>
public static class SecondPersonFeature
{
    public static void MapSecondPerson(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("").RequireAuthorization(policy => policy.RequireRole(DeskRoles.Clerk));
        desk.StopWithoutLog(invocation => Refused(invocation.GetArgument<Guid>(0), SecondPersonFault.LogUnavailable));
        desk.MapGet(ConfirmationAddresses.Here, BeginAsync);
        desk.MapGet(ConfirmationAddresses.Answer, AskAsync);
        desk.MapGet(ConfirmationAddresses.Refused, SayWhyNotAsync);
        var forms = desk.MapGroup("").DisableAntiforgery().AddEndpointFilter(ForeignForms.RefuseAsync);
        forms.MapPost(ConfirmationAddresses.Answer, AnswerAsync);
        forms.MapPost(ConfirmationAddresses.Leave, LeaveAsync);
    }

    private static async Task<IResult> BeginAsync(
        Guid id, HttpContext context, ConfirmationDesk confirmations, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var clerk = Clerk.Of(context.User);
        var entry = await confirmations.EnterAsync(id, clerk, ConfirmationWay.OwnBrowser, cancellationToken);

        // It is her own, and nothing else stands in the way.
        if (entry is not ConfirmationEntry.Refused { Fault: ConfirmationFault.OwnRequest })
        {
            return NotAnswerable(entry);
        }

        return await context.ProveAsync(SecondPersonScheme.Begin(id, clerk.Id, time.GetUtcNow()));
    }

    private static async Task<IResult> AskAsync(
        Guid id, HttpContext context, ConfirmationDesk confirmations, CancellationToken cancellationToken) =>
        await context.FindProofAsync(id) is { } proof
            ? await QuestionAsync(id, Clerk.Of(proof.Principal), new HereForm(), context, confirmations, cancellationToken)
            : Refused(id, SecondPersonFault.ProofOver);

    private static async Task<IResult> AnswerAsync(
        Guid id, [FromForm] string? answer, [FromForm] string? note, HttpContext context,
        ConfirmationDesk confirmations, CancellationToken cancellationToken)
    {
        if (await context.FindProofAsync(id) is not { } proof)
        {
            return Refused(id, SecondPersonFault.ProofOver);
        }

        var second = Clerk.Of(proof.Principal);
        var form = new HereForm(answer, note) { IsSent = true };
        if (form.Answer is not { } seen || form.NoteFault is not null)
        {
            return await QuestionAsync(id, second, form, context, confirmations, cancellationToken);
        }

        // One proof, one answer.
        await context.SignOutAsync(SecondPersonScheme.Proof);
        var entry = await confirmations.DecideAsync(
            id, second, ConfirmationWay.AtTheDesk, seen, note, cancellationToken);
        return entry is ConfirmationEntry.Decided ? TypedResults.LocalRedirect(VisitOf(entry)) : NotAnswerable(entry);
    }

    private static async Task<IResult> LeaveAsync(
        Guid id, HttpContext context, ConfirmationDesk confirmations, CancellationToken cancellationToken)
    {
        await context.SignOutAsync(SecondPersonScheme.Proof);
        var entry = await confirmations.EnterAsync(
            id, Clerk.Of(context.User), ConfirmationWay.OwnBrowser, cancellationToken);
        return TypedResults.LocalRedirect(VisitOf(entry));
    }

    private static async Task<IResult> SayWhyNotAsync(
        Guid id, SecondPersonFault fault, HttpContext context, ConfirmationDesk confirmations,
        CancellationToken cancellationToken) =>
        Notice(
            $"Here_{fault}",
            await confirmations.EnterAsync(id, Clerk.Of(context.User), ConfirmationWay.OwnBrowser, cancellationToken));

    private static async Task<IResult> QuestionAsync(
        Guid id, Clerk second, HereForm form, HttpContext context, ConfirmationDesk confirmations,
        CancellationToken cancellationToken)
    {
        var entry = await confirmations.EnterAsync(id, second, ConfirmationWay.AtTheDesk, cancellationToken);
        if (entry is ConfirmationEntry.Open(var confirmation))
        {
            return new RazorComponentResult<HerePage>(
                new { Confirmation = confirmation, Second = second, Form = form });
        }

        await context.SignOutAsync(SecondPersonScheme.Proof);
        return NotAnswerable(entry);
    }

    private static IResult NotAnswerable(ConfirmationEntry entry) => entry switch
    {
        // Whoever is signed in here may answer it herself.
        ConfirmationEntry.Open(var confirmation) =>
            TypedResults.LocalRedirect(ConfirmationAddresses.PageOf(confirmation.Id)),
        ConfirmationEntry.Refused(_, var fault) => Notice($"Refused_{fault}", entry),
        _ => Notice("Unknown", entry),
    };

    private static Notice<SecondPersonText> Notice(string key, ConfirmationEntry entry) => new()
    {
        Name = "not-confirmed", Key = key, Status = StatusCodes.Status403Forbidden, WayOnKey = "Back_To_Visit",
        WayOn = VisitOf(entry),
    };

    private static string VisitOf(ConfirmationEntry entry) =>
        entry.About is { VisitId: var visit } ? $"/desk/visits/{visit}" : "/desk";

    private static RedirectHttpResult Refused(Guid id, SecondPersonFault fault) =>
        TypedResults.LocalRedirect(ConfirmationAddresses.RefusedOf(id, fault));
}
