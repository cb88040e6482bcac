using System.Diagnostics;
using System.Globalization;
using System.Text;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>
/// Fills a SQLite database with one day of a very large hall: every visit verifies two licenses and leaves what visits
/// leave in the log and in the tables. The entries are chained; the rows are made by statements, not by the desk.
/// </summary>
internal sealed class BulkDay(IServiceProvider services)
{
    private const int VerificationsOfVisit = 2;
    private const int PhasesOfVisit = 6;
    private const int Clerks = 400;
    private const int Batch = 2_000;

    // As many as there are clerks are still there.
    private const int Open = Clerks;

    // One visit in ten is of somebody who was there before; one license in ten has a field uncovered.
    private const int PeopleOfTenVisits = 9;
    private const int LicensesOfOneRevealed = 10;
    private const int Recipients = 60;

    // Two of three visits leave two papers, the others one; one paper in so many is spoiled.
    private const int PapersOfThreeVisits = 5;
    private const int PapersOfOneSpoiled = 50;

    private static readonly string[] _regions = ["999901", "999902", "999921", "999922"];
    private static readonly string[] _matters =
        ["不动产转移登记", "出生医学证明换发", "住房公积金提取", "经营主体变更登记", "社会保险关系转移", "老年人优待证办理"];

    // From nine to twenty past five, earlier where that is still ahead: what lies ahead is of no visit that has ended.
    private const int SecondsSince = 10 * 60;
    private static readonly DateTimeOffset _now = new DeskClock(TimeProvider.System).Now;
    private static readonly int _seconds = (int)Math.Clamp(_now.TimeOfDay.TotalSeconds - SecondsSince, 60, 30_000);
    private static readonly DateTimeOffset _began =
        _now.AddSeconds(-Math.Max(_seconds + SecondsSince, _now.TimeOfDay.TotalSeconds - (9 * 60 * 60)));

    private const string FamilyNames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";

    private readonly string[] _kinds =
        [.. services.GetRequiredService<LicenseKindCatalog>().All.Select(kind => kind.Code)];

    private int _papers;
    private int _visits;

    private readonly string _hall = services.GetRequiredService<IOptions<HallOptions>>().Value.Code;

    /// <summary>Today: the day that the log has not closed.</summary>
    public static DateOnly Day { get; } = DateOnly.FromDateTime(_now.DateTime);

    /// <summary>When the hall is open that has such a day.</summary>
    public static (TimeOnly Opens, TimeOnly Closes) Hours =>
        (TimeOnly.FromDateTime(_began.DateTime), TimeOnly.FromDateTime(_began.DateTime.AddSeconds(_seconds)));

    public async Task<Measurement> FillAsync(int verifications, CancellationToken cancellationToken)
    {
        var visits = _visits = verifications / VerificationsOfVisit;
        await using var db = await services.GetRequiredService<IDbContextFactory<CounterDeskDb>>().CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await ExecuteAsync(connection, "PRAGMA synchronous = OFF; PRAGMA cache_size = -500000", cancellationToken);
        var start = Stopwatch.GetTimestamp();
        var head = AuditHead.BeforeTheFirst(_hall);
        for (var visit = 0; visit < visits;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            using var insert = new EntryInsert(connection);
            for (var end = Math.Min(visits, visit + Batch); visit < end; visit++)
            {
                Write(insert, head, visit, visits);
            }

            await transaction.CommitAsync(cancellationToken);
        }

        db.Add(head);
        db.AddRange(Enumerable.Range(0, Clerks).Select(clerk =>
        {
            var member = new StaffMember(ClerkOf(clerk));
            member.SignIn(new(member.Id, $"{clerk}", $"{FamilyNames[clerk % FamilyNames.Length]}丽", "", []), [], HashOf("clerk", clerk), At(0, visits));
            return member;
        }));
        await db.SaveChangesAsync(cancellationToken);
        await FillTablesAsync(connection, visits, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(start);
        await ExecuteAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
        return new Measurement(
            "report: a day filled (not as the desk does)", [elapsed], elapsed, 0,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{visits:N0} visits, {head.Sequence:N0} entries, {new FileInfo(connection.DataSource).Length / 1024 / 1024} MiB database"));
    }

    /// <summary>So many entries more, as the desk writes them: licenses of visits that are open are opened and verified again.</summary>
    public async Task WorkOnAsync(int entries, CancellationToken cancellationToken)
    {
        var notes = Enumerable.Range(0, Math.Min(Open, _visits)).Select(visit => _visits - 1 - visit).SelectMany(NotesOf)
            .Where(note => note.Action is AuditAction.LicenseOpened or AuditAction.LicenseVerified
                && note.Outcome is not AuditOutcome.Announced)
            .Take(entries).ToList();
        await using var db = await services.GetRequiredService<IDbContextFactory<CounterDeskDb>>()
            .CreateDbContextAsync(cancellationToken);
        await services.GetRequiredService<AuditLog>().RecordAsync(db, null, notes, cancellationToken);
    }

    private static string ClerkOf(int visit) => string.Create(CultureInfo.InvariantCulture, $"bench-{visit % Clerks:0000}");

    private static byte[] HashOf(string what, int number) =>
        Sm3.Hash(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{what} {number}")));

    private static Guid VisitOf(int visit) => new(visit, 0, 0, new byte[8]);

    private static DateTime At(int visit, int visits) =>
        _began.UtcDateTime.AddSeconds((long)visit * _seconds / visits);

    private string NumberOf(long paper) => CopyNumber.Create(_hall, Day, (int)paper + 1).Value;

    private void Write(EntryInsert insert, AuditHead head, int visit, int visits)
    {
        foreach (var note in NotesOf(visit))
        {
            var answered = note.Outcome is not AuditOutcome.Announced
                && note.Action is AuditAction.Search or AuditAction.LicenseOpened or AuditAction.CopySent;
            var entry = new AuditEntry(head, note, answered ? head.Sequence : null, At(visit, visits));
            head.MoveTo(entry);
            insert.Write(entry);
        }
    }

    private IEnumerable<AuditNote> NotesOf(int visit)
    {
        var (matter, person) = (_matters[visit / 7 % _matters.Length], visit % (_visits * PeopleOfTenVisits / 10));
        yield return Note(AuditAction.VisitOpened, ("Visitor", visit % 9 is 0 ? "Agent" : "Applicant"), ("Needs", "None"));
        yield return Note(AuditAction.IdentityRecorded, ("Role", "Applicant"), ("Method", "CardReader"), ("Face", "Same"));
        yield return Note(AuditAction.PurposeRecorded);
        yield return Note(AuditAction.ConsentAsked);
        yield return Note(AuditAction.ConsentGiven, ("Way", "OnScreen"));
        var isSilent = visit % 200 is 0;
        var asked = Note(AuditAction.Search, ("Form", "ByHolder"), ("Source", "library"));
        yield return asked with { Outcome = AuditOutcome.Announced };
        yield return isSilent
            ? asked with { Outcome = AuditOutcome.CouldNotBeTold }
            : asked with { Details = asked.Details.Add(new("Hits", $"{visit % 7}")) };
        for (var number = 0; number < VerificationsOfVisit; number++)
        {
            var license = HashOf("license", (visit * VerificationsOfVisit) + number);
            var kind = _kinds[(visit + number) % _kinds.Length];
            var opened = Note(AuditAction.LicenseOpened, ("Source", "library")) with { KindCode = kind, LicenseHash = license };
            yield return opened with { Outcome = AuditOutcome.Announced };
            yield return opened;
            var (genuine, inForce, reason) = (visit + number) % 100 is 3 ? ("Yes", "Expired", "Expired")
                : (visit + number) % 100 is 5 ? ("CouldNotBeTold", "Yes", "NoFile")
                : ("Yes", "Yes", "");
            var verified = Note(
                AuditAction.LicenseVerified, ("Genuine", genuine), ("InForce", inForce), ("Source", "library"),
                ("Region", _regions[visit % _regions.Length]), ("Reason", reason));
            yield return verified with
            {
                KindCode = kind, LicenseHash = license, Outcome = genuine is "Yes" ? AuditOutcome.Done : AuditOutcome.CouldNotBeTold,
            };
            if (((visit * VerificationsOfVisit) + number) % LicensesOfOneRevealed is 0)
            {
                yield return Note(AuditAction.FieldRevealed) with { KindCode = kind, LicenseHash = license };
            }
        }

        for (var number = 0; number < (visit % 3 is 0 ? 1 : 2); number++)
        {
            var copy = ("Number", NumberOf(_papers));
            var isSpoiled = _papers++ % PapersOfOneSpoiled is 0;
            var kind = _kinds[number];
            yield return Note(AuditAction.CopyReserved, copy) with { KindCode = kind };
            yield return Note(AuditAction.CopySent, copy) with { KindCode = kind, Outcome = AuditOutcome.Announced };
            yield return Note(AuditAction.CopySent, copy) with { KindCode = kind };
            yield return Note(isSpoiled ? AuditAction.CopySpoiled : AuditAction.CopyPrinted, copy) with { KindCode = kind };
        }

        if (visit >= _visits - Open)
        {
            yield break;
        }

        yield return Note(AuditAction.Rated, ("Given", "True"));
        yield return Note(AuditAction.VisitClosed, ("End", "Closed"));

        AuditNote Note(AuditAction action, params (string Name, string Value)[] details) => new()
        {
            Action = action,
            Actor = ClerkOf(visit),
            Role = "clerk",
            Counter = string.Create(CultureInfo.InvariantCulture, $"{(visit % Clerks) + 1}"),
            Visit = VisitOf(visit),
            Purpose = visit % 3 is 0 ? matter : $"{matter} → 第{(visit + (visit / Clerks)) % Recipients + 1}银行",
            Basis = "HolderAuthorization, OnScreen",
            Subject = $"{FamilyNames[person % FamilyNames.Length]}*",
            SubjectHash = HashOf("person", person),
            Details =
            [
                .. from detail in details where detail.Value.Length > 0 select new AuditDetail(detail.Name, detail.Value),
            ],
        };
    }

    private async Task FillTablesAsync(SqliteConnection connection, int visits, CancellationToken cancellationToken)
    {
        const string Visit = "printf('%08X-0000-0000-0000-000000000000', {0})";
        var from = _began.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var at = $"datetime('{from}', (n * {_seconds} / {visits}) || ' seconds')";
        var id = "printf('%08X-0000-0000-0000-000000000000', n)";
        await InsertAsync("Visits", visits, new()
        {
            ["Id"] = id, ["Counter"] = "'3'", ["OpenedAtUtc"] = at, ["LastUsedAtUtc"] = at,
            ["ClosedAtUtc"] = $"CASE WHEN n < {visits - Open} THEN datetime({at}, '6 minutes') END",
            ["End"] = $"CASE WHEN n < {visits - Open} THEN 'Closed' END", ["Step"] = "'Closing'",
            ["Reached"] = "'Copy'", ["Phase"] = "'Closing'",
            ["Needs"] = "CASE n % 6 WHEN 0 THEN 'LargePrint, ReadAloud' WHEN 1 THEN 'LargePrint' ELSE 'None' END",
        });
        await InsertAsync("Parties", visits, new()
        {
            ["Id"] = id, ["VisitId"] = id, ["Ordinal"] = "1", ["Role"] = "'Applicant'", ["IsPresent"] = "1",
            ["Age"] = "(n % 9) * 10", ["Method"] = "CASE n % 5 WHEN 0 THEN 'Typed' ELSE 'CardReader' END",
            ["BasisProof"] = "CASE n % 7 WHEN 0 THEN 'SignedPaper' ELSE 'OnScreen' END", ["Seen"] = "'None'",
        });
        await InsertAsync("VisitPhases", visits * PhasesOfVisit, new()
        {
            ["Id"] = "printf('%08X-0000-0000-0000-000000000001', n)",
            ["VisitId"] = string.Format(CultureInfo.InvariantCulture, Visit, $"n / {PhasesOfVisit}"),
            ["Phase"] = $"CASE n % {PhasesOfVisit} WHEN 0 THEN 'Reception' WHEN 1 THEN 'WaitingForApplicant' WHEN 2 THEN 'Fetching' WHEN 3 THEN 'Serving' WHEN 4 THEN 'Printing' ELSE 'Closing' END",
            ["FromUtc"] = $"datetime('{from}', (n / {PhasesOfVisit} * {_seconds} / {visits} + n % {PhasesOfVisit} * 47) || ' seconds')",
        });
        await InsertAsync("Ratings", visits - Open, new()
        {
            ["VisitId"] = id, ["AtUtc"] = at,
            ["Grade"] = "CASE n % 1000 WHEN 0 THEN 'Dissatisfied' ELSE 'VerySatisfied' END",
        });
        connection.CreateFunction<long, string>("copy_number", NumberOf);
        await InsertAsync("Copies", _papers, new()
        {
            ["Number"] = "copy_number(n)", ["Hall"] = $"'{_hall}'", ["Day"] = $"'{Day:yyyy-MM-dd}'", ["Sequence"] = "n + 1",
            ["Form"] = "'CertifiedCopy'",
            ["State"] = $"CASE n % {PapersOfOneSpoiled} WHEN 0 THEN 'Void' ELSE 'Printed' END",
            ["VoidFor"] = $"CASE n % {PapersOfOneSpoiled} WHEN 0 THEN 'Spoiled' END",
            ["Edition"] = "CASE n % 4 WHEN 0 THEN 'LargePrint' ELSE 'Standard' END",
            ["Visit"] = string.Format(
                CultureInfo.InvariantCulture, Visit,
                $"n / {PapersOfThreeVisits} * 3 + CASE n % {PapersOfThreeVisits} WHEN 0 THEN 0 WHEN 1 THEN 1 WHEN 2 THEN 1 ELSE 2 END"),
            ["KindCode"] = $"CASE n % 3 WHEN 0 THEN '{_kinds[0]}' WHEN 1 THEN '{_kinds[1]}' ELSE '{_kinds[2]}' END",
            ["MadeAtUtc"] = at, ["ExpiresOn"] = $"'{Day.AddDays(30):yyyy-MM-dd}'", ["StatusWhenMade"] = "'Valid'",
        });

        async Task InsertAsync(string table, int rows, Dictionary<string, string> values)
        {
            // What is not named has a value that says nothing.
            await using var columns = connection.CreateCommand();
            columns.CommandText = $"SELECT name, type FROM pragma_table_info('{table}') WHERE [notnull] = 1";
            await using (var reader = await columns.ExecuteReaderAsync(cancellationToken))
            {
                while (await reader.ReadAsync(cancellationToken))
                {
                    values.TryAdd(reader.GetString(0), reader.GetString(1) switch
                    {
                        "INTEGER" => "0",
                        "BLOB" => "zeroblob(32)",
                        _ => "''",
                    });
                }
            }

            await ExecuteAsync(
                connection,
                $"""
                PRAGMA foreign_keys = OFF;
                WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < {rows})
                INSERT INTO {table} ({string.Join(", ", values.Keys.Select(name => $"[{name}]"))})
                SELECT {string.Join(", ", values.Values)} FROM numbers
                """,
                cancellationToken);
        }
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
