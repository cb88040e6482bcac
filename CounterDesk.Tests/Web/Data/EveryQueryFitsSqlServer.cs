using CounterDesk.Tests.Support;
using CounterDesk.Tests.Web.Data;

[assembly: AssemblyFixture(typeof(EveryQueryFitsSqlServer))]

namespace CounterDesk.Tests.Web.Data;

/// <summary>
/// Fails the run when a query that some test ran on SQLite does not fit SQL Server. A query that no test runs is not
/// looked at, and has no other proof either.
/// </summary>
public sealed class EveryQueryFitsSqlServer : IDisposable
{
    public void Dispose()
    {
        var queries = SqlServerTwin.Instance.Queries.ToList();
        var faults = queries.Count is 0 ? [] : SqlServerSchema.Migrated().FindFaults(queries);
        string[] all = [.. SqlServerTwin.Instance.Untranslatable, .. faults];
        Assert.True(all.Length is 0, string.Join("\n\n", all));
    }
}
