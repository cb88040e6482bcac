using CounterDesk.Domain.Audit;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Auditing;

/// <summary>What reading a hall's whole chain showed.</summary>
/// <param name="Hall">The hall's code.</param>
/// <param name="Proven">How many entries are proven, counted from the first.</param>
/// <param name="Fault">The first entry that is not; null when the log is whole.</param>
internal sealed record AuditProof(string Hall, long Proven, AuditFault? Fault)
{
    /// <summary>Reads every chain in the database, halls in the order of their codes.</summary>
    public static List<AuditProof> OfAll(CounterDeskDb db)
    {
        var halls = db.Set<AuditHead>().Select(head => head.Hall)
            .Union(db.Set<AuditEntry>().Select(entry => entry.Hall))
            .ToList();
        return [.. halls.Order(StringComparer.Ordinal).Select(hall => Of(db, hall))];
    }

    // The desk may be writing meanwhile. What lies behind the head as it was at the beginning is left for the next
    // proof, as long as the head has moved as well.
    private static AuditProof Of(CounterDeskDb db, string hall)
    {
        var heads = db.Set<AuditHead>().AsNoTracking().Where(head => head.Hall == hall);
        var entries = db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Hall == hall);
        var end = heads.SingleOrDefault();
        var proven = 0L;
        try
        {
            var fault = AuditChain.FindFault(AuditHead.BeforeTheFirst(hall), UpToTheEnd(), end) ?? FindFaultAtTheEnd();
            return new AuditProof(hall, fault is null ? proven : Math.Max(0, fault.Sequence - 1), fault);
        }
        catch (Exception exception) when (IsUnreadableRow(exception))
        {
            return new AuditProof(hall, proven, new AuditFault(proven + 1, AuditFaultKind.Unreadable));
        }

        IEnumerable<AuditEntry> UpToTheEnd()
        {
            var last = end?.Sequence ?? long.MaxValue;
            foreach (var entry in entries.Where(entry => entry.Sequence <= last).OrderBy(entry => entry.Sequence))
            {
                yield return entry;
                proven = entry.Sequence;
            }
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

    // A time, an id or a text that is none: SQLite lets anything stand in any column.
    private static bool IsUnreadableRow(Exception exception) =>
        exception is FormatException or InvalidCastException or OverflowException or ArgumentException;
}
