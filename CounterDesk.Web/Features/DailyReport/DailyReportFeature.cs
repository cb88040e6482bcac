using CounterDesk.Domain.Paper;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Layout;
using CounterDesk.Web.Reports.Files;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.Features.DailyReport;

/// <summary>The addresses at which a report is taken away as a file.</summary>
public static class DailyReportFeature
{
    private const string Pdf = "/report.pdf";
    private const string Xlsx = "/tables.xlsx";

    /// <summary>Where a day's file is fetched.</summary>
    public static string AddressOf(DateOnly day, ReportFileForm form) => ReportWords.Address(day) + form switch
    {
        ReportFileForm.Pdf => Pdf,
        ReportFileForm.Xlsx => Xlsx,
    };

    public static void MapDailyReport(this IEndpointRouteBuilder routes)
    {
        var report = routes.MapGroup("/reports/{date}")
            .RequireAuthorization(policy => policy.RequireRole(DeskRoles.Supervisor, DeskRoles.Auditor));
        report.MapGet(Pdf, (
            string date, bool? coded, HttpContext context, ReportFiles files, CancellationToken cancellationToken) =>
            SendAsync(date, ReportFileForm.Pdf, coded is true, context, files, cancellationToken));
        report.MapGet(Xlsx, (
            string date, HttpContext context, ReportFiles files, CancellationToken cancellationToken) =>
            SendAsync(date, ReportFileForm.Xlsx, isCoded: false, context, files, cancellationToken));
    }

    private static async Task<IResult> SendAsync(
        string date, ReportFileForm form, bool isCoded, HttpContext context, ReportFiles files,
        CancellationToken cancellationToken)
    {
        if (!ReportWords.TryReadDay(date, out var day))
        {
            return NotMade("Day", StatusCodes.Status404NotFound, "/reports");
        }

        try
        {
            return await files.MakeAsync(day, form, isCoded, Clerk.Of(context.User), cancellationToken) switch
            {
                ReportFile.Made file => Results.File(file.Bytes, file.ContentType, file.Name),
                ReportFile.Damaged => NotMade("Damaged", StatusCodes.Status409Conflict, ReportWords.Address(day)),
                ReportFile.Unprintable missing => new Notice<ReportFileText>
                {
                    Name = "not-made", Key = "NotMade_Glyphs", Status = StatusCodes.Status409Conflict,
                    Reference = string.Join('　', missing.Characters.Select(character => $"{character} {CodePoints.Of(character)}")),
                    WayOnKey = "NotMade_Code", WayOn = $"{AddressOf(day, form)}?coded=true",
                },
                var other => throw new InvalidOperationException($"Say here what is answered to {other.GetType().Name}."),
            };
        }
        catch (AuditUnavailableException)
        {
            return NotMade("Log", StatusCodes.Status503ServiceUnavailable, ReportWords.Address(day));
        }
    }

    private static Notice<ReportFileText> NotMade(string why, int status, string back) => new()
    {
        Name = "not-made", Key = $"NotMade_{why}", Status = status, WayOnKey = "NotMade_Back", WayOn = back,
    };
}
