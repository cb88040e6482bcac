using CounterDesk.Web.Components.Layout;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Components;

/// <summary>The same for a request outside a circuit, except that a silent identity provider is told as such.</summary>
internal sealed class UnexpectedError(ErrorReferences references, IStringLocalizer<SharedText> text) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var reference = references.Log(exception);
        IResult page = ProviderEvents.CouldNotReachProvider(exception)
            ? SignInPages.Refused(SignInFault.Unreachable, StatusCodes.Status503ServiceUnavailable)
            : new RazorComponentResult<NoticePage>(new Dictionary<string, object?>
            {
                [nameof(NoticePage.Name)] = "error",
                [nameof(NoticePage.Title)] = text["Error_Title"].Value,
                [nameof(NoticePage.Body)] = text["Error_Body"].Value,
                [nameof(NoticePage.Reference)] = text["Error_Reference", reference].Value,
                [nameof(NoticePage.WayOnLabel)] = text["NotFound_Home"].Value,
            }) { StatusCode = StatusCodes.Status500InternalServerError };
        await page.ExecuteAsync(context);
        return true;
    }
}
