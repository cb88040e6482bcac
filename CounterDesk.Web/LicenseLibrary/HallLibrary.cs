using System.Data.Common;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Data;
using CounterDesk.Web.LicenseLibrary.Mirror;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.LicenseLibrary;

/// <summary>The hall's own library of licenses (证照库): the embedded source, in the desk's database.</summary>
internal sealed partial class HallLibrary(
    IDbContextFactory<CounterDeskDb> databases, LibraryKeys keys, ILogger<HallLibrary> logger) : ILicenseSource
{
    public const string SourceKey = "library";

    public string Key => SourceKey;

    public async Task<LicenseLookup> FindAsync(LicenseQuery query, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var found = await Rows(db, Matching(db, query)).Take(LicenseLookup.MostHits + 1).ToListAsync(cancellationToken);
            return found is [] ? new LicenseLookup.None()
                : IsTooMany(found, query) ? new LicenseLookup.TooMany()
                : new LicenseLookup.Found([.. found.OrderBy(row => row.IsSuperseded).Select(row => ToHit(Open(row)))]);
        }
        catch (Exception exception) when (IsOurFault(exception))
        {
            return new LicenseLookup.Unavailable(Report(exception));
        }
    }

    public Task<LicenseReading> ReadAsync(LicenseIdentifier identifier, CancellationToken cancellationToken) =>
        ReadAsync(keys.HashOf(identifier), cancellationToken);

    /// <summary>The same for the register of copies, which keeps only the identifier's keyed hash.</summary>
    public async Task<LicenseReading> ReadAsync(byte[] identifierHash, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var matching = db.Set<KeptLicense>().Where(license => license.IdentifierHash == identifierHash);
            if (await Rows(db, matching).SingleOrDefaultAsync(cancellationToken) is not { } row)
            {
                return new LicenseReading.None();
            }

            var content = OpenContent(row.Content);
            return new LicenseReading.Read(
                content.ToLicense(row.IsSuperseded, row.AsOfUtc), await ReadFileAsync(db, row.Id, content, cancellationToken));
        }
        catch (Exception exception) when (IsOurFault(exception))
        {
            return new LicenseReading.Unavailable(Report(exception));
        }
    }

    /// <summary>
    /// What is known now of the license with this keyed hash, for the register of copies, which keeps no identifier. Null when
    /// the library does not have it.
    /// </summary>
    /// <exception cref="LibraryUnavailableException">The library could not answer. This says nothing about the license.</exception>
    public Task<LicenseStanding?> FindStandingAsync(byte[] identifierHash, CancellationToken cancellationToken) =>
        FindAsync(identifierHash, row => StandingOf(Open(row).Status, row), cancellationToken);

    /// <summary>
    /// How the license with this keyed hash stands now and since when, if the library has heard anything of it since
    /// <paramref name="sinceUtc"/>; null otherwise.
    /// </summary>
    /// <inheritdoc cref="FindStandingAsync" path="/exception"/>
    public Task<LicenseStanding?> FindChangeAsync(byte[] identifierHash, DateTime sinceUtc, CancellationToken cancellationToken) =>
        FindAsync(
            identifierHash,
            row => row.IsHeardOfSince(sinceUtc)
                ? new LicenseStanding(Open(row).Status, row.SupersededAtUtc ?? row.SynchronizedAtUtc)
                : null,
            cancellationToken);

    /// <summary>Whether the library has heard anything of it since, whatever it was and whether or not it can be read.</summary>
    /// <inheritdoc cref="FindStandingAsync" path="/exception"/>
    public Task<bool> HasHeardAsync(byte[] identifierHash, DateTime sinceUtc, CancellationToken cancellationToken) =>
        FindAsync(identifierHash, row => row.IsHeardOfSince(sinceUtc), cancellationToken);

    private async Task<T?> FindAsync<T>(byte[] identifierHash, Func<Row, T?> read, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            return await Rows(db, db.Set<KeptLicense>().Where(license => license.IdentifierHash == identifierHash))
                .SingleOrDefaultAsync(cancellationToken) is { } row ? read(row) : default;
        }
        catch (Exception exception) when (IsOurFault(exception))
        {
            throw new LibraryUnavailableException(Report(exception));
        }
    }

    // In force it is as of when that was last known; of another status since when it is is told.
    private static LicenseStanding StandingOf(LicenseStatus status, Row row) => new(
        status, status is LicenseStatus.Valid ? row.AsOfUtc : row.SupersededAtUtc ?? row.SynchronizedAtUtc);

    private IQueryable<KeptLicense> Matching(CounterDeskDb db, LicenseQuery query)
    {
        var licenses = db.Set<KeptLicense>();
        switch (query)
        {
            case LicenseQuery.ByIdentifier asked:
                var identifier = keys.HashOf(asked.Identifier);
                return licenses.Where(license => license.IdentifierHash == identifier);
            case LicenseQuery.ByHolder asked:
                var code = keys.HashOfCode(asked.Code.Text);
                return OfHolders(db, db.Set<KeptHolder>().Where(holder => holder.CodeHash == code));
            case LicenseQuery.ByNumber asked:
                var number = keys.HashOfNumber(asked.LicenseNumber);
                var document = keys.HashOfCode(asked.LicenseNumber);
                return licenses.Where(license => license.NumberHash == number)
                    .Union(OfHolders(db, db.Set<KeptHolder>().Where(holder => holder.CodeHash == document)));
            case LicenseQuery.ByNameAndBirthDate asked:
                var person = keys.HashOf(asked.Name, asked.BirthDate);
                return OfHolders(db, db.Set<KeptHolder>().Where(holder => holder.NameAndBirthHash == person));
            default:
                throw new ArgumentOutOfRangeException(nameof(query), query.GetType().Name, "The library does not know this query.");
        }
    }

    private static IQueryable<KeptLicense> OfHolders(CounterDeskDb db, IQueryable<KeptHolder> holders)
    {
        var ids = holders.Select(holder => holder.LicenseId);
        return db.Set<KeptLicense>().Where(license => ids.Contains(license.Id));
    }

    private static IQueryable<Row> Rows(CounterDeskDb db, IQueryable<KeptLicense> matching) =>
        from license in matching
        orderby license.Id
        select new Row(
            license.Id,
            license.Content,
            license.SynchronizedAtUtc,
            db.Set<KeptLicense>()
                .Where(other => other.SeriesHash == license.SeriesHash && other.Version > license.Version)
                .Min(other => (DateTime?)other.SynchronizedAtUtc),
            db.Set<MirrorState>().Where(mirror => mirror.Key == MirrorState.OnlyKey && mirror.Load == license.Load)
                .Max(mirror => mirror.CurrentAtUtc));

    private static bool IsTooMany(List<Row> found, LicenseQuery query) =>
        found.Count > LicenseLookup.MostHits
        || query is LicenseQuery.ByNameAndBirthDate && found.Count(row => !row.IsSuperseded) > LicenseLookup.MostHitsByName;

    private async Task<LicenseFile?> ReadFileAsync(
        CounterDeskDb db, Guid id, KeptContent content, CancellationToken cancellationToken)
    {
        if (content.FileFormat is null)
        {
            return null;
        }

        var kept = await db.Set<KeptFile>().AsNoTracking().SingleOrDefaultAsync(file => file.LicenseId == id, cancellationToken)
            ?? throw new KeptContentException("The file of a license is gone.");
        var bytes = keys.Decrypt(kept.Content);
        if (Sm3.Hash(bytes).AsSpan().SequenceEqual(content.FileDigest))
        {
            return new LicenseFile(Enum.Parse<LicenseFileFormat>(content.FileFormat), bytes);
        }

        Array.Clear(bytes);
        throw new KeptContentException("The file of a license is not the one that was taken in with it.");
    }

    private License Open(Row row) => OpenContent(row.Content).ToLicense(row.IsSuperseded, row.AsOfUtc);

    private KeptContent OpenContent(EncryptedContent content)
    {
        var plain = keys.Decrypt(content);
        try
        {
            return KeptContent.Read(plain);
        }
        finally
        {
            Array.Clear(plain);
        }
    }

    /// <summary>A license as a search finds it, masked.</summary>
    public static LicenseHit ToHit(License license) => new(
        license.Identifier,
        license.KindCode,
        license.KindName,
        [.. license.Holders.Select(holder => holder.Code)],
        [.. license.Holders.Select(Mask.Name)],
        Mask.Number(license.Number),
        license.Status,
        license.ValidFrom,
        license.ValidUntil,
        license.Version,
        license.Origin);

    private static bool IsOurFault(Exception exception) =>
        exception is DbException or KeyRingException or KeptContentException or FormatException
        || exception is InvalidOperationException { InnerException: DbException };

    private string Report(Exception exception)
    {
        LogUnavailable(exception.GetType().Name, exception.Message);
        return exception.GetType().Name;
    }

    [LoggerMessage(1, LogLevel.Error, "The library could not answer ({Failure}): {Message}")]
    private partial void LogUnavailable(string failure, string message);

    private sealed record Row(
        Guid Id, EncryptedContent Content, DateTime SynchronizedAtUtc, DateTime? SupersededAtUtc, DateTime? CurrentAtUtc)
    {
        // What its region still publishes is as fresh as all of that is.
        public DateTime AsOfUtc => CurrentAtUtc > SynchronizedAtUtc ? CurrentAtUtc.Value : SynchronizedAtUtc;

        public bool IsSuperseded => SupersededAtUtc is not null;

        public bool IsHeardOfSince(DateTime utc) => SynchronizedAtUtc > utc || SupersededAtUtc > utc;
    }
}
