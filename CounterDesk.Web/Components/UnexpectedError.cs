using CounterDesk.Web.Components.Layout;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Diagnostics;

namespace CounterDesk.Web.Components;

/// <summary>The same for a request outside a circuit, except that a silent identity provider is told as such.</summary>
internal sealed partial class UnexpectedError(ErrorReferences references, ILogger<UnexpectedError> logger)
    : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        await PageFor(exception).ExecuteAsync(context);
        return true;
    }

    private IResult PageFor(Exception exception)
    {
        if (ProviderEvents.CouldNotReachProvider(exception))
        {
            LogUnreachable(exception.GetBaseException().Message);
            return SignInPages.Refused(SignInFault.Unreachable, StatusCodes.Status503ServiceUnavailable);
        }

        return new Notice<SharedText>
        {
            Name = "error", Key = "Error", Status = StatusCodes.Status500InternalServerError,
            WayOnKey = "NotFound_Home", Reference = references.Log(exception),
        };
    }

    [LoggerMessage(1002, LogLevel.Error, "The identity provider cannot be reached: {Cause}")]
    private partial void LogUnreachable(string cause);
}
