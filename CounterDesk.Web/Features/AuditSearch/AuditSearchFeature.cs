using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Auditing.Export;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.AuditSearch;

/// <summary>The addresses at which an auditor fetches the log for inspectors, and the proof of one entry.</summary>
public static class AuditSearchFeature
{
    private const string Address = "/audit/export";

    public static void MapAuditExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, ExportAsync).RequireAuthorization(policy => policy.RequireRole(DeskRoles.Auditor));
        routes.MapGet("/audit/entries/{sequence:long}/proof", ProveAsync)
            .RequireAuthorization(policy => policy.RequireRole(DeskRoles.Auditor));
    }

    internal static string ProofAddress(long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"/audit/entries/{sequence}/proof");

    private static async Task<IResult> ProveAsync(
        long sequence, HttpContext http, EntryProofs proofs, IStringLocalizer<AuditSearchText> text,
        CancellationToken cancellationToken)
    {
        try
        {
            return await proofs.MakeAsync(sequence, Clerk.Of(http.User), cancellationToken) switch
            {
                EntryProofAnswer.Made(var archive, _) => Results.File(
                    archive, "application/zip",
                    string.Create(CultureInfo.InvariantCulture, $"counterdesk-audit-entry-{sequence}.zip")),
                EntryProofAnswer.NotClosed => Say("Proof_NotClosed", StatusCodes.Status409Conflict),
                EntryProofAnswer.NotProven(var fault) => Say($"Proof_{fault}", StatusCodes.Status409Conflict),
                _ => Say("Proof_Unknown", StatusCodes.Status404NotFound),
            };
        }
        catch (AuditUnavailableException)
        {
            return Say("Log_Body", StatusCodes.Status503ServiceUnavailable);
        }

        IResult Say(string key, int status) => Results.Text(text[key], "text/plain", System.Text.Encoding.UTF8, status);
    }

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
