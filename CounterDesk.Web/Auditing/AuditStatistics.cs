using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Auditing;

/// <summary>
/// Tells SQLite how many entries of a long log share what an index has. Without it SQLite takes a hall for a handful of
/// entries, reads by their numbers, and looks through all of them for one person. SQL Server counts by itself.
/// </summary>
/// <remarks>
/// Numbers of a log of ten million entries, always the same, so that the way a question is answered does not change with
/// the day on which somebody counted. Not part of a migration: SQLite forgets them when it makes a table anew.
/// </remarks>
internal static class AuditStatistics
{
    private const string Table = AuditEntryConfiguration.Table;

    // How many entries there are, and how many share the first column, the first two, and so on (sqlite_stat1).
    private static readonly (string Index, string Shared)[] _indexes =
    [
        ($"sqlite_autoindex_{Table}_1", "10000000 10000000 1"),
        ($"IX_{Table}_Hall_Action_Sequence", "10000000 10000000 150000 1"),
        ($"IX_{Table}_Hall_Outcome_Sequence", "10000000 10000000 1500000 1"),
        ($"IX_{Table}_Hall_Actor_Sequence", "10000000 10000000 25000 1"),
        ($"IX_{Table}_Hall_SubjectHash_Sequence", "10000000 10000000 100 1"),
        ($"IX_{Table}_Hall_LicenseHash_Sequence", "10000000 10000000 100 1"),
        ($"IX_{Table}_Hall_KindCode_Sequence", "10000000 10000000 500000 1"),
        ($"IX_{Table}_Hall_AtUtc_Sequence", "10000000 10000000 2 1"),
        ($"IX_{Table}_Visit_Hall_Sequence", "10000000 25 25 1"),
        ($"IX_{Table}_SubjectHash_AtUtc", "10000000 100 1"),
    ];

    public static async Task TellAsync(CounterDeskDb db, CancellationToken cancellationToken)
    {
        if (!db.Database.IsSqlite())
        {
            return;
        }

        // The first makes the table of statistics where there is none, the last has it read again.
        await db.Database.ExecuteSqlRawAsync("ANALYZE AuditHeads", cancellationToken);
        await db.Database.ExecuteSqlAsync($"DELETE FROM sqlite_stat1 WHERE tbl = {Table}", cancellationToken);
        foreach (var (index, shared) in _indexes)
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ({Table}, {index}, {shared})", cancellationToken);
        }

        await db.Database.ExecuteSqlRawAsync("ANALYZE sqlite_schema", cancellationToken);
    }
}
