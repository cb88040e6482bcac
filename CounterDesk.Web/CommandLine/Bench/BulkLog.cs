using System.Diagnostics;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>
/// Fills an audit log on SQLite as a large hall does in weeks: the chain, the closed days and the anchors of the product, by
/// a prepared statement, because the way of the desk, a commit an entry, would be most of a bench.
/// </summary>
internal sealed class BulkLog(IServiceProvider services)
{
    public const int PerDay = 250_000;
    private const int Clerks = 400;
    private const int PerVisit = 25;
    private const int Batch = 50_000;

    // What a visit writes, over and over; one entry in a thousand is refused, one in ten thousand fails.
    private static readonly AuditAction[] _actions =
    [
        AuditAction.VisitOpened, AuditAction.IdentityRecorded, AuditAction.PurposeRecorded, AuditAction.ConsentAsked,
        AuditAction.ConsentGiven, AuditAction.Search, AuditAction.Search, AuditAction.LicenseOpened,
        AuditAction.LicenseOpened, AuditAction.LicenseVerified, AuditAction.CopyReserved, AuditAction.CopySent,
        AuditAction.CopyPrinted, AuditAction.Rated, AuditAction.VisitClosed,
    ];

    private static readonly DateTime _from = new(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc);

    private readonly string[] _kinds =
        [.. services.GetRequiredService<LicenseKindCatalog>().All.Select(kind => kind.Code)];

    private readonly IKeyRing _keys = services.GetRequiredService<IKeyRing>();
    private readonly string _hall = services.GetRequiredService<IOptions<HallOptions>>().Value.Code;

    public static string ActorOf(long number) => string.Create(CultureInfo.InvariantCulture, $"bench-{number / PerVisit % Clerks:0000}");

    public static Guid VisitOf(long number) => new((int)(number / PerVisit), 0, 0, new byte[8]);

    /// <summary>A person comes to about one visit in two hundred thousand entries.</summary>
    public static byte[] PersonOf(long number) => HashOf("person", number / PerVisit % 8_000);

    public static byte[] LicenseOf(long number) => HashOf("license", number / PerVisit % 16_000);

    public string KindOf(long number) => _kinds[number / PerVisit % _kinds.Length];

    public async Task<Measurement> FillAsync(int entries, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CounterDeskDb>>().CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await ExecuteAsync(connection, "PRAGMA synchronous = OFF; PRAGMA cache_size = -500000", cancellationToken);

        var start = Stopwatch.GetTimestamp();
        var head = AuditHead.BeforeTheFirst(_hall);
        var day = new Day(1, new MerkleTree());
        while (head.Sequence < entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            using var insert = new EntryInsert(connection);
            for (var end = Math.Min(entries, head.Sequence + Batch); head.Sequence < end;)
            {
                day = Write(insert, head, day);
            }

            await transaction.CommitAsync(cancellationToken);
        }

        db.Add(head);
        await db.SaveChangesAsync(cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(start);
        await ExecuteAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
        return new Measurement(
            "audit: a log filled (not as the desk does)", [elapsed], elapsed, 0,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{entries:N0} entries, {new FileInfo(connection.DataSource).Length / 1024 / 1024} MiB database"));
    }

    private Day Write(EntryInsert insert, AuditHead head, Day day)
    {
        var number = head.Sequence;
        var at = _from.AddDays(number / PerDay).AddMilliseconds(number % PerDay * 100);
        AuditNote note;
        if (number > 0 && number % PerDay is 0)
        {
            var anchor = AnchorOf(head, day, at);
            services.GetRequiredService<AnchorFile>().Append(anchor);
            (note, day) = (anchor.ToNote(), new Day(number + 1, new MerkleTree()));
        }
        else
        {
            note = NoteOf(number);
        }

        var entry = new AuditEntry(head, note, null, at);
        head.MoveTo(entry);
        day.Tree.Add(entry.Hash);
        insert.Write(entry);
        return day;
    }

    private AuditNote NoteOf(long number) => new()
    {
        Action = _actions[number % _actions.Length],
        Outcome = number % 10_000 is 7 ? AuditOutcome.Failed : number % 1000 is 3 ? AuditOutcome.Refused : AuditOutcome.Done,
        Actor = ActorOf(number),
        Role = "clerk",
        Counter = "3",
        Visit = VisitOf(number),
        Purpose = "不动产转移登记",
        Basis = "HolderAuthorization",
        Subject = "999901********0021",
        SubjectHash = PersonOf(number),
        LicenseHash = number % 3 is 0 ? LicenseOf(number) : null,
        KindCode = number % 3 is 0 ? KindOf(number) : null,
        Details = [new("Hits", "2"), new("Source", "library")],
    };

    private AuditAnchor AnchorOf(AuditHead head, Day day, DateTime at) => new AuditAnchor
    {
        Kind = AuditAnchorKind.Day,
        Hall = _hall,
        Day = DateOnly.FromDateTime(at.AddDays(-1)),
        First = day.First,
        Last = head.Sequence,
        Head = Convert.ToHexStringLower(head.Hash),
        Root = Convert.ToHexStringLower(day.Tree.Root()),
        AtUtc = at,
    }.SignedBy(_keys);

    private static byte[] HashOf(string what, long number) =>
        Sm3.Hash(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{what} {number}")));

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private sealed record Day(long First, MerkleTree Tree);
}
