using System.Diagnostics.CodeAnalysis;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;
using CounterDesk.Web;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Auditing.Export;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CounterDesk.Tests.Support;

/// <summary>
/// A hall's log as the desk keeps it: a SQLite file, days that are closed, and anchors outside in a file of their own.
/// </summary>
internal sealed class AnchoredLog : IAsyncDisposable
{
    private readonly string _folder;
    private readonly bool _isFolderOurs;

    private AnchoredLog(string folder, bool isFolderOurs, FileDatabase database, IKeyRing ring)
    {
        (_folder, _isFolderOurs, Database, Ring) = (folder, isFolderOurs, database, ring);
        Open();
    }

    public IKeyRing Ring { get; }

    public FileDatabase Database { get; }

    /// <summary>2026-11-23 09:02 in China.</summary>
    public FakeTimeProvider Time { get; } = new(SomeAudit.At);

    public AnchorFile Anchors { get; private set; }

    public AuditLog Log { get; private set; }

    public AuditProver Prover { get; private set; }

    public ProofKeeper Keeper { get; private set; }

    public LogResumption Resumption { get; private set; }

    public LogExport Export { get; private set; }

    public EntryProofs Proofs { get; private set; }

    public LogDeletion Deletion { get; private set; }

    public string File => new DataFolder(_folder).Database;

    public static IOptions<HallOptions> Hall => Options.Create(new HallOptions { Code = SomeAudit.Hall });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A log in a folder of its own, which is deleted with this object.</summary>
    public static async Task<AnchoredLog> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("counterdesk-audit-").FullName;
        return new AnchoredLog(folder, isFolderOurs: true, FileDatabase.Create(folder), SomeKeys.Ring);
    }

    /// <summary>The log in a data folder, which stays.</summary>
    public static AnchoredLog In(string folder, FileDatabase database, IKeyRing ring) =>
        new(folder, isFolderOurs: false, database, ring);

    public async ValueTask DisposeAsync()
    {
        Log.Dispose();
        Keeper.Dispose();
        await Database.DisposeAsync();
        if (_isFolderOurs)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>The program is started anew: nothing is remembered.</summary>
    [MemberNotNull(
        nameof(Anchors), nameof(Log), nameof(Prover), nameof(Keeper), nameof(Resumption), nameof(Export), nameof(Proofs),
        nameof(Deletion))]
    public void Open()
    {
        Anchors = new AnchorFile(Options.Create(new AuditOptions()), new DataFolder(_folder));
        Log = new AuditLog(
            Database, Time, Hall, NullLogger<AuditLog>.Instance,
            new DayClosing(() => Ring, Anchors, NullLogger<DayClosing>.Instance));
        Prover = new AuditProver(Database, Anchors, Ring);
        Keeper = new ProofKeeper(
            Log, Prover, Anchors, Ring, Database, Options.Create(new AuditOptions()), Hall, new DeskClock(Time), Time,
            NullLogger<ProofKeeper>.Instance);
        Resumption = new LogResumption(Log, Prover, Anchors, Ring, Hall);
        Export = new LogExport(Log, Anchors, Ring, Database, Hall, Time);
        Proofs = new EntryProofs(Log, Ring, Database, Hall);
        Deletion = DeletionAfter(months: 6);
    }

    /// <summary>Deletes what is older than so many months; nothing where none are set.</summary>
    public LogDeletion DeletionAfter(int? months) => new(
        Log, Prover, Anchors, Ring, Database, Options.Create(new AuditOptions { KeepMonths = months }), Hall,
        new DeskClock(Time), Time);

    /// <summary>Some entries, a second apart.</summary>
    public async Task WriteAsync(int count = 1)
    {
        for (var number = 0; number < count; number++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await Log.RecordAsync(null, SomeAudit.Note(), Cancel);
        }
    }

    /// <summary>It becomes the same time of a later day.</summary>
    public void Sleep(int days = 1) => Time.Advance(TimeSpan.FromDays(days));

    public AuditProof Prove(bool whole = true) => Assert.Single(Prover.ProveAll(whole, null, Cancel));

    public AnchorReading ReadAnchors() => Anchors.Read(Ring.AuditKey);

    public async Task<List<AuditEntry>> ReadAsync()
    {
        await using var db = Database.CreateDbContext();
        return await db.Set<AuditEntry>().AsNoTracking().OrderBy(entry => entry.Sequence).ToListAsync(Cancel);
    }

    /// <summary>Who can write to the file has no use for triggers.</summary>
    public async Task TamperAsync(string sql)
    {
        await using var db = Database.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync(
            """
            DROP TRIGGER IF EXISTS AuditEntries_are_never_changed; DROP TRIGGER IF EXISTS AuditEntries_are_never_deleted
            """,
            Cancel);
        Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(sql, Cancel));
    }

    /// <summary>The database as it is now, to be brought back later.</summary>
    public async Task<string> BackUpAsync()
    {
        var backup = Path.Combine(_folder, $"backup-{Guid.NewGuid():N}.db");
        await using var db = Database.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync("VACUUM INTO {0}", [backup], Cancel);
        return backup;
    }

    public void BringBack(string backup)
    {
        using var connection = new SqliteConnection($"Data Source={File}");
        SqliteConnection.ClearPool(connection);
        foreach (var file in Directory.EnumerateFiles(_folder, Path.GetFileName(File) + "*"))
        {
            System.IO.File.Delete(file);
        }

        System.IO.File.Copy(backup, File);
        Open();
    }

    /// <summary>
    /// What a tamperer does who knows how entries are hashed: from <paramref name="first"/> on all is written anew, and
    /// the head with it.
    /// </summary>
    public async Task RewriteAsync(long first, Func<AuditEntry, AuditNote> change)
    {
        var entries = await ReadAsync();
        var head = AuditHead.BeforeTheFirst(SomeAudit.Hall);
        entries.ForEach(entry =>
        {
            if (entry.Sequence < first)
            {
                head.MoveTo(entry);
            }
        });
        await using var db = Database.CreateDbContext();
        await TamperAsync($"DELETE FROM AuditEntries WHERE Sequence >= {first}");
        foreach (var entry in entries.Where(entry => entry.Sequence >= first))
        {
            var anew = new AuditEntry(head, change(entry), entry.Announcement, entry.AtUtc);
            head.MoveTo(anew);
            db.Add(anew);
        }

        db.Update(head);
        db.Entry(head).Property(row => row.Sequence).OriginalValue = entries[^1].Sequence;
        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>The note that an entry was made of.</summary>
    public static AuditNote NoteOf(AuditEntry entry) => new()
    {
        Action = Enum.Parse<AuditAction>(entry.Action),
        Outcome = Enum.Parse<AuditOutcome>(entry.Outcome),
        Actor = entry.Actor,
        Role = entry.Role,
        Counter = entry.Counter,
        Visit = entry.Visit,
        Purpose = entry.Purpose,
        Basis = entry.Basis,
        Subject = entry.Subject,
        SubjectHash = entry.SubjectHash,
        LicenseHash = entry.LicenseHash,
        KindCode = entry.KindCode,
        Details = [.. AuditDetail.Read(entry.Details).Select(detail => new AuditDetail(detail.Key, detail.Value))],
    };
}
