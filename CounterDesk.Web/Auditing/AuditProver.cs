using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Auditing;

/// <summary>Reads chains and says whether they are whole. Writes nothing.</summary>
public sealed class AuditProver(IDbContextFactory<CounterDeskDb> databases, AnchorFile file, IKeyRing keys)
{
    private const int ProgressEvery = 10_000;

    /// <summary>Reads every chain of the database and of the anchors, halls in the order of their codes.</summary>
    /// <param name="whole">From the first entry on; otherwise from the last day that was proven.</param>
    /// <param name="progress">Told how many entries were read so far.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The file of anchors cannot be read: nothing can be told.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read: nothing can be told.</exception>
    public List<AuditProof> ProveAll(bool whole, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        // Before the log: what was written meanwhile is then in the log, and no anchor is ahead of it.
        var reading = file.Read(keys.AuditKey);
        using var db = databases.CreateDbContext();
        var halls = db.Set<AuditHead>().Select(head => head.Hall)
            .Union(db.Set<AuditEntry>().Select(entry => entry.Hall))
            .ToList();
        return
        [
            .. halls.Union(reading.Halls).Order(StringComparer.Ordinal).Select(
                hall => Prove(db, hall, reading, whole, progress, cancellationToken)),
        ];
    }

    /// <inheritdoc cref="ProveAll"/>
    /// <summary>Reads one chain.</summary>
    public AuditProof Prove(string hall, bool whole, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var reading = file.Read(keys.AuditKey);
        using var db = databases.CreateDbContext();
        return Prove(db, hall, reading, whole, progress, cancellationToken);
    }

    /// <summary>Reads one chain from its first entry, by itself: whatever anchors say from outside.</summary>
    public AuditFault? FindFaultInside(string hall, CancellationToken cancellationToken)
    {
        using var db = databases.CreateDbContext();
        return Prove(db, hall, new AnchorReading([], 0), whole: true, null, cancellationToken).Fault;
    }

    /// <summary>The last anchor of a hall whose entry is not in its log, or is another one; null when all agree.</summary>
    public AuditAnchor? FindLastLost(string hall)
    {
        var anchors = file.Read(keys.AuditKey).Of(hall);
        using var db = databases.CreateDbContext();
        return anchors.Standing.LastOrDefault(anchor => db.Set<AuditEntry>()
            .Where(entry => entry.Hall == hall && entry.Sequence == anchor.Last)
            .Select(entry => entry.Hash).SingleOrDefault() is not { } hash
            || Convert.ToHexStringLower(hash) != anchor.Head);
    }

    // The desk may be writing meanwhile. What lies behind the head as it was at the beginning is left for the next
    // proof, as long as the head has moved as well.
    private AuditProof Prove(
        CounterDeskDb db, string hall, AnchorReading reading, bool whole, IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        var heads = db.Set<AuditHead>().AsNoTracking().Where(head => head.Hall == hall);
        var entries = db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Hall == hall);
        var anchors = reading.Of(hall);
        var unknown = FindUnknownDeletion(entries, anchors);
        anchors = unknown is null ? anchors : AuditAnchors.Of(reading.OfHall(hall).Append(unknown));
        var start = whole || anchors.ProvenDay is not { } day
            ? anchors.StartOf(hall)
            : AuditHead.At(hall, day.Last, Convert.FromHexString(day.Head));
        var end = heads.SingleOrDefault();
        var walk = new AuditWalk(start, anchors, keys.AuditKey);
        var proof = new AuditProof(hall, start.Sequence, null)
        {
            From = start.Sequence + 1, Gaps = anchors.Gaps, Deleted = anchors.Deleted, DamagedAnchors = reading.Damaged,
        };
        try
        {
            var fault = FindEarlyDeletion(anchors.Deleted) ?? Walk() ?? walk.End(end) ?? FindFaultAtTheEnd();
            return proof with
            {
                Proven = fault is null ? walk.Proven : Math.Min(walk.Proven, Math.Max(0, fault.Sequence - 1)),
                Fault = fault,
                Head = fault is null && walk.Proven > 0 ? walk.ProvenHash : "",
                MissingAnchors = [.. unknown is null ? walk.MissingAnchors : [unknown, .. walk.MissingAnchors]],
            };
        }
        catch (Exception exception) when (IsUnreadableRow(exception))
        {
            return proof with
            {
                Proven = walk.Proven, Fault = new AuditFault(walk.Proven + 1, AuditFaultKind.Unreadable),
            };
        }

        AuditFault? Walk()
        {
            var last = end?.Sequence ?? long.MaxValue;
            var unread = start.Sequence is 0
                ? entries.Where(entry => entry.Sequence <= last)
                : entries.Where(entry => entry.Sequence > start.Sequence && entry.Sequence <= last);
            foreach (var entry in unread.OrderBy(entry => entry.Sequence))
            {
                if (walk.Next(entry) is { } fault)
                {
                    return fault;
                }

                if (entry.Sequence % ProgressEvery is 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    progress?.Report(entry.Sequence);
                }
            }

            return null;
        }

        AuditFault? FindFaultAtTheEnd()
        {
            var last = entries.Max(entry => (long?)entry.Sequence);
            var head = heads.Single().Sequence;
            // A head comes with its first entry, so one that points to none was put back.
            return last is null ? new AuditFault(1, AuditFaultKind.Missing)
                : last > head ? new AuditFault(head + 1, AuditFaultKind.AddedBehindTheHead)
                : null;
        }
    }

    // What the log says was deleted, and the file of anchors does not know.
    private AuditAnchor? FindUnknownDeletion(IQueryable<AuditEntry> entries, AuditAnchors anchors) =>
        entries.Where(entry => entry.Action == nameof(AuditAction.EntriesDeleted)).OrderByDescending(entry => entry.Sequence)
            .FirstOrDefault() is { } entry
        && AuditAnchor.Of(entry) is { } said && said.IsSignedBy(keys.AuditKey) && said.Last > (anchors.Deleted?.Last ?? 0)
            ? said
            : null;

    private static AuditFault? FindEarlyDeletion(AuditAnchor? deleted) =>
        deleted is { Day: { } day } && DeskClock.DayOf(deleted.AtUtc) < day.AddMonths(AuditAnchor.LeastMonths)
            ? new AuditFault(deleted.Last + 1, AuditFaultKind.DeletedTooEarly)
            : null;

    /// <summary>
    /// Whether a row could not be read: a time, an id or a text that is none. SQLite lets anything stand in any column.
    /// </summary>
    internal static bool IsUnreadableRow(Exception exception) =>
        exception is FormatException or InvalidCastException or OverflowException or ArgumentException;
}
