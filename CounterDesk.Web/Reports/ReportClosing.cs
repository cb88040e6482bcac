using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Reports;

/// <summary>
/// Closes the reports of days: once when the hall closes, so that somebody can sign that evening, and once when the audit
/// log has closed the day, because work may go on until then.
/// </summary>
public sealed class ReportClosing(
    IDbContextFactory<CounterDeskDb> databases, AuditLog log, DayCounts counts, IOptions<ReportOptions> options,
    IOptions<HallOptions> hall, DeskClock clock)
{
    // How far back days are closed on which the program was off, or that are older than reports are.
    private const int MostDaysBack = 7;

    private string Hall => hall.Value.Code;

    /// <summary>Closes what is due.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; what was not closed is found again.</exception>
    public async Task CloseDueAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        for (var day = today.AddDays(-MostDaysBack); day <= today; day = day.AddDays(1))
        {
            if (options.Value.Hours.IsOver(day, clock.Now))
            {
                await CloseAsync(day, cancellationToken);
            }
        }
    }

    /// <summary>Closes a day, unless all that can be closed of it is.</summary>
    internal async Task CloseAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var last = await db.Set<ClosedReport>()
            .Where(report => report.Hall == Hall && report.Day == day)
            .OrderByDescending(report => report.Version)
            .Select(report => new { report.Version, report.IsWholeDay })
            .FirstOrDefaultAsync(cancellationToken);
        var anchor = await FindAnchorAsync(db, day, cancellationToken);
        if (last is { IsWholeDay: true } || (last is not null && anchor is null))
        {
            return;
        }

        var report = await counts.CountAsync(day, before: null, cancellationToken);
        if (report.Entries is 0)
        {
            return;
        }

        report = await counts.CompleteAsync(report, cancellationToken);
        var root = anchor?.Root ?? await RootAsync(db, report, cancellationToken);
        var closed = ClosedReport.Of(
            report, (last?.Version ?? 0) + 1, anchor is not null, root, clock.Now.UtcDateTime);
        db.Add(closed);
        try
        {
            await log.RecordAsync(db, null, NoteOf(closed), cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another process was faster, and closed the same.
        }
    }

    /// <summary>The signed root of a day that the log has closed.</summary>
    private async Task<AuditAnchor?> FindAnchorAsync(CounterDeskDb db, DateOnly day, CancellationToken cancellationToken)
    {
        var (first, last) = await LogDays.FindAsync(
            db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Hall == Hall), day, cancellationToken);
        if (first > last || last is long.MaxValue)
        {
            return null;
        }

        var closing = await db.Set<AuditEntry>().AsNoTracking()
            .SingleOrDefaultAsync(entry => entry.Hall == Hall && entry.Sequence == last + 1, cancellationToken);
        return closing is null ? null : AuditAnchor.Of(closing);
    }

    // Of a day that is still open: it proves to whoever signs which entries were counted.
    private static async Task<string> RootAsync(CounterDeskDb db, DailyReport report, CancellationToken cancellationToken)
    {
        var tree = new MerkleTree();
        await foreach (var hash in db.Set<AuditEntry>()
            .Where(entry => entry.Hall == report.Hall
                && entry.Sequence >= report.FirstEntry && entry.Sequence <= report.LastEntry)
            .OrderBy(entry => entry.Sequence).Select(entry => entry.Hash)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            tree.Add(hash);
        }

        return Convert.ToHexStringLower(tree.Root());
    }

    private static AuditNote NoteOf(ClosedReport closed) => new()
    {
        Action = AuditAction.ReportClosed,
        Details =
        [
            new("Day", closed.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            new("Version", closed.Version.ToString(CultureInfo.InvariantCulture)),
            new("First", closed.FirstEntry.ToString(CultureInfo.InvariantCulture)),
            new("Last", closed.LastEntry.ToString(CultureInfo.InvariantCulture)),
            new("Digest", Convert.ToHexStringLower(closed.Digest)),
        ],
    };
}
