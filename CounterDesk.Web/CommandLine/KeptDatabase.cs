using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.CommandLine;

/// <summary>The database of a hall that was there before, for verbs that only read.</summary>
internal static class KeptDatabase
{
    /// <summary>Says that there is none; null when there is. SQLite would make an empty one.</summary>
    public static string? FindFault(CounterDeskDb db, IServiceProvider services)
    {
        var file = services.GetRequiredService<DataFolder>().Database;
        return db.Database.IsSqlite() && !File.Exists(file) ? $"There is no database {file}." : null;
    }
}
