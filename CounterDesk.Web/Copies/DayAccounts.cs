using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Copies;

/// <summary>
/// Holds a day's numbers in the register against the visits and the audit log, and numbered sheets against each other.
/// </summary>
public sealed class DayAccounts(
    IDbContextFactory<CounterDeskDb> databases, SheetDesk sheets, IOptions<HallOptions> hall,
    IOptions<CopyOptions> options)
{
    private const int Portion = 500;
    private const string NumberDetail = "Number=";
    private const string AheadDetail = $"{CopyDesk.AheadDetail}=";

    private static readonly string[] _steps =
    [
        nameof(AuditAction.CopyReserved), nameof(AuditAction.InformationSheetMade), nameof(AuditAction.CopyPrinted),
        nameof(AuditAction.CopySpoiled), nameof(AuditAction.CopyOutdated), nameof(AuditAction.CopyWithdrawn),
        nameof(AuditAction.CopyHandedOut), nameof(AuditAction.CopyWaitEnded),
    ];

    /// <summary>The account of a day by what the log has of it.</summary>
    public Task<DayAccount> OfAsync(DateOnly day, CancellationToken cancellationToken) => OfAsync(
        day, async () => DayAccount.Of(
            await ReadRegisterAsync(day, cancellationToken), await ReadLogAsync(day, cancellationToken)),
        cancellationToken);

    /// <summary>
    /// The same, where what the log has is known already. Copies are told by their place in the day: that the digits of a
    /// number were changed is seen when the day is closed.
    /// </summary>
    /// <param name="day">The day.</param>
    /// <param name="loggedAsync">Gives what the log has now; asked again when something differs.</param>
    /// <param name="thereAsync">Gives visits that are there; of others the database is asked.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal Task<DayAccount> OfAsync(
        DateOnly day, Func<Task<LoggedNumbers>> loggedAsync, Func<Task<HashSet<Guid>>> thereAsync,
        CancellationToken cancellationToken) => OfAsync(
        day, async () => DayAccount.Of(await ReadPlacesAsync(day, thereAsync, cancellationToken), await loggedAsync()),
        cancellationToken);

    private async Task<DayAccount> OfAsync(
        DateOnly day, Func<Task<DayAccount>> readAsync, CancellationToken cancellationToken)
    {
        var account = await readAsync();
        if (options.Value.NumberedPaper)
        {
            account = account with { Sheets = await sheets.AccountAsync(day, cancellationToken) };
        }

        if (account.Differences.IsEmpty)
        {
            return account;
        }

        // Register and log are read one after the other, and somebody may have answered or withdrawn in between. What
        // is really wrong is wrong again.
        var again = await readAsync();
        return again with { Sheets = account.Sheets, Differences = [.. again.Differences.Intersect(account.Differences)] };
    }

    /// <summary>
    /// What an entry says of a number; null where it is about none. Those of which it is asked are the same for all who ask.
    /// </summary>
    internal static LoggedStep? StepOf(AuditEntry entry) =>
        entry.Outcome is nameof(AuditOutcome.Done) && _steps.Contains(entry.Action)
        && CopyNumber.TryParse(Detail(entry.Details, NumberDetail), out var number)
            ? new(number, Enum.Parse<AuditAction>(entry.Action), Detail(entry.Details, AheadDetail) is not null)
            : null;

    // A number that does not say its own place is none of the day.
    private async Task<IEnumerable<DayCopy>> ReadRegisterAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var copies = await OfDay(db, day)
            .Select(copy => new
            {
                copy.Number,
                At = new DayCopy(copy.Sequence, copy.State, db.Set<Visit>().Any(visit => visit.Id == copy.Visit)),
            })
            .ToListAsync(cancellationToken);
        return copies.Where(copy => copy.Number == CopyNumber.Create(hall.Value.Code, day, copy.At.Sequence))
            .Select(copy => copy.At);
    }

    private async Task<IEnumerable<DayCopy>> ReadPlacesAsync(
        DateOnly day, Func<Task<HashSet<Guid>>> thereAsync, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var copies = await OfDay(db, day)
            .Select(copy => new { copy.Sequence, copy.State, copy.Visit }).ToListAsync(cancellationToken);
        var there = await thereAsync();
        HashSet<Guid> besides = [];
        foreach (var portion in copies.Select(copy => copy.Visit).Where(visit => !there.Contains(visit)).Distinct().Chunk(Portion))
        {
            besides.UnionWith(await db.Set<Visit>().Where(visit => EF.Parameter(portion).Contains(visit.Id))
                .Select(visit => visit.Id).ToListAsync(cancellationToken));
        }

        return copies.Select(copy => new DayCopy(
            copy.Sequence, copy.State, there.Contains(copy.Visit) || besides.Contains(copy.Visit)));
    }

    private IQueryable<RegisteredCopy> OfDay(CounterDeskDb db, DateOnly day) =>
        db.Set<RegisteredCopy>().Where(copy => copy.Hall == hall.Value.Code && copy.Day == day);

    private async Task<LoggedNumbers> ReadLogAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var code = hall.Value.Code;
        var copies = OfDay(db, day);

        // The log is found by its visits: those that ended then or are open, so that a number the register lost is seen,
        // and those that the register names.
        var (from, to) = (DeskClock.BeginningOf(day), DeskClock.BeginningOf(day.AddDays(2)));
        var visits = db.Set<Visit>()
            .Where(visit => visit.ClosedAtUtc == null || (visit.ClosedAtUtc >= from && visit.ClosedAtUtc < to))
            .Select(visit => (Guid?)visit.Id)
            .Union(copies.Select(copy => (Guid?)copy.Visit));
        var entries = db.Set<AuditEntry>()
            .Where(entry => entry.Hall == code && visits.Contains(entry.Visit) && _steps.Contains(entry.Action)
                && entry.Outcome == nameof(AuditOutcome.Done))
            .Select(entry => new { entry.Action, entry.Details })
            .AsAsyncEnumerable();

        // Each number has several steps, and is read once.
        Dictionary<string, CopyNumber?> numbers = [];
        LoggedNumbers logged = new(code, day);
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            var text = Detail(entry.Details, NumberDetail);
            if (!numbers.TryGetValue(text ?? "", out var number))
            {
                number = CopyNumber.TryParse(text, out var parsed) && parsed.Hall == code && parsed.Day == day ? parsed : null;
                numbers.Add(text ?? "", number);
            }

            if (number is not null)
            {
                logged.Add(new(number, Enum.Parse<AuditAction>(entry.Action), Detail(entry.Details, AheadDetail) is not null));
            }
        }

        return logged;
    }

    // What stands behind a detail's name; null where there is none.
    private static string? Detail(string? details, string name)
    {
        foreach (var line in details.AsSpan().EnumerateLines())
        {
            if (line.StartsWith(name, StringComparison.Ordinal))
            {
                return line[name.Length..].ToString();
            }
        }

        return null;
    }
}
