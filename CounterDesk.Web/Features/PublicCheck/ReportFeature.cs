using System.Data.Common;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Features.PublicCheck;

/// <summary>
/// Where whoever was answered about a copy says that it looks wrong. Only an answer that the register gave leads here, so
/// nobody learns here which copies exist; its address is of one use and says nothing of the copy.
/// </summary>
internal static class ReportFeature
{
    private const string Address = "/c/report";

    // Writing takes longer than reading an answer.
    private static readonly TimeSpan _kept = TimeSpan.FromMinutes(20);

    public static void MapReports(this IEndpointRouteBuilder check)
    {
        check.MapGet("answer/{token}/report", Begin);
        check.MapGet("report/{token}", ShowForm);
        check.MapPost("report/{token}", TakeAsync).DisableAntiforgery();
        check.MapGet("reported/{ending}", ShowEnding);
    }

    private static IResult Begin(string token, CheckAnswers answers) =>
        answers.Find(token) is { MayBeReported: true } answer
            ? TypedResults.Redirect($"{Address}/{answers.Keep(answer, _kept)}")
            : PublicCheckFeature.TooLate();

    private static IResult ShowForm(string token, CheckAnswers answers) =>
        FindNumber(token, answers) is { } number
            ? Form(number, new SaidOfCopy(), StatusCodes.Status200OK)
            : PublicCheckFeature.TooLate();

    // There is nobody signed in whose name could be misused, so the form needs no token and sets no cookie.
    private static async Task<IResult> TakeAsync(
        string token, [FromForm] string? concern, [FromForm] string? words, CheckAnswers answers, IReportTaker reports,
        CancellationToken cancellationToken)
    {
        if (FindNumber(token, answers) is not { } number)
        {
            return PublicCheckFeature.TooLate();
        }

        var said = new SaidOfCopy(ValueOf<ReportedConcern>(concern), words) { IsSent = true };
        if (!said.IsWhole)
        {
            return Form(number, said, StatusCodes.Status422UnprocessableEntity);
        }

        try
        {
            var isTaken = await reports.TakeAsync(number, said.Concern!.Value, words, cancellationToken);
            answers.Forget(token);
            return MoveTo(!isTaken ? ReportEnding.Enough : reports.IsAtTheHall ? ReportEnding.Taken : ReportEnding.Kept);
        }
        catch (Exception exception) when (exception is AuditUnavailableException or DbException or DbUpdateException
            or IOException or UnauthorizedAccessException)
        {
            return MoveTo(ReportEnding.NotTaken);
        }
    }

    private static IResult ShowEnding(string ending) => ValueOf<ReportEnding>(ending) is { } known
        ? new RazorComponentResult<ReportedPage>(new { Ending = known })
        : TypedResults.NotFound();

    private static CopyNumber? FindNumber(string token, CheckAnswers answers) =>
        answers.Find(token) is { MayBeReported: true, Paper.Number: var number } ? number : null;

    // By its name only: Enum.Parse takes any number.
    private static TEnum? ValueOf<TEnum>(string? name)
        where TEnum : struct, Enum =>
        Enum.GetNames<TEnum>().Contains(name) ? Enum.Parse<TEnum>(name!) : null;

    private static RazorComponentResult<ReportPage> Form(CopyNumber number, SaidOfCopy said, int status) =>
        new(new { Number = number.Value, Said = said }) { StatusCode = status };

    private static RedirectHttpResult MoveTo(ReportEnding ending) => TypedResults.Redirect($"/c/reported/{ending}");
}
