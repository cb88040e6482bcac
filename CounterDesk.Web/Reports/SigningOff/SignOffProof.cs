using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Reports.SigningOff;

/// <summary>Holds a signed day against its numbers, the log's root of the day and the log's entry about the signing.</summary>
public sealed class SignOffProof(
    IDbContextFactory<CounterDeskDb> databases, ProofKeeper proofs, IKeyRing keys, IOptions<HallOptions> hall)
{
    private string Hall => hall.Value.Code;

    public async Task<SignOffFinding> CheckAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var signOff = await db.Set<ReportSignOff>().AsNoTracking()
            .SingleOrDefaultAsync(signed => signed.Hall == Hall && signed.Day == day, cancellationToken);
        if (signOff is null)
        {
            return SignOffFinding.NotSigned;
        }

        var closed = await db.Set<ClosedReport>().AsNoTracking().SingleOrDefaultAsync(
            report => report.Hall == Hall && report.Day == day && report.Version == signOff.Version, cancellationToken);
        var log = db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Hall == Hall);
        var days = await LogDays.ReadClosedAsync(log, cancellationToken);
        return SignOffCheck.Find(
            signOff, closed, days.LastOrDefault(anchor => anchor.Day == day),
            await FindLoggedAsync(log, signOff, cancellationToken), keys.AuditKey);
    }

    internal static SignOffStatement? TryRead(ReportSignOff signOff)
    {
        try
        {
            return signOff.Read();
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // Null where the entries of the day on which it was signed are deleted; empty where the entry says something else, or
    // another paper was drawn.
    private async Task<string?> FindLoggedAsync(
        IQueryable<AuditEntry> log, ReportSignOff signOff, CancellationToken cancellationToken)
    {
        var logged = await log
            .Where(entry => entry.Action == nameof(AuditAction.ReportSigned) && entry.Outcome == nameof(AuditOutcome.Done))
            .Select(entry => entry.Details).ToListAsync(cancellationToken);
        var said = logged.Select(AuditDetail.Read)
            .LastOrDefault(details => details.GetValueOrDefault("Day") == SignOffNotes.DayOf(signOff.Day));
        var pdf = signOff.PdfDigest is { } drawn ? Convert.ToHexStringLower(drawn) : null;
        var digest = said?.GetValueOrDefault("Pdf") == pdf ? said?.GetValueOrDefault("Digest") : "";
        return said is null
            && (await proofs.ReadAsync(cancellationToken)).Deleted?.Day >= DeskClock.DayOf(signOff.SignedAtUtc)
                ? null
                : digest ?? "";
    }
}
