using System.Diagnostics;
using System.Globalization;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Web.Data;
using CounterDesk.Web.LicenseLibrary;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>
/// Fills a library on SQLite with people who do not exist, two licenses each: the tables, hashes and encryption of the product, by
/// prepared statements, because the way an import takes would be most of a bench.
/// </summary>
internal static class BulkLibrary
{
    private const int LicensesEach = 2;
    private const int Batch = 20_000;
    public const string KindCode = "11100000000013127D001";
    private const string IssuerCode = "11999901000000019N";
    private const string Surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏";
    private const string GivenNames = "安柏昌德恩芳桂海嘉康岚明宁平琦然思涛文晓雅子";

    private static readonly DateOnly _firstBirth = new(1930, 1, 1);
    private const int Births = 30_000;

    public static async Task<Measurement> FillAsync(IServiceProvider services, int licenses, CancellationToken cancellationToken)
    {
        var keys = services.GetRequiredService<LibraryKeys>();
        await using var db = await services.GetRequiredService<IDbContextFactory<CounterDeskDb>>().CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await ExecuteAsync(connection, "PRAGMA synchronous = OFF; PRAGMA cache_size = -500000", cancellationToken);

        var start = Stopwatch.GetTimestamp();
        for (var first = 0; first < licenses; first += Batch)
        {
            var kept = Enumerable.Range(first, Math.Min(Batch, licenses - first)).AsParallel().AsOrdered()
                .Select(number => Keep(keys, number)).ToList();
            await InsertAsync(connection, kept, cancellationToken);
        }

        var elapsed = Stopwatch.GetElapsedTime(start);
        await ExecuteAsync(connection, "PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
        return new Measurement(
            "the library filled (not as an import does)", [elapsed], elapsed, 0,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{licenses:N0} licenses, {new FileInfo(connection.DataSource).Length / 1024 / 1024} MiB database"));
    }

    public static string NumberOf(int license) => string.Create(CultureInfo.InvariantCulture, $"BENCH-{license:00000000}");

    public static LicenseIdentifier IdentifierOf(int license)
    {
        var serial = license.ToString("0000000000", CultureInfo.InvariantCulture);
        var check = LicenseIdentifier.CheckCharacterFor(KindCode, IssuerCode, serial, "001");
        return LicenseIdentifier.Parse($"{LicenseIdentifier.Root}.{KindCode}.{IssuerCode}.{serial}.001.{check}");
    }

    public static Holder HolderOf(int license)
    {
        var person = license / LicensesEach;
        var birth = _firstBirth.AddDays(person % Births);
        var body = string.Create(CultureInfo.InvariantCulture, $"999901{birth:yyyyMMdd}{person / Births:000}");
        var number = "0123456789X".Select(check => body + check).First(text => ResidentIdNumber.TryParse(text, out _));
        var name = string.Concat(
            [
                Surnames[person % Surnames.Length], GivenNames[person / Births % GivenNames.Length],
                GivenNames[person / Surnames.Length % GivenNames.Length],
            ]);
        return new Holder(name, HolderCode.Of(ResidentIdNumber.Parse(number)));
    }

    private static KeptLicense Keep(LibraryKeys keys, int number)
    {
        var holder = HolderOf(number);
        var license = new License
        {
            Identifier = IdentifierOf(number),
            KindCode = KindCode,
            KindName = "居民身份证",
            Name = "居民身份证",
            Number = NumberOf(number),
            Holders = [holder],
            IssuerName = "云山市公安局",
            IssuerCode = IssuerCode,
            ValidFrom = new DateOnly(2020, 1, 1),
            RegionCode = "999901",
            Status = LicenseStatus.Valid,
            Face = [new FaceValue("name", holder.Name), new FaceValue("number", holder.Code.Text)],
            Version = 1,
            Origin = new LicenseOrigin(HallLibrary.SourceKey, DateTime.UnixEpoch),
        };
        return new KeptLicense
        {
            IdentifierHash = keys.HashOf(license.Identifier),
            SeriesHash = keys.HashOfSeries(license.Identifier),
            Version = license.Version,
            NumberHash = keys.HashOfNumber(license.Number),
            Content = keys.Encrypt(KeptContent.Of(license, null, null).Write()),
            SynchronizedAtUtc = DateTime.UnixEpoch,
            Holders = keys.KeepHolders(license),
        };
    }

    private static async Task InsertAsync(SqliteConnection connection, List<KeptLicense> licenses, CancellationToken cancellationToken)
    {
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync(cancellationToken);
        await using var license = Prepare(
            connection, transaction, KeptLicenseConfiguration.Table, "Id", "IdentifierHash", "SeriesHash", "Version", "NumberHash",
            "SynchronizedAtUtc", "Content_KeyId", "Content_Bytes");
        await using var holder = Prepare(
            connection, transaction, KeptHolderConfiguration.Table, "Id", "LicenseId", "CodeHash", "NameAndBirthHash");
        foreach (var kept in licenses)
        {
            Insert(
                license, kept.Id, kept.IdentifierHash, kept.SeriesHash, kept.Version, kept.NumberHash, kept.SynchronizedAtUtc,
                kept.Content.KeyId, kept.Content.Bytes);
            Insert(holder, kept.Holders[0].Id, kept.Id, kept.Holders[0].CodeHash, kept.Holders[0].NameAndBirthHash!);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static SqliteCommand Prepare(
        SqliteConnection connection, SqliteTransaction transaction, string table, params string[] columns)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES (@{string.Join(", @", columns)})";
        foreach (var column in columns)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@{column}" });
        }

        return command;
    }

    private static void Insert(SqliteCommand command, params object[] values)
    {
        for (var place = 0; place < values.Length; place++)
        {
            command.Parameters[place].Value = values[place];
        }

        command.ExecuteNonQuery();
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
