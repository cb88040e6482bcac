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
    private const string NumberDetail = "Number=";
    private const string AheadDetail = $"{CopyDesk.AheadDetail}=";

    private static readonly string[] _steps =
    [
        nameof(AuditAction.CopyReserved), nameof(AuditAction.InformationSheetMade), nameof(AuditAction.CopyPrinted),
        nameof(AuditAction.CopySpoiled), nameof(AuditAction.CopyOutdated), nameof(AuditAction.CopyWithdrawn),
        nameof(AuditAction.CopyHandedOut), nameof(AuditAction.CopyWaitEnded),
    ];

    public async Task<DayAccount> OfAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var account = await ReadAsync(day, cancellationToken);
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
        var again = await ReadAsync(day, cancellationToken);
        return again with { Sheets = account.Sheets, Differences = [.. again.Differences.Intersect(account.Differences)] };
    }

    private async Task<DayAccount> ReadAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var code = hall.Value.Code;
        var copies = db.Set<RegisteredCopy>().Where(copy => copy.Hall == code && copy.Day == day);
        var registered = await copies
            .Select(copy => new DayCopy(
                copy.Number, copy.State, db.Set<Visit>().Any(visit => visit.Id == copy.Visit)))
            .ToListAsync(cancellationToken);

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
        List<LoggedStep> steps = [];
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
                steps.Add(new(number, Enum.Parse<AuditAction>(entry.Action), Detail(entry.Details, AheadDetail) is not null));
            }
        }

        return DayAccount.Of(code, day, registered, steps);
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
