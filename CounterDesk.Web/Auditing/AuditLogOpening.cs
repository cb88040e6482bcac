using CounterDesk.Domain.Audit;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Auditing;

/// <summary>
/// Opens the log before the first request: what was announced and never answered, because the program ended, is closed
/// as outcome unknown; then the start itself is recorded. A log that cannot be written stops the start.
/// </summary>
/// <remarks>
/// Where several processes serve one hall, an action of another one that is under way gets "unknown" first and its
/// outcome after. The later entry counts.
/// </remarks>
internal sealed class AuditLogOpening(
    AuditLog log, IDbContextFactory<CounterDeskDb> databases, IOptions<HallOptions> hall) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var announcement in await FindUnansweredAsync(cancellationToken))
        {
            // An action this program has no name for was announced by a later one, or is a tamperer's: proving the log
            // will tell.
            if (Enum.TryParse<AuditAction>(announcement.Action, out var action))
            {
                var receipt = new AuditReceipt(announcement.Sequence, announcement.AtUtc);
                await log.RecordAsync(receipt, OutcomeUnknown(action, announcement), cancellationToken);
            }
        }

        await log.RecordAsync(null, new AuditNote { Action = AuditAction.Started }, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Every start closes what it finds, so nothing older than the last start can be open.
    private async Task<List<AuditEntry>> FindUnansweredAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var entries = db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Hall == hall.Value.Code);
        var lastStart = await entries
            .Where(entry => entry.Action == nameof(AuditAction.Started))
            .OrderByDescending(entry => entry.Sequence)
            .Select(entry => entry.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
        var since = entries.Where(entry => entry.Sequence > lastStart);

        HashSet<long> open = [];
        await foreach (var entry in since
            .OrderBy(entry => entry.Sequence)
            .Select(entry => new { entry.Sequence, entry.Outcome, entry.Announcement })
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (entry.Outcome == nameof(AuditOutcome.Announced))
            {
                open.Add(entry.Sequence);
            }
            else if (entry.Announcement is { } answered)
            {
                open.Remove(answered);
            }
        }

        return await entries
            .Where(entry => open.Contains(entry.Sequence))
            .OrderBy(entry => entry.Sequence)
            .ToListAsync(cancellationToken);
    }

    private static AuditNote OutcomeUnknown(AuditAction action, AuditEntry announcement) => new()
    {
        Action = action,
        Outcome = AuditOutcome.Unknown,
        Actor = announcement.Actor,
        Role = announcement.Role,
        Counter = announcement.Counter,
        Visit = announcement.Visit,
        Purpose = announcement.Purpose,
        Basis = announcement.Basis,
        Subject = announcement.Subject,
        SubjectHash = announcement.SubjectHash,
        LicenseHash = announcement.LicenseHash,
        KindCode = announcement.KindCode,
    };
}
