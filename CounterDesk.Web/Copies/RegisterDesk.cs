using System.Collections.Immutable;
using System.Globalization;
using System.Linq.Expressions;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Copies;

/// <summary>
/// The register of the hall's copies, to be looked at: a supervisor sees the whole hall, a clerk what was made today at
/// her counter and any copy whose number she has.
/// </summary>
public sealed class RegisterDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, IKeyRing keys, IOptions<HallOptions> hall,
    DeskClock clock)
{
    public const int PageRows = 25;

    private string Hall => hall.Value.Code;

    /// <summary>One page, the newest first.</summary>
    public async Task<RegisterPage> ListAsync(
        RegisterQuestion question, Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.SupervisorOrClerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var asked = Limit(question, clerk);
        return await ReadAsync(db, asked, cancellationToken);
    }

    /// <summary>
    /// Looks for copies by what somebody typed. Recorded before and after, as every search that can be for a person.
    /// </summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing was looked for.</exception>
    public async Task<RegisterPage> SearchAsync(
        RegisterQuestion question, RegisterSearch search, Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.SupervisorOrClerk, cancellationToken);
        var note = SearchNote(search, clerk);
        return await audit.AnnouncedAsync(note, async announcement =>
        {
            var asked = search is RegisterSearch.Number(var number)
                ? new RegisterQuestion { Number = number }
                : Limit(question, clerk) with { Part = ((RegisterSearch.Text)search).Part };
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var page = await ReadAsync(db, asked, cancellationToken);
            var found = note with
            {
                Outcome = page.Rows.IsEmpty ? AuditOutcome.NothingFound : AuditOutcome.Done,
                Details = note.Details.Add(new("Hits", page.Rows.Length.ToString(CultureInfo.InvariantCulture))),
            };
            await audit.RecordAsync(announcement, found, cancellationToken);
            return page;
        }, cancellationToken);
    }

    /// <summary>How many copies of a day are in each state, whatever state is asked for.</summary>
    public async Task<ImmutableDictionary<RegisterState, int>> CountAsync(
        RegisterQuestion question, Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.SupervisorOrClerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        // Counted here: grouping in SQL makes SQLite go through all days.
        var withdrawn = keys.WithdrawnIds();
        var copies = await Matching(db, Limit(question, clerk))
            .Select(copy => new { copy.State, copy.ExpiresOn, HasChanged = copy.ChangedTo != null, copy.KeyId })
            .ToListAsync(cancellationToken);
        return copies
            .CountBy(copy => RegisterStates.Of(
                copy.State, copy.ExpiresOn, copy.HasChanged, withdrawn.Contains(copy.KeyId), clock.Today))
            .ToImmutableDictionary();
    }

    /// <summary>The copies in use, of any day, whose license has changed: how many, and for how many recipients.</summary>
    public async Task<ChangedCopies> CountChangedAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var recipients = await In(db.Set<RegisteredCopy>().Where(copy => copy.Hall == Hall), RegisterState.LicenseChanged)
            .GroupBy(copy => copy.Recipient).Select(some => some.Count()).ToListAsync(cancellationToken);
        return new(recipients.Sum(), recipients.Count);
    }

    /// <summary>The counters at which copies of a day were made.</summary>
    public async Task<ImmutableArray<string>> CountersAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var counters = await db.Set<RegisteredCopy>().Where(copy => copy.Hall == Hall && copy.Day == day)
            .Select(copy => copy.Counter).ToListAsync(cancellationToken);
        return [.. counters.Distinct().OrderBy(counter => counter.Length).ThenBy(counter => counter, StringComparer.Ordinal)];
    }

    /// <summary>
    /// All that the register knows of a copy, and how often receivers asked about it. Null when there is none.
    /// </summary>
    public async Task<RegisterCard?> ReadAsync(CopyNumber number, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var copy = await db.Set<RegisteredCopy>().AsNoTracking()
            .SingleOrDefaultAsync(copy => copy.Number == number && copy.Hall == Hall, cancellationToken);
        if (copy is null)
        {
            return null;
        }

        var keyEnd = keys.PublicKeys.FirstOrDefault(key => key.Name == copy.KeyId)?.WithdrawnAtUtc;
        var checks = await db.Set<CopyCheckEntry>().Where(entry => entry.Number == number)
            .GroupBy(entry => entry.Answer)
            .Select(some => new CheckTally(some.Key, some.Count(), some.Max(entry => entry.AtUtc)))
            .ToListAsync(cancellationToken);
        var live = await db.Set<RegisteredCopy>().LiveOf(copy, clock.Today)
            .Select(other => other.Recipient).ToListAsync(cancellationToken);
        return new(
            copy, RegisterStates.Of(copy, keyEnd is not null, clock.Today), copy.FindWithdrawalFault(clock.Today),
            [.. checks.OrderByDescending(check => check.LastAtUtc)], [.. live], keyEnd)
        {
            Ahead = copy.IsAhead
                ? await db.Set<AdvanceCopy>().AsNoTracking().SingleOrDefaultAsync(
                    kept => kept.Number == number, cancellationToken)
                : null,
            Sheets = await db.Set<UsedSheet>().Where(sheet => sheet.Copy == number).OrderBy(sheet => sheet.Number)
                .Select(sheet => sheet.Number).ToListAsync(cancellationToken),
        };
    }

    // What is narrowed by hand is narrowed here as well: a page is not a lock.
    private RegisterQuestion Limit(RegisterQuestion question, Clerk clerk) =>
        clerk.Roles.Contains(DeskRoles.Supervisor)
            ? question
            : question with { Day = clock.Today, Counter = clerk.Counter };

    private IQueryable<RegisteredCopy> Matching(CounterDeskDb db, RegisterQuestion asked)
    {
        var copies = db.Set<RegisteredCopy>().AsNoTracking().Where(copy => copy.Hall == Hall);
        copies = asked.Number is { } number ? copies.Where(copy => copy.Number == number) : copies;
        copies = asked.Day is { } day ? copies.Where(copy => copy.Day == day) : copies;
        copies = asked.Counter is { } counter ? copies.Where(copy => copy.Counter == counter) : copies;
        copies = asked.KindCode is { } kind ? copies.Where(copy => copy.KindCode == kind) : copies;
        return asked.Part is { } part
            ? copies.Where(copy => copy.Recipient.Contains(part) || copy.MaskedHolder.Contains(part))
            : copies;
    }

    private IQueryable<RegisteredCopy> In(IQueryable<RegisteredCopy> copies, RegisterState? state)
    {
        if (state is not { } only)
        {
            return copies;
        }

        // Withdrawn keys are asked about only where there are any: without, an index leads to the rows.
        var withdrawn = keys.WithdrawnIds();
        return withdrawn is [] || only is RegisterState.Reserved or RegisterState.Waiting or RegisterState.Void
            ? copies.Where(IsIn(only, clock.Today))
            : only is RegisterState.Withdrawn
                ? copies.Where(copy => copy.State == CopyState.Withdrawn
                    || (copy.State == CopyState.Printed && withdrawn.Contains(copy.KeyId)))
                : copies.Where(IsIn(only, clock.Today)).Where(copy => !withdrawn.Contains(copy.KeyId));
    }

    // The same as RegisterStates.Of; a test holds one against the other.
    private static Expression<Func<RegisteredCopy, bool>> IsIn(RegisterState state, DateOnly today) => state switch
    {
        RegisterState.Reserved => copy => copy.State == CopyState.Reserved,
        RegisterState.Waiting => copy => copy.State == CopyState.Waiting,
        RegisterState.Void => copy => copy.State == CopyState.Void,
        RegisterState.Withdrawn => copy => copy.State == CopyState.Withdrawn,
        RegisterState.Expired => copy => copy.State == CopyState.Printed && copy.ExpiresOn < today,
        RegisterState.LicenseChanged => copy =>
            copy.ChangedTo != null && copy.State == CopyState.Printed && copy.ExpiresOn >= today,
        RegisterState.Printed => copy =>
            copy.State == CopyState.Printed && copy.ChangedTo == null && copy.ExpiresOn >= today,
    };

    private static IQueryable<RegisteredCopy> After(IQueryable<RegisteredCopy> copies, CopyNumber? last)
    {
        if (last is null)
        {
            return copies;
        }

        var (day, sequence) = (last.Day, last.Sequence);
        return copies.Where(copy => copy.Day <= day && (copy.Day < day || copy.Sequence < sequence));
    }

    private async Task<RegisterPage> ReadAsync(
        CounterDeskDb db, RegisterQuestion asked, CancellationToken cancellationToken)
    {
        var copies = After(In(Matching(db, asked), asked.State), asked.After);
        var found = await copies.OrderByDescending(copy => copy.Day).ThenByDescending(copy => copy.Sequence)
            .Take(PageRows + 1)
            .Select(copy => new
            {
                copy.Number, copy.MadeAtUtc, copy.KindName, copy.MaskedHolder, copy.Recipient, copy.Counter,
                copy.State, copy.ExpiresOn, HasChanged = copy.ChangedTo != null, copy.KeyId,
            })
            .ToListAsync(cancellationToken);
        var withdrawn = keys.WithdrawnIds();
        var numbers = found.Select(copy => copy.Number).ToArray();
        var checks = await db.Set<CopyCheckEntry>().Where(entry => numbers.Contains(entry.Number))
            .GroupBy(entry => entry.Number).Select(some => new { Number = some.Key, Count = some.Count() })
            .ToDictionaryAsync(some => some.Number, some => some.Count, cancellationToken);
        return new(
            [
                .. found.Take(PageRows).Select(copy => new RegisterRow(
                    copy.Number, copy.MadeAtUtc, copy.KindName, copy.MaskedHolder, copy.Recipient, copy.Counter,
                    RegisterStates.Of(
                        copy.State, copy.ExpiresOn, copy.HasChanged, withdrawn.Contains(copy.KeyId), clock.Today),
                    checks.GetValueOrDefault(copy.Number))),
            ],
            found.Count > PageRows);
    }

    private static AuditNote SearchNote(RegisterSearch search, Clerk clerk) => new()
    {
        Action = AuditAction.RegisterSearched,
        Actor = clerk.Id,
        Role = clerk.Roles.Contains(DeskRoles.Supervisor) ? DeskRoles.Supervisor : DeskRoles.Clerk,
        Counter = clerk.Counter,

        // Somebody may have typed a whole name, although the register has none.
        Subject = search is RegisterSearch.Text(var part) ? Mask.Name(part) : null,
        Details = search is RegisterSearch.Number(var number) ? [new("Number", number.Value)] : [],
    };
}
