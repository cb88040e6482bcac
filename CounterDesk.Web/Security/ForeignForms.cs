using Microsoft.AspNetCore.Antiforgery;

namespace CounterDesk.Web.Security;

/// <summary>Refuses forms that are not from a page of ours.</summary>
internal static class ForeignForms
{
    /// <summary>Checked by hand: without its token a form is answered with a status, not with an exception.</summary>
    public static async ValueTask<object?> RefuseAsync(
        EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(context) ? await next(invocation) : TypedResults.BadRequest();
    }
}
