using CounterDesk.Domain.Audit;
using CounterDesk.Web.Data;
using CounterDesk.Web.Reports.SigningOff;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Auditing;

/// <summary>
/// Lets SQLite refuse to change or delete entries, and what was decided, signed and added below a day's report. On SQL
/// Server that is a matter of rights: the desk's account needs neither, and whoever deletes entries after their time has
/// an account of her own.
/// </summary>
/// <remarks>
/// Not part of a migration, because SQLite changes a table by making it anew, and forgets its triggers. Whoever can
/// drop a trigger can still tamper; this stops accidents, and the chain finds the rest.
/// </remarks>
internal static class AppendOnly
{
    private const string Table = AuditEntryConfiguration.Table;

    private const string NeverDeleted = $"{Table}_are_never_deleted";

    // Written once as well, and kept for good.
    private static readonly string[] _reports =
    [
        ExceptionDecisionConfiguration.Table, ReportSignOffConfiguration.Table, ReportAddendumConfiguration.Table,
    ];

    private const string Triggers =
        $"""
        CREATE TRIGGER IF NOT EXISTS {Table}_are_never_changed BEFORE UPDATE ON {Table}
        BEGIN SELECT RAISE(ABORT, 'Entries of the audit log are never changed.'); END;
        CREATE TRIGGER IF NOT EXISTS {NeverDeleted} BEFORE DELETE ON {Table}
        BEGIN SELECT RAISE(ABORT, 'Entries of the audit log are never deleted.'); END;
        """;

    public static async Task KeepEntriesAsync(CounterDeskDb db, CancellationToken cancellationToken)
    {
        if (db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlRawAsync(Triggers, cancellationToken);
        }
    }

    /// <summary>The same for what belongs to the signed reports.</summary>
    public static async Task KeepReportsAsync(CounterDeskDb db, CancellationToken cancellationToken)
    {
        if (db.Database.IsSqlite())
        {
            foreach (var table in _reports)
            {
                // Names of tables, which no parameter can stand for.
#pragma warning disable EF1002
                await db.Database.ExecuteSqlRawAsync(
                    $"""
                    CREATE TRIGGER IF NOT EXISTS {table}_are_never_changed BEFORE UPDATE ON {table}
                    BEGIN SELECT RAISE(ABORT, 'What was decided or signed is never changed.'); END;
                    CREATE TRIGGER IF NOT EXISTS {table}_are_never_deleted BEFORE DELETE ON {table}
                    BEGIN SELECT RAISE(ABORT, 'What was decided or signed is never deleted.'); END;
                    """,
                    cancellationToken);
#pragma warning restore EF1002
            }
        }
    }

    /// <summary>
    /// Deletes entries that may go. SQLite takes its trigger back in the same transaction, during which nobody else
    /// writes.
    /// </summary>
    /// <returns>How many.</returns>
    public static async Task<int> DeleteAsync(
        CounterDeskDb db, IQueryable<AuditEntry> over, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlRawAsync($"DROP TRIGGER IF EXISTS {NeverDeleted}", cancellationToken);
        }

        var gone = await over.ExecuteDeleteAsync(cancellationToken);
        await KeepEntriesAsync(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return gone;
    }
}
