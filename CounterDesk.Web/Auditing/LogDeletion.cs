using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Auditing;

/// <summary>
/// Deletes the entries of days that were kept for the hall's time (<see cref="AuditOptions.KeepMonths"/>). First an entry
/// and an anchor say up to where, signed, with the hash the chain goes on from; only then the entries go. Whoever stops in
/// between runs it again.
/// </summary>
/// <remarks>
/// Run by hand or by a timer of the system, not by the desk: the desk's account has no right to delete.
/// </remarks>
public sealed class LogDeletion(
    AuditLog log, AuditProver prover, AnchorFile anchors, IKeyRing keys, IDbContextFactory<CounterDeskDb> databases,
    IOptions<AuditOptions> options, IOptions<HallOptions> hall, DeskClock clock, TimeProvider time)
{
    // So many at a time that the desk, which waits for the database meanwhile, does not notice.
    private const int Batch = 2_000;

    private string Hall => hall.Value.Code;

    /// <summary>Deletes what is over, and what an interrupted run said and left.</summary>
    /// <param name="account">Who runs the program.</param>
    /// <param name="progress">Told how many entries are gone so far.</param>
    /// <param name="cancellationToken">Ends it between two batches; the rest goes when it is run again.</param>
    /// <exception cref="AuditUnavailableException">The log could not be written: nothing is deleted.</exception>
    /// <exception cref="IOException">The anchors could not be read or written: nothing is deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public async Task<Deletion> DeleteAsync(
        string account, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        if (options.Value.KeepMonths is not { } months)
        {
            return new Deletion.KeptForGood();
        }

        var proof = prover.Prove(Hall, whole: true, null, cancellationToken);
        if (proof.Verdict is not AuditVerdict.Whole)
        {
            return new Deletion.NotWhole(proof);
        }

        var over = await FindLastOverAsync(months, proof.Deleted, cancellationToken);
        var upTo = over is null ? proof.Deleted : await SayAsync(over, proof.From, account, cancellationToken);
        var gone = upTo is null ? 0 : await DeleteUpToAsync(upTo.Last, progress, cancellationToken);
        return gone is 0 && over is null ? new Deletion.NothingIsOver(months) : new Deletion.Done(upTo!, gone);
    }

    // Of days that the log has closed, the last one that is long enough ago.
    private async Task<AuditAnchor?> FindLastOverAsync(
        int months, AuditAnchor? deleted, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var closed = await LogDays.ReadClosedAsync(
            db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Hall == Hall), cancellationToken);
        return closed.TakeWhile(day => day.Day!.Value.AddMonths(months) < clock.Today)
            .LastOrDefault(day => day.Last > (deleted?.Last ?? 0));
    }

    private async Task<AuditAnchor> SayAsync(
        AuditAnchor day, long first, string account, CancellationToken cancellationToken)
    {
        var said = new AuditAnchor
        {
            Kind = AuditAnchorKind.Deleted,
            Hall = Hall,
            Day = day.Day,
            First = first,
            Last = day.Last,
            Head = day.Head,
            AtUtc = time.GetUtcNow().UtcDateTime,
        }.SignedBy(keys);
        var note = said.ToNote();
        await log.RecordAsync(
            null, note with { Details = note.Details.Add(new("Account", account)) }, cancellationToken);
        anchors.Append(said);
        return said;
    }

    private async Task<long> DeleteUpToAsync(long last, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var entries = db.Set<AuditEntry>().Where(entry => entry.Hall == Hall && entry.Sequence <= last);
        var gone = 0L;
        while (await entries.MinAsync(entry => (long?)entry.Sequence, cancellationToken) is { } first)
        {
            cancellationToken.ThrowIfCancellationRequested();
            gone += await AppendOnly.DeleteAsync(
                db, entries.Where(entry => entry.Sequence < first + Batch), CancellationToken.None);
            progress?.Report(gone);
        }

        return gone;
    }
}

/// <summary>What came of deleting entries after their time.</summary>
public abstract record Deletion
{
    private Deletion()
    {
    }

    /// <summary>How many entries went now, and up to where the log has been deleted.</summary>
    public sealed record Done(AuditAnchor UpTo, long Entries) : Deletion;

    /// <summary>No time is set.</summary>
    public sealed record KeptForGood : Deletion;

    /// <summary>No closed day is as old as the months that are set.</summary>
    public sealed record NothingIsOver(int Months) : Deletion;

    /// <summary>What is not proven is kept, so that it can be looked into.</summary>
    public sealed record NotWhole(AuditProof Proof) : Deletion;
}
