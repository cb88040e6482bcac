using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Signing;
using CounterDesk.Web;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Keys;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.Mandates;
using CounterDesk.Web.Objections;
using CounterDesk.Web.Proofs;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Support;

/// <summary>The key ring of a hall on a folder and a database of its own, and what its administrator works with.</summary>
internal sealed class TestKeys : IAsyncDisposable
{
    private TestKeys(TestDesk desk)
    {
        Desk = desk;
        Data.Make();
        KeyRingFile.Write(Data.Keys, KeyRingContent.Generate(desk.Time.GetUtcNow().UtcDateTime.AddDays(-70)));
        Ring = OpenRing();
        Hall = Options.Create(SomeCopyDesk.Hall);
        var clock = new DeskClock(desk.Time);
        Rekeying = new(desk.Database, desk.Audit, Ring, Stores, desk.Time, NullLogger<Rekeying>.Instance);
        Keys = new(desk.Database, desk.Audit, Ring, Data, Stores, Rekeying, Hall, clock);
        Withdrawing = new(Keys, desk.Audit, Options.Create(new ConfirmationOptions()), desk.Time);
        Exporting = new(desk.Database, desk.Audit, Ring, Hall, clock);
        Restoring = new(desk.Database, desk.Audit, Data, Stores, Hall);
    }

    public static Clerk Administrator => TestTrust.Administrator;

    public static Clerk Supervisor { get; } = new("demo-0102", "0102", "罗静", "", [DeskRoles.Supervisor]);

    /// <summary>As the modules register them; a test holds these against the program's.</summary>
    public static KeyedStore[] Stores { get; } =
    [
        new KeyedStore<KeptLicense, Guid>("LibraryLicenses", KeyUse.LicenseContent),
        new KeyedStore<KeptFile, Guid>("LibraryFiles", KeyUse.LicenseContent),
        new KeyedStore<PartyIdentity, Guid>("Parties", KeyUse.PartyIdentity),
        new KeyedStore<ObjectionEvidence, string>("ObjectionEvidence", KeyUse.ObjectionEvidence),
        new KeyedStore<MandateRecord, Guid>("MandateWords", KeyUse.MandateWords),
        new KeyedStore<ProofContent, Guid>("Proofs", KeyUse.Proof),
        new KeyedStore<CopyReportWords, Guid>("ReportWords", KeyUse.ReportWords),
        new KeyedStore<AdvanceCopy, Guid>("AdvanceCopies", KeyUse.AdvanceCopy),
    ];

    public TestDesk Desk { get; }

    public DataFolder Data { get; } = new(Directory.CreateTempSubdirectory("counterdesk-keys-").FullName);

    public IOptions<HallOptions> Hall { get; }

    public HallKeyRing Ring { get; }

    public Rekeying Rekeying { get; }

    public KeyDesk Keys { get; }

    public KeyWithdrawing Withdrawing { get; }

    public KeyExporting Exporting { get; }

    public KeyRestoring Restoring { get; }

    public string RingFile => KeyRingFile.PathIn(Data.Keys);

    public KeyRingContent Content => KeyRingFile.Read(Data.Keys)!;

    /// <summary>A hall whose database knows its ring.</summary>
    public static async Task<TestKeys> CreateAsync()
    {
        var keys = new TestKeys(await TestDesk.CreateAsync());
        await using var db = keys.Desk.Database.CreateDbContext();
        db.Add(new KeyRingMark(SomeAudit.Hall, new FileKeyRing(keys.Content).Id, keys.Desk.Time.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        return keys;
    }

    /// <summary>Withdraws a key, confirmed by a supervisor. Null when nobody could be asked, or it changed meanwhile.</summary>
    public Task<int?> WithdrawAsync(string id, KeyWithdrawal withdrawal, Clerk? administrator = null) =>
        WithdrawAsync(Withdrawing, id, withdrawal, administrator ?? Administrator);

    /// <summary>The same at another hall.</summary>
    public static async Task<int?> WithdrawAsync(
        KeyWithdrawing withdrawing, string id, KeyWithdrawal withdrawal, Clerk administrator)
    {
        var cancellation = Xunit.TestContext.Current.CancellationToken;
        return await withdrawing.AskAsync(id, withdrawal, administrator, cancellation) is { } pending
            && await withdrawing.DecideAsync(
                pending.Request.Id, Supervisor, ConfirmationWay.AtTheDesk, ConfirmationAnswer.Confirmed, cancellation)
                is WithdrawalEntry.Ended({ End: WithdrawalEnd.Withdrawn, Copies: var copies })
            ? copies
            : null;
    }

    /// <summary>As another process on the same folder has it.</summary>
    public HallKeyRing OpenRing() => new(Data.Keys, NullLogger<HallKeyRing>.Instance);

    public async Task<KeyRingMark> ReadMarkAsync()
    {
        await using var db = Desk.Database.CreateDbContext();
        return await db.Set<KeyRingMark>().AsNoTracking().SingleAsync(Xunit.TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Rekeying.Dispose();
        Exporting.Dispose();
        await Desk.DisposeAsync();
        Directory.Delete(Data.Path, recursive: true);
    }
}
