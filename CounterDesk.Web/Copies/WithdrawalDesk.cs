using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Copies;

/// <summary>Takes copies back that are out of the house. Only a supervisor does; receivers are told from then on.</summary>
/// <remarks>
/// Methods throw <see cref="AuditUnavailableException"/> when the audit log cannot be written, and
/// <see cref="InvalidOperationException"/> for anybody but a supervisor; then nothing was done.
/// </remarks>
public sealed class WithdrawalDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, IOptions<HallOptions> hall, DeskClock clock)
{
    // Each lost attempt means that another supervisor withdrew one of the copies just now.
    private const int MostAttempts = 10;

    /// <summary>Takes one copy back.</summary>
    /// <exception cref="ArgumentException">There is no copy of this number.</exception>
    public async Task<WithdrawnCopies> WithdrawAsync(
        CopyNumber number, Withdrawal withdrawal, Clerk supervisor, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(supervisor, DeskRoles.Supervisor, cancellationToken);
        return await WithdrawAsync(
            number, withdrawal, supervisor, (_, copy) => Task.FromResult<List<RegisteredCopy>>([copy]),
            cancellationToken);
    }

    /// <summary>
    /// Takes back, all at once, every copy in use of the license of which this one was made, of any of its versions.
    /// </summary>
    /// <inheritdoc cref="WithdrawAsync(CopyNumber, Withdrawal, Clerk, CancellationToken)" path="/exception"/>
    public async Task<WithdrawnCopies> WithdrawAllAsync(
        CopyNumber number, Withdrawal withdrawal, Clerk supervisor, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(supervisor, DeskRoles.Supervisor, cancellationToken);
        return await WithdrawAsync(
            number, withdrawal, supervisor,
            (db, copy) => db.Set<RegisteredCopy>().LiveOf(copy, clock.Today).ToListAsync(cancellationToken),
            cancellationToken);
    }

    private async Task<WithdrawnCopies> WithdrawAsync(
        CopyNumber number, Withdrawal withdrawal, Clerk supervisor,
        Func<CounterDeskDb, RegisteredCopy, Task<List<RegisteredCopy>>> select, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var copy = await db.Set<RegisteredCopy>().SingleOrDefaultAsync(
                    copy => copy.Number == number && copy.Hall == hall.Value.Code, cancellationToken)
                ?? throw new ArgumentException("There is no copy of this number.", nameof(number));
            var copies = await select(db, copy);
            if ((copies is [] ? copy : copies[0]).FindWithdrawalFault(clock.Today) is { } fault)
            {
                return new WithdrawnCopies.None(fault);
            }

            try
            {
                copies.ForEach(one => one.Withdraw(withdrawal, clock.Now.UtcDateTime));
                var notes = copies.Select(one => NoteOf(one, withdrawal, supervisor, copies.Count)).ToList();
                await audit.RecordAsync(db, null, notes, cancellationToken);
                return new WithdrawnCopies.Done([.. copies.Select(one => one.Recipient)]);
            }
            catch (DbUpdateConcurrencyException) when (attempt < MostAttempts)
            {
                // Look again at what is left.
            }
        }
    }

    private static AuditNote NoteOf(RegisteredCopy copy, Withdrawal withdrawal, Clerk supervisor, int together)
    {
        var note = CopyNote.Of(copy, AuditAction.CopyWithdrawn);
        return note with
        {
            Actor = supervisor.Id,
            Role = DeskRoles.Supervisor,
            Details =
            [
                .. note.Details,
                new("Reason", withdrawal.Reason.ToString()),
                .. withdrawal.Note is { } why ? (AuditDetail[])[new("Note", why)] : [],
                new("Together", together.ToString(CultureInfo.InvariantCulture)),
            ],
        };
    }
}

/// <summary>What came of a withdrawal.</summary>
public abstract record WithdrawnCopies
{
    private WithdrawnCopies()
    {
    }

    /// <param name="Recipients">Of each copy that was withdrawn, so that they can be told.</param>
    public sealed record Done(ImmutableArray<string> Recipients) : WithdrawnCopies;

    /// <summary>Nothing was there to be withdrawn; somebody may have been faster.</summary>
    public sealed record None(WithdrawalFault Fault) : WithdrawnCopies;
}
