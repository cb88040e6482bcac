using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.SignIn.Accounts;

/// <summary>
/// What the security administrator settles about accounts: whom the provider's names make, who is not let in, whose
/// sessions end. It counts on this server at once, and on every other within the minute.
/// </summary>
/// <remarks>
/// Methods that act throw <see cref="AuditUnavailableException"/> when the audit log cannot be written; then nothing
/// was done.
/// </remarks>
public sealed class AccountDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, AccountRules rules, SessionKeeper keeper,
    DeskClock clock)
{
    /// <summary>
    /// Everybody who has signed in here or is kept from it, whoever is blocked or here now first, then by staff number.
    /// </summary>
    public async Task<ImmutableArray<ListedAccount>> ListAsync(Clerk administrator, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(administrator, DeskRoles.SecurityAdministrator, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.Now.UtcDateTime;
        var blocks = await db.Set<AccountBlock>().AsNoTracking().ToDictionaryAsync(block => block.Account, cancellationToken);
        var sessions = (await keeper.FindOpenAsync(db, cancellationToken)).ToLookup(session => session.Account);
        var staff = await db.Set<StaffMember>().AsNoTracking().ToListAsync(cancellationToken);
        var known = staff.Select(member => member.Id).ToHashSet();
        return
        [
            .. from block in blocks.Values
               where !known.Contains(block.Account) && block.CountsAt(now)
               orderby block.Account
               select ListedAccount.OfStranger(block.Account, block),
            .. from member in staff
               let block = blocks.GetValueOrDefault(member.Id) is { } found && found.CountsAt(now) ? found : null
               let open = sessions[member.Id].Select(session => new ListedSession(session.Counter, session.SinceUtc, session.SeenAtUtc))
               orderby block is null, !open.Any(), member.Number
               select new ListedAccount(
                   member.Id, member.Number, member.Name, rules.Mapping.RolesOf(member.Told), member.SignedInAtUtc, block,
                   [.. open]),
        ];
    }

    /// <summary>
    /// Lets an account in no longer, and ends its sessions. It may be one that never signed in here: then nobody can tell
    /// whether the provider has it.
    /// </summary>
    /// <param name="account">What the identity provider calls it.</param>
    /// <param name="reason">Why; for the log and for whoever looks after accounts.</param>
    /// <param name="untilUtc">When it ends by itself; null when somebody must lift it.</param>
    /// <param name="administrator">Who blocks.</param>
    /// <param name="cancellationToken">Stops before the entry is begun.</param>
    /// <returns>Null when it is blocked.</returns>
    public async Task<AccountFault?> BlockAsync(
        string account, string reason, DateTime? untilUtc, Clerk administrator, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(administrator, DeskRoles.SecurityAdministrator, cancellationToken);
        var now = clock.Now.UtcDateTime;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        AccountFault? fault =
            account == administrator.Id ? AccountFault.Own
            : reason.Trim() is not { Length: > 0 and <= AccountBlock.MaxReasonLength } ? AccountFault.Reason
            : untilUtc <= now ? AccountFault.Ended
            : account.Length is 0 or > AuditEntry.MaxActorLength || account.Any(IsNoPartOfAName) ? AccountFault.Identifier
            : null;
        var note = Note(AuditAction.AccountBlocked, administrator, account) with
        {
            Outcome = fault is null ? AuditOutcome.Done : AuditOutcome.Refused,
            Details =
            [
                new("Reason", reason.Trim()), new("Until", untilUtc is { } until ? TimeOf(until) : "-"),
                .. fault is { } why ? (AuditDetail[])[new("Fault", why.ToString())] : [],
            ],
        };
        if (fault is not null)
        {
            await audit.RecordAsync(null, note, cancellationToken);
            return fault;
        }

        await db.Set<AccountBlock>().Where(block => block.Account == account).LoadAsync(cancellationToken);
        if (db.Set<AccountBlock>().Local.FirstOrDefault() is { } before)
        {
            note = note with { Details = note.Details.Add(new("FormerReason", before.Reason)) };
            before.Renew(reason.Trim(), administrator.Id, now, untilUtc);
        }
        else
        {
            db.Add(new AccountBlock(account, reason.Trim(), administrator.Id, now, untilUtc));
        }

        await audit.RecordAsync(db, null, note, cancellationToken);
        await keeper.RoundAsync(CancellationToken.None);
        return null;
    }

    /// <summary>Lets an account in again. False, and nothing was done, when it was not blocked.</summary>
    public async Task<bool> LiftAsync(string account, Clerk administrator, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(administrator, DeskRoles.SecurityAdministrator, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Set<AccountBlock>().SingleOrDefaultAsync(block => block.Account == account, cancellationToken)
            is not { } block)
        {
            return false;
        }

        db.Remove(block);
        var note = Note(AuditAction.AccountUnblocked, administrator, account) with
        {
            Details = [new("FormerReason", block.Reason)],
        };
        try
        {
            await audit.RecordAsync(db, null, note, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }

        await rules.LoadAsync(CancellationToken.None);
        return true;
    }

    /// <summary>Ends every session of an account, wherever it is open. How many there were.</summary>
    public async Task<int> SignOutEverywhereAsync(
        string account, Clerk administrator, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(administrator, DeskRoles.SecurityAdministrator, cancellationToken);
        return await keeper.EndAllAsync(account, SessionEnd.ByAdministrator, administrator, cancellationToken);
    }

    /// <summary>Makes another mapping count from now on, unless it must not.</summary>
    /// <param name="mapping">The whole of it.</param>
    /// <param name="seen">The edition that the page showed.</param>
    /// <param name="administrator">Who changes it. She must stay security administrator by it.</param>
    /// <param name="cancellationToken">Stops before the entry is begun.</param>
    public async Task<RoleMappingAnswer> SaveMappingAsync(
        RoleMapping mapping, int seen, Clerk administrator, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(administrator, DeskRoles.SecurityAdministrator, cancellationToken);
        await rules.LoadAsync(cancellationToken);
        if (rules.Edition != seen)
        {
            return new RoleMappingAnswer.Overtaken();
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var own = await db.Set<StaffMember>().AsNoTracking()
            .SingleOrDefaultAsync(member => member.Id == administrator.Id, cancellationToken);
        var fault = mapping.FindFault()
            ?? (mapping.RolesOf(own?.Told ?? []).Contains(DeskRoles.SecurityAdministrator)
                ? null
                : new(RoleMappingFaultKind.OwnRoleLost, DeskRoles.SecurityAdministrator));
        var note = Note(AuditAction.RoleMappingChanged, administrator, null) with
        {
            Outcome = fault is null ? AuditOutcome.Done : AuditOutcome.Refused,
            Details =
            [
                new("Edition", (seen + 1).ToString(CultureInfo.InvariantCulture)),
                .. ChangesTo(mapping),
                .. fault is null ? (AuditDetail[])[] : [new("Fault", fault.Kind.ToString())],
            ],
        };
        if (fault is not null)
        {
            await audit.RecordAsync(null, note, cancellationToken);
            return new RoleMappingAnswer.Refused(fault);
        }

        db.Add(new RoleMappingVersion(seen + 1, mapping.ToString(), administrator.Id, clock.Now.UtcDateTime));
        try
        {
            await audit.RecordAsync(db, null, note, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody else was faster.
            await rules.LoadAsync(CancellationToken.None);
            return new RoleMappingAnswer.Overtaken();
        }

        await keeper.RoundAsync(CancellationToken.None);
        return new RoleMappingAnswer.Saved(seen + 1);
    }

    // What was and what is, of each role whose names change.
    private IEnumerable<AuditDetail> ChangesTo(RoleMapping mapping) =>
        from role in DeskRoles.All
        let before = string.Join(", ", rules.Mapping.NamesOf(role))
        let after = string.Join(", ", mapping.NamesOf(role))
        where before != after
        select new AuditDetail($"Names{DeskRoles.TextKey(role)["Role_".Length..]}", $"{before} → {after}");

    private static bool IsNoPartOfAName(char character) => char.IsWhiteSpace(character) || char.IsControl(character);

    private static string TimeOf(DateTime utc) =>
        DeskClock.At(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static AuditNote Note(AuditAction action, Clerk administrator, string? account) => new()
    {
        Action = action, Actor = administrator.Id, Role = DeskRoles.SecurityAdministrator, Subject = account,
    };
}
