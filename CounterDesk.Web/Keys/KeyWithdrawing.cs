using System.Collections.Concurrent;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Keys;

/// <summary>
/// Withdraws a key once a second person has confirmed it: another security administrator or a supervisor. What waits is
/// in memory, for minutes: what this process forgets was not confirmed. Who asked, answered or tried stands in the log.
/// </summary>
/// <remarks>Throws as <see cref="KeyDesk"/> does; what could not be recorded or done then still waits.</remarks>
public sealed class KeyWithdrawing(KeyDesk keys, AuditLog audit, IOptions<ConfirmationOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, PendingWithdrawal> _waiting = [];

    // The last of each who asked, until she has seen it.
    private readonly ConcurrentDictionary<string, EndedWithdrawal> _ended = [];

    private DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    /// <summary>Asks. What waits already for the same key is the answer. Null when the key is unknown or withdrawn.</summary>
    public async Task<PendingWithdrawal?> AskAsync(
        string keyId, KeyWithdrawal withdrawal, Clerk administrator, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(administrator, DeskRoles.SecurityAdministrator, cancellationToken);
        await ExpireAsync(cancellationToken);
        if (_waiting.Values.FirstOrDefault(waiting => waiting.Request.KeyId == keyId) is { } already)
        {
            return already;
        }

        var listed = (await keys.ListAsync(cancellationToken)).Signing.FirstOrDefault(key => key.Id == keyId);
        if (listed is null or { State: SigningKeyState.Withdrawn })
        {
            return null;
        }

        var pending = new PendingWithdrawal(
            new(
                Guid.NewGuid(), keyId, withdrawal, administrator.Id, administrator.Number,
                UtcNow + options.Value.AnswerTime),
            listed.State, listed.LiveCopies, administrator);
        await audit.RecordAsync(null, Note(pending, AuditAction.KeyWithdrawalAsked), cancellationToken);
        _ended.TryRemove(administrator.Id, out _);
        _waiting[pending.Request.Id] = pending;
        return pending;
    }

    /// <summary>What this administrator waits for; null when nothing is. What nobody answered in time ends here.</summary>
    public async Task<PendingWithdrawal?> FindOwnAsync(Clerk administrator, CancellationToken cancellationToken)
    {
        await ExpireAsync(cancellationToken);
        return _waiting.Values.FirstOrDefault(waiting => waiting.Request.AskedBy == administrator.Id);
    }

    /// <summary>What this person could answer in a browser of her own; the first that was asked.</summary>
    public async Task<PendingWithdrawal?> FindFirstForAsync(Clerk second, CancellationToken cancellationToken)
    {
        await ExpireAsync(cancellationToken);
        return _waiting.Values
            .Where(waiting => waiting.Request.FindFault(AsWitness(second), UtcNow) is null)
            .MinBy(waiting => waiting.Request.ExpiresAtUtc);
    }

    /// <summary>How what this administrator asked for ended. She is told once.</summary>
    public EndedWithdrawal? TakeEnded(Clerk administrator) =>
        _ended.TryRemove(administrator.Id, out var ended) ? ended : null;

    /// <summary>Looks a request up for whoever would answer it; that somebody tried who may not is recorded.</summary>
    public async Task<WithdrawalEntry> EnterAsync(
        Guid id, Clerk second, ConfirmationWay way, CancellationToken cancellationToken)
    {
        await ExpireAsync(cancellationToken);
        if (!_waiting.TryGetValue(id, out var pending))
        {
            return new WithdrawalEntry.Unknown();
        }

        if (pending.Request.FindFault(AsWitness(second), UtcNow) is not { } fault)
        {
            return new WithdrawalEntry.Open(pending);
        }

        await audit.RecordAsync(null, Note(pending, AuditAction.AccessRefused) with
        {
            Actor = second.Id,
            Role = RoleOf(second),
            Outcome = AuditOutcome.Refused,
            Details = [new("Key", pending.Request.KeyId), new("Way", way.ToString()), new("Fault", fault.ToString())],
        }, cancellationToken);
        return new WithdrawalEntry.Refused(fault);
    }

    /// <summary>Records the second person's answer; a yes withdraws the key, unless it has changed since it was asked.</summary>
    public async Task<WithdrawalEntry> DecideAsync(
        Guid id, Clerk second, ConfirmationWay way, ConfirmationAnswer answer, CancellationToken cancellationToken)
    {
        var entry = await EnterAsync(id, second, way, cancellationToken);
        if (entry is not WithdrawalEntry.Open)
        {
            return entry;
        }

        // Of two who answer at once only one does.
        if (!_waiting.TryRemove(id, out var pending))
        {
            return new WithdrawalEntry.Unknown();
        }

        try
        {
            var isConfirmed = answer is ConfirmationAnswer.Confirmed;
            await audit.RecordAsync(null, Note(pending, AuditAction.KeyWithdrawalAnswered) with
            {
                Actor = second.Id,
                Role = RoleOf(second),
                Outcome = isConfirmed ? AuditOutcome.Done : AuditOutcome.Refused,
                Details = [new("Key", pending.Request.KeyId), new("Way", way.ToString()), new("Answer", answer.ToString())],
            }, cancellationToken);
            var copies = isConfirmed ? await keys.WithdrawAsync(pending, second, cancellationToken) : null;
            return End(
                pending, copies is not null ? WithdrawalEnd.Withdrawn : isConfirmed ? WithdrawalEnd.KeyChanged : WithdrawalEnd.Declined,
                copies ?? 0, $"{second.Name} {second.Number}".TrimEnd());
        }
        catch
        {
            _waiting.TryAdd(id, pending);
            throw;
        }
    }

    /// <summary>The administrator goes another way.</summary>
    public async Task TakeBackAsync(Guid id, Clerk administrator, CancellationToken cancellationToken)
    {
        if (_waiting.TryGetValue(id, out var pending) && pending.Request.AskedBy == administrator.Id)
        {
            await RecordEndAsync(pending, WithdrawalEnd.TakenBack, cancellationToken);
        }
    }

    private async Task ExpireAsync(CancellationToken cancellationToken)
    {
        foreach (var pending in _waiting.Values.Where(waiting => waiting.Request.ExpiresAtUtc <= UtcNow))
        {
            await RecordEndAsync(pending, WithdrawalEnd.Expired, cancellationToken);
        }
    }

    private async Task RecordEndAsync(PendingWithdrawal pending, WithdrawalEnd end, CancellationToken cancellationToken)
    {
        if (!_waiting.TryRemove(pending.Request.Id, out _))
        {
            return;
        }

        try
        {
            await audit.RecordAsync(null, Note(pending, AuditAction.KeyWithdrawalAnswered) with
            {
                Outcome = AuditOutcome.Failed,
                Details = [new("Key", pending.Request.KeyId), new("Answer", end.ToString())],
            }, cancellationToken);
            End(pending, end, 0, null);
        }
        catch
        {
            _waiting.TryAdd(pending.Request.Id, pending);
            throw;
        }
    }

    private WithdrawalEntry.Ended End(PendingWithdrawal pending, WithdrawalEnd end, int copies, string? second)
    {
        var outcome = new EndedWithdrawal(pending, end, copies, second);
        _ended[pending.Request.AskedBy] = outcome;
        return new(outcome);
    }

    private static AuditNote Note(PendingWithdrawal pending, AuditAction action) => new()
    {
        Action = action,
        Actor = pending.Request.AskedBy,
        Role = pending.AskedBy.Roles.Contains(DeskRoles.SecurityAdministrator)
            ? DeskRoles.SecurityAdministrator
            : throw new InvalidOperationException("Only a security administrator changes keys."),
        Details =
        [
            new("Key", pending.Request.KeyId), new("Reason", pending.Request.Withdrawal.Reason.ToString()),
            .. pending.Request.Withdrawal.Note is { } why ? (AuditDetail[])[new("Note", why)] : [],
            new("LiveCopies", pending.LiveCopies.ToString(CultureInfo.InvariantCulture)),
        ],
    };

    // The auditor looks at what was done and does none of it; the system administrator does none of the other's work.
    private static KeyWitness AsWitness(Clerk person) => new(
        person.Id, person.Number,
        SignedInClerk.FindFault(person) is null
            && (person.Roles.Contains(DeskRoles.SecurityAdministrator) || person.Roles.Contains(DeskRoles.Supervisor)));

    private static string? RoleOf(Clerk person) =>
        person.Roles.Contains(DeskRoles.SecurityAdministrator) ? DeskRoles.SecurityAdministrator
        : person.Roles.Contains(DeskRoles.Supervisor) ? DeskRoles.Supervisor
        : person.Roles.FirstOrDefault();
}
