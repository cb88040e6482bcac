using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Web.Data;
using CounterDesk.Web.External.Printers;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Copies;

/// <summary>
/// Takes copies that became void back from the printer they were sent to, so that they do not come out later, before
/// somebody else's eyes.
/// </summary>
public sealed class CopyRecall(IDbContextFactory<CounterDeskDb> databases, HallPrinters printers)
{
    /// <summary>True when it is void and its printer did not say that nothing more comes of it.</summary>
    public async Task<bool> MayComeOutAsync(CopyNumber number, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var copy = await db.Set<RegisteredCopy>().AsNoTracking()
            .SingleOrDefaultAsync(copy => copy.Number == number, cancellationToken);
        return copy is { State: CopyState.Void }
            && printers.Find(copy.Counter) is { } printer
            && await WasSentAsync(db, copy, cancellationToken)
            && !await printer.CancelAsync(number.Value, cancellationToken);
    }

    // The audit log knows, and nothing else need: it was announced, and did not fail. What goes to the browser's window
    // names no printer.
    private static async Task<bool> WasSentAsync(
        CounterDeskDb db, RegisteredCopy copy, CancellationToken cancellationToken)
    {
        var sendings = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Visit == copy.Visit && entry.Action == nameof(AuditAction.CopySent))
            .Select(entry => new { entry.Sequence, entry.Announcement, entry.Outcome, entry.Details })
            .ToListAsync(cancellationToken);
        var failed = sendings.Where(entry => entry.Outcome is nameof(AuditOutcome.Failed))
            .Select(entry => entry.Announcement).ToHashSet();
        var named = $"Number={copy.Number.Value}\nPrinter=";
        return sendings.Exists(entry => entry.Outcome is nameof(AuditOutcome.Announced)
            && entry.Details?.StartsWith(named, StringComparison.Ordinal) is true && !failed.Contains(entry.Sequence));
    }
}
