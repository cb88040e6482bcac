using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Synchronization;
using CounterDesk.Web;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.LicenseLibrary.Import;
using CounterDesk.Web.LicenseLibrary.Mirror;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CounterDesk.Tests.Support;

/// <summary>The hall's library on a database of its own, empty until something is taken in.</summary>
internal sealed class TestLibrary : IAsyncDisposable
{
    private readonly AuditLog _audit;

    private TestLibrary(TestDatabase database, IKeyRing ring)
    {
        Keys = new(ring);
        Database = database;
        Source = new HallLibrary(database, Keys, NullLogger<HallLibrary>.Instance);
        Intake = new LibraryIntake(database, Keys, Time);
        _audit = SomeAudit.Log(database);
        var news = new LicenseNews(database, _audit, SomeKeys.Ring, new DeskClock(Time));
        Import = new LibraryImport(Intake, SomeLicenses.Catalog, _audit, news, Time);
        Mirror = new MirrorIntake(database, Keys, _audit, news, Time);
    }

    public TestDatabase Database { get; }

    public LibraryKeys Keys { get; }

    /// <summary>2026-03-18 10:28 in China.</summary>
    public FakeTimeProvider Time { get; } = new(new(2026, 3, 18, 2, 28, 0, TimeSpan.Zero));

    public ILicenseSource Source { get; }

    public LibraryIntake Intake { get; }

    public LibraryImport Import { get; }

    public MirrorIntake Mirror { get; }

    /// <summary>A server that takes in what a feed has.</summary>
    public Synchronization From(ILicenseFeed feed) => new(feed, Database, Mirror, _audit, Time);

    public static async Task<TestLibrary> CreateAsync(IKeyRing? ring = null) =>
        new(await TestDatabase.CreateAsync(), ring ?? SomeKeys.Ring);

    public async ValueTask DisposeAsync()
    {
        _audit.Dispose();
        await Database.DisposeAsync();
    }

    public Task<IReadOnlyList<IntakeOutcome>> TakeInAsync(params License[] licenses) => Intake.TakeInAsync(
        [.. licenses.Select(license => new BroughtLicense(license, null))], Xunit.TestContext.Current.CancellationToken);

    /// <summary>One bit of the only license's content is another from now on.</summary>
    public async Task DamageAsync()
    {
        await using var db = Database.CreateDbContext();
        var kept = await db.Set<KeptLicense>().SingleAsync(Xunit.TestContext.Current.CancellationToken);
        kept.Content = kept.Content with { Bytes = [.. kept.Content.Bytes[..^1], (byte)(kept.Content.Bytes[^1] ^ 1)] };
        await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
    }

    public Task<LicenseLookup> FindAsync(LicenseQuery query) => Source.FindAsync(query, Xunit.TestContext.Current.CancellationToken);

    /// <summary>What is found by what a clerk types.</summary>
    public Task<LicenseLookup> FindAsync(string typed) =>
        FindAsync(Assert.IsType<SearchReading.Query>(SearchText.Read(typed)).Asked);

    public Task<LicenseReading> ReadAsync(License license) =>
        Source.ReadAsync(license.Identifier, Xunit.TestContext.Current.CancellationToken);
}
