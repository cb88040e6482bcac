using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.HallTexts;

/// <summary>Takes what the system administrator words, as a new edition, and keeps all editions there ever were.</summary>
public sealed class HallTextDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, CurrentHallTexts current, HallTextCheck check,
    IOptions<HallOptions> hall, DeskClock clock)
{
    /// <summary>Reads what counts, as this process and others have changed it.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        current.Know(await Of(db).ToListAsync(cancellationToken));
    }

    /// <summary>All editions of a text, the newest first.</summary>
    public async Task<ImmutableArray<HallTextVersion>> ListAsync(HallTextKey key, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await Of(db).Where(text => text.Key == key.Name)
            .OrderByDescending(text => text.Edition).ToListAsync(cancellationToken);
        return [.. found];
    }

    /// <summary>Prints a wording from now on, unless it cannot be printed.</summary>
    /// <param name="key">Which text.</param>
    /// <param name="lines">As typed.</param>
    /// <param name="seen">The edition that the page showed.</param>
    /// <param name="administrator">Who words it.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <exception cref="AuditUnavailableException">The audit log cannot be written. Nothing was done.</exception>
    /// <exception cref="InvalidOperationException">Only the system administrator words texts.</exception>
    public async Task<HallTextAnswer> SaveAsync(
        HallTextKey key, ImmutableArray<string> lines, int seen, Clerk administrator,
        CancellationToken cancellationToken)
    {
        await audit.RequireAsync(administrator, DeskRoles.SystemAdministrator, cancellationToken);
        await LoadAsync(cancellationToken);
        var edition = current.EditionOf(key);
        if (edition != seen)
        {
            return new HallTextAnswer.Overtaken();
        }

        lines = HallTextCheck.Trimmed(lines);
        if (check.Find(key, lines) is { } refused)
        {
            return refused;
        }

        var version = HallTextVersion.Of(hall.Value.Code, key, edition + 1, lines, administrator, clock.Now.UtcDateTime);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Add(version);
        try
        {
            await audit.RecordAsync(db, null, NoteOf(version, administrator), cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody else was faster.
            await LoadAsync(CancellationToken.None);
            return new HallTextAnswer.Overtaken();
        }

        await LoadAsync(CancellationToken.None);
        return new HallTextAnswer.Saved(version.Edition);
    }

    private IQueryable<HallTextVersion> Of(CounterDeskDb db) =>
        db.Set<HallTextVersion>().AsNoTracking().Where(text => text.Hall == hall.Value.Code);

    private static AuditNote NoteOf(HallTextVersion version, Clerk administrator) => new()
    {
        Action = AuditAction.HallTextChanged,
        Actor = administrator.Id,
        Role = DeskRoles.SystemAdministrator,
        Subject = version.Key,
        Details =
        [
            new("Text", version.Key),
            new("Edition", version.Edition.ToString(CultureInfo.InvariantCulture)),

            // So that a text that was changed past this can be told from one that was not.
            new("Digest", Convert.ToHexStringLower(Sm3.Hash(Encoding.UTF8.GetBytes(version.Content)))),
        ],
    };
}
