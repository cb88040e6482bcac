using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Auditing.Export;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.Features.AuditSearch;

/// <summary>The address at which an auditor fetches the log for inspectors.</summary>
public static class AuditSearchFeature
{
    private const string Address = "/audit/export";

    public static void MapAuditExport(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Address, ExportAsync).RequireAuthorization(policy => policy.RequireRole(DeskRoles.Auditor));

    // Whole on the disk before its first byte leaves: that it was exported is recorded by then, or nothing leaves.
    private static async Task<IResult> ExportAsync(
        HttpContext http, LogExport export, DeskClock clock, CancellationToken cancellationToken)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite,
            FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        var note = new AuditNote
        {
            Action = AuditAction.LogExported, Actor = Clerk.Of(http.User).Id, Role = DeskRoles.Auditor,
        };
        try
        {
            await export.WriteAsync(file, (null, null), note, cancellationToken);
        }
        catch (AuditUnavailableException)
        {
            await file.DisposeAsync();
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        file.Position = 0;
        var name = string.Create(CultureInfo.InvariantCulture, $"counterdesk-audit-{clock.Today:yyyyMMdd}.zip");
        return Results.File(file, "application/zip", name);
    }
}
