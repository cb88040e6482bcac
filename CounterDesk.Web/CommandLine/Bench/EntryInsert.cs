using CounterDesk.Domain.Audit;
using Microsoft.Data.Sqlite;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>Writes entries of a log on SQLite by one prepared statement.</summary>
internal sealed class EntryInsert : IDisposable
{
    private static readonly string[] _columns =
    [
        "Hall", "Sequence", "Format", "AtUtc", "Action", "Outcome", "Actor", "Role", "Counter", "Visit", "Purpose",
        "Basis", "Subject", "SubjectHash", "LicenseHash", "KindCode", "Details", "PreviousHash", "Hash", "Announcement",
    ];

    private readonly SqliteCommand _insert;

    public EntryInsert(SqliteConnection connection)
    {
        _insert = connection.CreateCommand();
        _insert.CommandText =
            $"INSERT INTO AuditEntries ({string.Join(", ", _columns)}) VALUES ({string.Join(", ", _columns.Select(column => "$" + column))})";
        foreach (var column in _columns)
        {
            _insert.Parameters.Add(new SqliteParameter("$" + column, null));
        }
    }

    public void Dispose() => _insert.Dispose();

    public void Write(AuditEntry entry)
    {
        object?[] values =
        [
            entry.Hall, entry.Sequence, entry.Format, entry.AtUtc, entry.Action, entry.Outcome, entry.Actor, entry.Role,
            entry.Counter, entry.Visit, entry.Purpose, entry.Basis, entry.Subject, entry.SubjectHash, entry.LicenseHash,
            entry.KindCode, entry.Details, entry.PreviousHash, entry.Hash, entry.Announcement,
        ];
        for (var index = 0; index < values.Length; index++)
        {
            _insert.Parameters[index].Value = values[index] ?? DBNull.Value;
        }

        _insert.ExecuteNonQuery();
    }
}
