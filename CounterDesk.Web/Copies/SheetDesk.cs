using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Copies;

/// <summary>The hall's numbered sheets: which a day used up, and what a supervisor says of those that are missing.</summary>
public sealed class SheetDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, IOptions<HallOptions> hall, DeskClock clock)
{
    public async Task<SheetAccount> AccountAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ours = OurSheets(db);
        var lines = await ours.Where(sheet => sheet.Day == day)
            .Select(sheet => new SheetLine(sheet.Number, sheet.Counter, sheet.Use)).ToListAsync(cancellationToken);
        var before = new List<SheetLine>();
        foreach (var counter in lines.Select(line => line.Counter).Distinct())
        {
            var last = await ours.Where(sheet => sheet.Counter == counter && sheet.Day < day)
                .OrderByDescending(sheet => sheet.Day).ThenByDescending(sheet => sheet.AtUtc)
                .ThenByDescending(sheet => sheet.Number)
                .Select(sheet => new SheetLine(sheet.Number, sheet.Counter, sheet.Use))
                .FirstOrDefaultAsync(cancellationToken);
            before.AddRange(last is null ? [] : [last]);
        }

        // What is missing at one counter may have been used at another.
        var missing = SheetAccount.Of(lines, before, new HashSet<SheetNumber>()).Missing;
        var wanted = missing.SelectMany(NumbersOf).ToList();
        var known = await ours.Where(sheet => wanted.Contains(sheet.Number)).Select(sheet => sheet.Number)
            .ToListAsync(cancellationToken);
        return SheetAccount.Of(lines, before, known.ToHashSet());
    }

    /// <summary>
    /// A supervisor says where missing sheets are. False when one of them has been used meanwhile; then nothing was done.
    /// </summary>
    /// <exception cref="ArgumentException">The note is blank or too long.</exception>
    /// <exception cref="InvalidOperationException">Somebody else than a supervisor says it.</exception>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing was done.</exception>
    public async Task<bool> ExplainAsync(
        DateOnly day, SheetGap gap, string note, Clerk supervisor, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(supervisor, DeskRoles.Supervisor, cancellationToken);
        if (note.Trim() is not { Length: > 0 and <= UsedSheet.MaxNoteLength })
        {
            throw new ArgumentException("Say in a few words where the sheets are.", nameof(note));
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.Now.UtcDateTime;
        db.AddRange(NumbersOf(gap).Select(sheet =>
            UsedSheet.Explain(hall.Value.Code, sheet, day, gap.Counter, note, supervisor.Id, now)));
        try
        {
            await audit.RecordAsync(db, null, NoteOf(day, gap, note, supervisor), cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    private IQueryable<UsedSheet> OurSheets(CounterDeskDb db)
    {
        var code = hall.Value.Code;
        return db.Set<UsedSheet>().AsNoTracking().Where(sheet => sheet.Hall == code);
    }

    private static IEnumerable<SheetNumber> NumbersOf(SheetGap gap) =>
        Enumerable.Range(0, gap.Count).Select(gap.First.After).OfType<SheetNumber>();

    private static AuditNote NoteOf(DateOnly day, SheetGap gap, string note, Clerk supervisor) => new()
    {
        Action = AuditAction.SheetsExplained,
        Actor = supervisor.Id,
        Role = DeskRoles.Supervisor,
        Counter = gap.Counter,
        Details =
        [
            new("Day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), new("First", gap.First.Value),
            new("Count", gap.Count.ToString(CultureInfo.InvariantCulture)), new("Note", note.Trim()),
        ],
    };
}
