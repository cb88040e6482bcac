using CounterDesk.Domain.Identifiers;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Features.PublicCheck.Offline;
using CounterDesk.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CounterDesk.Web.Features.PublicCheck;

/// <summary>
/// The page on which whoever received a copy checks it: without an account, without a cookie, without script. Every
/// question ends at an address that says nothing of the copy.
/// </summary>
public static class PublicCheckFeature
{
    private const string Address = "/c";
    private const int SecondsKeysAreKept = 300;

    public static void AddPublicCheck(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CheckAnswers>();
        builder.Services.AddSingleton<OfflineFile>();

        // It puts the path of the request, which may be a code, beside every line that is logged meanwhile.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }

    public static void MapPublicCheck(this IEndpointRouteBuilder routes)
    {
        var check = routes.MapGroup(Address).AllowAnonymous().WithMetadata(new NoReferrer());
        check.MapGet("", () => Form(new TypedCopy(), StatusCodes.Status200OK));
        check.MapPost("", AnswerTypedAsync).DisableAntiforgery();
        check.MapGet("answer/{token}", ShowAnswer);
        check.MapGet("offline", KeepOffline);
        check.MapGet("guide", () => new RazorComponentResult<GuidePage>());
        // Asked whether it is there and not for it: the key ring is opened later.
        if (routes.ServiceProvider.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IReportTaker)))
        {
            check.MapReports();
        }

        check.MapGet("{code}", AnswerScannedAsync);
        routes.MapGet("/.well-known/counterdesk/keys", PublishKeys).AllowAnonymous();
    }

    // Whoever wants to check without a network fetches them beforehand. A cache on the way may keep them for as long as
    // somebody waits who has just heard of a withdrawal.
    private static IResult PublishKeys(ICopyChecker checker, HttpContext context)
    {
        if (checker.PublishedKeys is not { } keys)
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        context.Response.Headers.CacheControl = $"public, max-age={SecondsKeysAreKept}, must-revalidate";
        return TypedResults.Bytes(keys.ToJson(), "application/json");
    }

    // Kept, not shown here: as a page of ours it would be under our policy, and would need the network.
    private static IResult KeepOffline(OfflineFile file, HttpResponse response)
    {
        if (!file.HasKeys)
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        response.Headers.ContentDisposition = $"attachment; filename=\"{file.Name}\"";
        return new RazorComponentResult<OfflineDocument>();
    }

    private static async Task<IResult> AnswerScannedAsync(
        string code, ICopyChecker checker, CheckAnswers answers, CancellationToken cancellationToken) =>
        MoveTo(answers.Keep(await checker.CheckCodeAsync(code, cancellationToken)));

    // There is nobody signed in whose name could be misused, so the form needs no token and sets no cookie.
    private static async Task<IResult> AnswerTypedAsync(
        [FromForm] string? number, [FromForm] string? checkValue, ICopyChecker checker, CheckAnswers answers,
        CancellationToken cancellationToken)
    {
        var typed = new TypedCopy(number, checkValue) { IsAsked = true };
        return CopyNumber.TryParse(number, out var copy) && CheckValue.TryParse(checkValue, out var value)
            ? MoveTo(answers.Keep(await checker.CheckTypedAsync(copy, value, cancellationToken)))
            : Form(typed, StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult ShowAnswer(string token, CheckAnswers answers) => answers.Find(token) is { } answer
        ? new RazorComponentResult<AnswerPage>(new { Checked = answer, Token = token })
        : TooLate();

    /// <summary>The address was opened when its minutes were over.</summary>
    internal static IResult TooLate() => Form(new TypedCopy { IsTooLate = true }, StatusCodes.Status410Gone);

    private static RazorComponentResult<TypePage> Form(TypedCopy typed, int status) =>
        new(new { Typed = typed }) { StatusCode = status };

    private static RedirectHttpResult MoveTo(string token) => TypedResults.Redirect($"{Address}/answer/{token}");
}
