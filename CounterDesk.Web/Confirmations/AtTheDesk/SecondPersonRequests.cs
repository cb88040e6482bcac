using CounterDesk.Web.Auditing;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authentication;

namespace CounterDesk.Web.Confirmations.AtTheDesk;

/// <summary>To the identity provider and back, for whatever somebody proves herself for at a desk.</summary>
internal static class SecondPersonRequests
{
    /// <summary>Sends the browser to the provider. One that is silent is told as the reason why there is no proof.</summary>
    public static async Task<IResult> ProveAsync(this HttpContext context, AuthenticationProperties properties)
    {
        // Whoever answers there may be somebody else; her session must not sign her in here afterwards.
        AskAgain.Remember(context);
        try
        {
            await context.ChallengeAsync(SecondPersonScheme.Name, properties);
            return TypedResults.Empty;
        }
        catch (Exception exception) when (ProviderEvents.IsUnreachable(exception))
        {
            return TypedResults.LocalRedirect(SecondPersonScheme.RefusedOf(properties, SecondPersonFault.Unreachable));
        }
    }

    /// <summary>Who has just proven to be whom, for this matter and at this desk; null when nobody has.</summary>
    public static async Task<AuthenticationTicket?> FindProofAsync(this HttpContext context, Guid matter)
    {
        var proof = await context.AuthenticateAsync(SecondPersonScheme.Proof);
        return proof.Succeeded && SecondPersonScheme.IsFor(proof.Properties, matter, Clerk.Of(context.User).Id)
            ? proof.Ticket
            : null;
    }

    /// <summary>Nothing happens without the audit log: the proof is given up, and the page says so.</summary>
    public static void StopWithoutLog(this RouteGroupBuilder routes, Func<EndpointFilterInvocationContext, IResult> notice) =>
        routes.AddEndpointFilter(async (invocation, next) =>
        {
            try
            {
                return await next(invocation);
            }
            catch (AuditUnavailableException)
            {
                await invocation.HttpContext.SignOutAsync(SecondPersonScheme.Proof);
                return notice(invocation);
            }
        });
}
