using CounterDesk.Domain.Audit;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.External.ShownCodes;
using CounterDesk.Web.Mandates;
using CounterDesk.Web.Proofs;
using CounterDesk.Web.ServiceItems;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Trust;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CounterDesk.Tests.Support;

/// <summary>The desk's services on a database of their own, with a clock that stands until it is moved.</summary>
internal sealed class TestDesk : IAsyncDisposable
{
    // A folder that is not there: nobody is trusted.
    private static readonly TrustFolder _nobody =
        new(new DataFolder("no-such-folder"), NullLogger<TrustFolder>.Instance);

    private TestDesk(TestDatabase database)
    {
        Database = database;
        Audit = new AuditLog(
            database, Time, Options.Create(new HallOptions { Code = SomeAudit.Hall }), NullLogger<AuditLog>.Instance);
        var clock = new DeskClock(Time);
        Record = new VisitRecord(database, Audit, Contents, Changes, clock);
        Visits = new VisitDesk(database, Audit, Contents, Changes, clock);
        Parties = new PartyDesk(database, Record, Contents, SomeKeys.Ring, clock);
        Sessions = new DeskSessions(Time, Options.Create(new SignInOptions()));
        Lock = new DeskLock(database, Record, Contents, Sessions, Visits, clock);
        Handovers = new Handovers(database, Record, Contents, clock);
        Consent = new ConsentDesk(Record, Contents, SomeLicenses.Catalog);
        Screen = SignedWith(SomeKeys.Ring);
        Items = new ServiceItemList(database, Options.Create(new HallOptions { Code = SomeAudit.Hall }), Time);
        Mandates = new MandateDesk(
            database, Record, Contents, Items, SomeLicenses.Catalog, SomeKeys.Ring, Options.Create(new MandateOptions()),
            clock);
        News = new LicenseNews(database, Audit, SomeKeys.Ring, clock);
        Sharing = new SharingPlatforms(
            () => [.. Platforms.Select(platform => new RoutedPlatform(platform, platform.Options))]);
        Watch = new SourceWatch(Sharing, Time);
        Calls = new PlatformCalls(Options.Create(SomeCopyDesk.Hall), Options.Create(Sources), Contents);
        PlatformDesk = new PlatformDesk(
            Sharing, Calls, Audit, News, Contents, Watch, Options.Create(SomeCopyDesk.Hall), Options.Create(Sources), clock, Time,
            NullLogger<PlatformDesk>.Instance);
        ShownCodes = new ShownCodeDesk(
            database, Audit, Contents, CodeSource, Sharing, PlatformDesk, SomeLicenses.Catalog, SomeKeys.Ring,
            Options.Create(new ShownCodeOptions()), Time);
        Phones = new PhoneConsentDesk(database, Audit, Contents, Sharing, Calls, Consent, SomeKeys.Ring);
        LookUp = new LookUp(
            database, Audit, Source, SomeLicenses.Catalog, SomeKeys.Ring, _nobody, Items, Contents, Changes,
            News, PlatformDesk, Watch, clock, Time);
    }

    public static Clerk Colleague { get; } = new("demo-0318", "0318", "陈立", "4", [DeskRoles.Clerk]);

    public TestDatabase Database { get; }

    /// <summary>2026-03-18 10:28 in China.</summary>
    public FakeTimeProvider Time { get; } = new(new(2026, 3, 18, 2, 28, 0, TimeSpan.Zero));

    public AuditLog Audit { get; }

    public VisitContents Contents { get; } = new();

    public VisitChanges Changes { get; } = new();

    public ServiceItemList Items { get; }

    public VisitRecord Record { get; }

    public VisitDesk Visits { get; }

    public PartyDesk Parties { get; }

    public DeskSessions Sessions { get; }

    public DeskLock Lock { get; }

    public StubCodes CodeSource { get; } = new();

    public ShownCodeDesk ShownCodes { get; }

    public PhoneConsentDesk Phones { get; }

    public MandateDesk Mandates { get; }

    public Handovers Handovers { get; }

    public ConsentDesk Consent { get; }

    public ScreenAnswers Screen { get; }

    public StubSource Source { get; } = new();

    /// <summary>The hall's sharing platforms: none, until a test brings some before it asks.</summary>
    public List<StubPlatform> Platforms { get; } = [];

    public SharingPlatforms Sharing { get; }

    public LicenseSourceOptions Sources { get; } = new() { OfficeCode = SomeCalls.OfficeCode };

    public PlatformCalls Calls { get; }

    public PlatformDesk PlatformDesk { get; }

    public SourceWatch Watch { get; }

    public LicenseNews News { get; }

    public LookUp LookUp { get; }

    /// <param name="isFile">Where something goes on beside the test.</param>
    public static async Task<TestDesk> CreateAsync(bool isFile = false) => new(await TestDatabase.CreateAsync(isFile));

    public async ValueTask DisposeAsync()
    {
        Audit.Dispose();
        Items.Dispose();
        await Database.DisposeAsync();
    }

    /// <summary>The screen's answers, where signatures are kept under these keys.</summary>
    public ScreenAnswers SignedWith(IKeyRing keys)
    {
        var clock = new DeskClock(Time);
        var proofs = new ProofStore(Database, Audit, keys, Contents, Options.Create(new ProofOptions()), clock);
        return new(Database, Record, proofs, clock);
    }

    /// <summary>Waits until every platform of the visit's search has answered.</summary>
    public async Task AllToldAsync(Guid visit)
    {
        while (Contents.Of(visit).Search is { IsAsking: true })
        {
            await Task.Delay(10, Xunit.TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A visit that is past purpose and basis.</summary>
    public async Task<Visit> OpenVisitAsync(Purpose? purpose = null) =>
        await ReadVisitAsync((await Visits.OpenAgreedAsync(Parties, Consent, purpose)).Id);

    /// <summary>The hall's list has these from now on.</summary>
    public async Task BringAsync(params IEnumerable<ServiceItem> items)
    {
        var intake = new ServiceItemIntake(
            Database, Audit, Items, SomeLicenses.Catalog, Options.Create(new HallOptions { Code = SomeAudit.Hall }),
            new DeskClock(Time));
        var offer = await intake.CompareAsync(
            "items.json", SomeServiceItems.FileOf(items), Xunit.TestContext.Current.CancellationToken);
        await intake.TakeAsync(offer, administrator: null, Xunit.TestContext.Current.CancellationToken);
    }

    /// <summary>A visit at whose beginning nobody is known yet.</summary>
    public Task<Visit> ReceiveAsync(Visitor visitor = Visitor.Applicant, VisitNeeds needs = VisitNeeds.None) =>
        Visits.OpenAsync(SomeClerk.Value, visitor, needs, Xunit.TestContext.Current.CancellationToken);

    /// <summary>What the person turns out to need in the middle of the visit.</summary>
    public Task NeedAsync(Visit visit, VisitNeeds needs) =>
        Screen.RequireAsync(visit.Counter, _ => needs, Xunit.TestContext.Current.CancellationToken);

    public async Task<Visit> ReadVisitAsync(Guid id)
    {
        await using var db = Database.CreateDbContext();
        return await db.Set<Visit>().AsNoTracking()
            .SingleAsync(visit => visit.Id == id, Xunit.TestContext.Current.CancellationToken);
    }

    /// <summary>The hall's log, oldest first.</summary>
    public async Task<List<AuditEntry>> ReadLogAsync()
    {
        await using var db = Database.CreateDbContext();
        return await db.Set<AuditEntry>().AsNoTracking().OrderBy(entry => entry.Sequence)
            .ToListAsync(Xunit.TestContext.Current.CancellationToken);
    }

    /// <summary>From now on no entry can be written.</summary>
    public async Task BreakAuditAsync()
    {
        await using var db = Database.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync(
            "ALTER TABLE AuditHeads RENAME TO Lost", Xunit.TestContext.Current.CancellationToken);
    }

    public async Task MendAuditAsync()
    {
        await using var db = Database.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync(
            "ALTER TABLE Lost RENAME TO AuditHeads", Xunit.TestContext.Current.CancellationToken);
    }
}
