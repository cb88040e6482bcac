using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CounterDesk.Web.Data;

/// <summary>
/// Makes a commit on SQLite mean that it is on the disk, a deletion that it is gone from the file, and a writer wait
/// its turn. SQLite keeps the journal mode in
/// the file, where
/// EF Core sets it to a write-ahead log; how far a commit waits, and for whom, is forgotten with each connection.
/// </summary>
internal sealed class SqliteDurability : DbConnectionInterceptor
{
    // Left to itself the client library asks a busy database again only every 150 ms; SQLite does within the first.
    private const string Durable =
        "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA busy_timeout = 10000";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Durable;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Durable;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
