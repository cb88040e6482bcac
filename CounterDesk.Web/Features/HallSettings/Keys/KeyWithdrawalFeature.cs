using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Layout;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.Keys;
using CounterDesk.Web.Security;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CounterDesk.Web.Features.HallSettings.Keys;

/// <summary>
/// A second person answers whether a key is withdrawn: at the administrator's computer, after the identity provider has
/// asked who she is, or signed in at one of her own. No page of it has a circuit, which would be the administrator's.
/// </summary>
public static class KeyWithdrawalFeature
{
    public static void MapKeyWithdrawals(this IEndpointRouteBuilder routes)
    {
        var here = routes.MapGroup("").RequireAuthorization(policy => policy.RequireRole(DeskRoles.SecurityAdministrator));
        here.AddEndpointFilter(StopAsync);
        here.MapGet(KeyWithdrawalAddresses.Here, BeginAsync);
        here.MapGet(KeyWithdrawalAddresses.Answer, AskAsync);
        here.MapGet(KeyWithdrawalAddresses.Refused, SayWhyNot);
        var hereForms = here.MapGroup("").DisableAntiforgery().AddEndpointFilter(ForeignForms.RefuseAsync);
        hereForms.MapPost(KeyWithdrawalAddresses.Answer, AnswerAsync);
        hereForms.MapPost(KeyWithdrawalAddresses.Leave, LeaveAsync);

        var own = routes.MapGroup("").RequireAuthorization(
            policy => policy.RequireRole(DeskRoles.SecurityAdministrator, DeskRoles.Supervisor));
        own.AddEndpointFilter(StopAsync);
        own.MapGet(KeyWithdrawalAddresses.Area, AskOwnAsync);
        own.MapGroup("").DisableAntiforgery().AddEndpointFilter(ForeignForms.RefuseAsync)
            .MapPost(KeyWithdrawalAddresses.Own, AnswerOwnAsync);
    }

    private static async Task<IResult> BeginAsync(
        Guid id, HttpContext context, KeyWithdrawing withdrawing, TimeProvider time, CancellationToken cancellationToken)
    {
        var administrator = Clerk.Of(context.User);
        if ((await withdrawing.FindOwnAsync(administrator, cancellationToken))?.Request.Id != id)
        {
            return Notice("Withdrawal_Unknown", KeyWithdrawalAddresses.Keys);
        }

        return await context.ProveAsync(SecondPersonScheme.Begin(
            id, KeyWithdrawalAddresses.Area, KeyWithdrawalAddresses.AnswerOf(id), administrator.Id, time.GetUtcNow()));
    }

    private static async Task<IResult> AskAsync(
        Guid id, HttpContext context, KeyWithdrawing withdrawing, CancellationToken cancellationToken)
    {
        if (await context.FindProofAsync(id) is not { } proof)
        {
            return Fault(SecondPersonFault.ProofOver);
        }

        var second = Clerk.Of(proof.Principal);

        var entry = await withdrawing.EnterAsync(id, second, ConfirmationWay.AtTheDesk, cancellationToken);
        if (entry is WithdrawalEntry.Open(var pending))
        {
            return Question(pending, second, KeyWithdrawalAddresses.AnswerOf(id), isThere: true);
        }

        await context.SignOutAsync(SecondPersonScheme.Proof);
        return Said(entry, KeyWithdrawalAddresses.Keys);
    }

    private static async Task<IResult> AnswerAsync(
        Guid id, [FromForm] string? answer, HttpContext context, KeyWithdrawing withdrawing,
        CancellationToken cancellationToken)
    {
        if (await context.FindProofAsync(id) is not { } proof)
        {
            return Fault(SecondPersonFault.ProofOver);
        }

        var second = Clerk.Of(proof.Principal);

        if (Read(answer) is not { } said)
        {
            return await AskAsync(id, context, withdrawing, cancellationToken);
        }

        // One proof, one answer.
        await context.SignOutAsync(SecondPersonScheme.Proof);
        var entry = await withdrawing.DecideAsync(id, second, ConfirmationWay.AtTheDesk, said, cancellationToken);
        return entry is WithdrawalEntry.Ended
            ? TypedResults.LocalRedirect(KeyWithdrawalAddresses.Keys)
            : Said(entry, KeyWithdrawalAddresses.Keys);
    }

    private static async Task<IResult> LeaveAsync(Guid id, HttpContext context)
    {
        await context.SignOutAsync(SecondPersonScheme.Proof);
        return TypedResults.LocalRedirect(KeyWithdrawalAddresses.Keys);
    }

    private static Notice<KeysText> SayWhyNot(Guid id, SecondPersonFault fault) => Fault(fault);

    private static async Task<IResult> AskOwnAsync(
        HttpContext context, KeyWithdrawing withdrawing, CancellationToken cancellationToken)
    {
        var second = Clerk.Of(context.User);
        return await withdrawing.FindFirstForAsync(second, cancellationToken) is { } pending
            ? Question(pending, second, KeyWithdrawalAddresses.OwnOf(pending.Request.Id), isThere: false)
            : Notice("Withdrawal_Nothing", "/", StatusCodes.Status200OK);
    }

    private static async Task<IResult> AnswerOwnAsync(
        Guid id, [FromForm] string? answer, HttpContext context, KeyWithdrawing withdrawing,
        CancellationToken cancellationToken) =>
        Read(answer) is { } said
            ? Said(
                await withdrawing.DecideAsync(
                    id, Clerk.Of(context.User), ConfirmationWay.OwnBrowser, said, cancellationToken),
                "/")
            : TypedResults.LocalRedirect(KeyWithdrawalAddresses.Area);

    private static ConfirmationAnswer? Read(string? answer) => answer switch
    {
        nameof(ConfirmationAnswer.Confirmed) => ConfirmationAnswer.Confirmed,
        nameof(ConfirmationAnswer.Declined) => ConfirmationAnswer.Declined,
        _ => null,
    };

    private static RazorComponentResult<KeyWithdrawalQuestion> Question(
        PendingWithdrawal pending, Clerk second, string answerAt, bool isThere) =>
        new(new { Pending = pending, Second = second, AnswerAt = answerAt, IsThere = isThere });

    private static Notice<KeysText> Said(WithdrawalEntry entry, string wayOn) => entry switch
    {
        WithdrawalEntry.Refused(var fault) => Notice($"Withdrawal_{fault}", wayOn),
        WithdrawalEntry.Ended(var ended) => Notice($"Withdrawal_Told_{ended.End}", wayOn, StatusCodes.Status200OK),
        _ => Notice("Withdrawal_Unknown", wayOn),
    };

    private static Notice<KeysText> Fault(SecondPersonFault fault) => Notice($"Second_{fault}", KeyWithdrawalAddresses.Keys);

    private static Notice<KeysText> Notice(string key, string wayOn, int status = StatusCodes.Status403Forbidden) => new()
    {
        Name = "key-withdrawal", Key = key, Status = status, WayOnKey = "Withdrawal_Back", WayOn = wayOn,
    };

    private static async ValueTask<object?> StopAsync(
        EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        try
        {
            return await next(invocation);
        }
        catch (AuditUnavailableException)
        {
            await invocation.HttpContext.SignOutAsync(SecondPersonScheme.Proof);
            return Fault(SecondPersonFault.LogUnavailable);
        }
        catch (Exception exception) when (exception is KeyRingException or IOException or UnauthorizedAccessException)
        {
            await invocation.HttpContext.SignOutAsync(SecondPersonScheme.Proof);
            return Notice("Withdrawal_Ring", "/");
        }
    }
}
