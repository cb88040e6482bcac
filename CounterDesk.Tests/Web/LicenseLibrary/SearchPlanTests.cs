using CounterDesk.Domain.Licenses;
using CounterDesk.Tests.Support;
using CounterDesk.Web.LicenseLibrary;
using Microsoft.Extensions.Logging.Abstractions;

namespace CounterDesk.Tests.Web.LicenseLibrary;

/// <summary>A library grows to millions. No search may go through a table row by row.</summary>
public sealed class SearchPlanTests
{
    [Theory]
    [InlineData("999901194006120021")]
    [InlineData("J999901-2019-000386")]
    [InlineData("林秀兰 1940-06-12")]
    [InlineData("1.2.156.3005.2.11100000000013127D001.11999900MB0TE5T01T.20260101000001.001.0")]
    public async Task A_search_uses_the_indexes(string typed)
    {
        await using var database = await TestDatabase.CreateAsync();
        var explained = new ExplainedDatabase(database);
        var library = new HallLibrary(explained, new LibraryKeys(SomeKeys.Ring), NullLogger<HallLibrary>.Instance);
        var query = Assert.IsType<SearchReading.Query>(SearchText.Read(typed)).Asked;

        Assert.IsType<LicenseLookup.None>(await library.FindAsync(query, Xunit.TestContext.Current.CancellationToken));

        Assert.Contains(explained.Steps, step => step.Contains("USING INDEX", StringComparison.Ordinal));
        Assert.DoesNotContain(explained.Steps, step => step.StartsWith("SCAN l", StringComparison.OrdinalIgnoreCase));
    }
}
