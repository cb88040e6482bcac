using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing.Search;

namespace CounterDesk.Tests.Web.Auditing;

/// <summary>A log grows by hundreds of thousands a day. No page sorts it, and none goes through it row by row.</summary>
public sealed class AuditReaderPlanTests
{
    private static readonly byte[] _hash = new byte[32];

    public static TheoryData<string, AuditQuestion, string> Questions => new()
    {
        { "all", new(), "(Hall=? AND Sequence>? AND Sequence<?)" },
        { "a later page", new() { Before = 3 }, "(Hall=? AND Sequence>? AND Sequence<?)" },
        { "a clerk", new() { Actor = "clerk-7" }, "(Hall=? AND Actor=? AND Sequence>? AND Sequence<?)" },
        { "an action", new() { Action = AuditAction.Search }, "(Hall=? AND Action=? AND Sequence>? AND Sequence<?)" },
        { "an outcome", new() { Outcome = AuditOutcome.Failed }, "(Hall=? AND Outcome=? AND Sequence>? AND Sequence<?)" },
        { "a kind", new() { KindCode = SomeLicenses.ResidentIdCard }, "(Hall=? AND KindCode=? AND Sequence>? AND Sequence<?)" },
        { "a person", new() { Term = new AuditTerm.Subject(_hash, "") }, "(Hall=? AND SubjectHash=? AND Sequence>? AND Sequence<?)" },
        { "a license", new() { Term = new AuditTerm.License(_hash) }, "(Hall=? AND LicenseHash=? AND Sequence>? AND Sequence<?)" },
        { "some hours", new() { From = new(2026, 3, 17), FromTime = new(9, 0), To = new(2026, 3, 17), ToTime = new(9, 59) }, "(Hall=? AND Sequence>? AND Sequence<?)" },
        { "some hours of a clerk", new() { Actor = "clerk-7", From = new(2026, 3, 17), FromTime = new(9, 0) }, "(Hall=? AND Actor=? AND Sequence>? AND Sequence<?)" },
        { "a visit", new() { Term = new AuditTerm.Visit(Guid.CreateVersion7()) }, "(Visit=? AND Hall=? AND Sequence>? AND Sequence<?)" },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_page_is_read_in_the_order_of_an_index(string name, AuditQuestion question, string index)
    {
        var steps = await ExplainAsync(reader =>
            reader.FindAsync(question, SomeProofs.Auditor, TestContext.Current.CancellationToken));

        Assert.True(
            steps.Any(step => step.EndsWith(index, StringComparison.Ordinal)), $"{name}: {string.Join('\n', steps)}");
        AssertIndexed(steps);
    }

    // A million entries of a day are not gone through for the first one after nine.
    [Fact]
    public async Task Where_an_hour_begins_and_ends_is_found_in_an_index_alone()
    {
        var steps = await ExplainAsync(reader => reader.FindAsync(
            new() { From = new(2026, 3, 17), FromTime = new(9, 0), To = new(2026, 3, 18), ToTime = new(9, 59) }, SomeProofs.Auditor,
            TestContext.Current.CancellationToken));

        Assert.Equal(2, steps.Count(step => step.EndsWith(
            "USING COVERING INDEX IX_AuditEntries_Hall_AtUtc_Sequence (Hall=? AND AtUtc>? AND AtUtc<?)", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Days_people_and_places_are_found_by_indexes_too()
    {
        AssertIndexed(await ExplainAsync(reader => reader.FindAsync(
            new() { From = new(2026, 3, 17), To = new(2026, 3, 18), Term = AuditTerm.Read("5F3A91C2") }, SomeProofs.Auditor,
            TestContext.Current.CancellationToken)));
        AssertIndexed(await ExplainAsync(reader => reader.FindAsync(
            new() { Term = new AuditTerm.Number("E12345678") }, SomeProofs.Auditor, TestContext.Current.CancellationToken)));
        AssertIndexed(await ExplainAsync(
            reader => reader.FindActorsAsync(SomeProofs.Auditor, TestContext.Current.CancellationToken)));
        AssertIndexed(await ExplainAsync(
            reader => reader.ReadPlaceAsync(2, SomeProofs.Auditor, TestContext.Current.CancellationToken)));
    }

    private static void AssertIndexed(IReadOnlyList<string> steps)
    {
        Assert.NotEmpty(steps);
        Assert.DoesNotContain(steps, step => step.Contains("FOR ORDER BY", StringComparison.Ordinal));
        Assert.DoesNotContain(steps, step => step.StartsWith("SCAN a", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> ExplainAsync(Func<AuditReader, Task> ask)
    {
        await using var desk = await TestDesk.CreateAsync();
        for (var number = 0; number < 5; number++)
        {
            await desk.Audit.RecordAsync(null, SomeAudit.Note(), TestContext.Current.CancellationToken);
        }

        var explained = new ExplainedDatabase(desk.Database);
        await ask(new AuditReader(explained, desk.Audit, SomeKeys.Ring, AnchoredLog.Hall, desk.Time));
        return [.. explained.Steps];
    }
}
