using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Auditing;

/// <summary>
/// Proves the hall's log and keeps what came of it: a proof of the whole log, and whatever is not as it should be, as an
/// entry; that all was well, also as an anchor outside the database.
/// </summary>
public sealed partial class ProofKeeper(
    AuditLog log, AuditProver prover, AnchorFile anchors, IKeyRing keys, IDbContextFactory<CounterDeskDb> databases,
    IOptions<AuditOptions> options, IOptions<HallOptions> hall, DeskClock clock, TimeProvider time,
    ILogger<ProofKeeper> logger) : IDisposable
{
    // Nobody works then, and the day before is closed.
    private const int NightHour = 2;

    private readonly SemaphoreSlim _turn = new(1, 1);

    // Also of a proof that found a fault and left no anchor.
    private DateOnly? _lastWhole;

    private string Hall => hall.Value.Code;

    public void Dispose() => _turn.Dispose();

    /// <summary>Closes the day that is over, and proves what is due: at night the whole log, else what is new.</summary>
    /// <exception cref="AuditUnavailableException">The log could not be written.</exception>
    public async Task GoRoundAsync(CancellationToken cancellationToken)
    {
        await log.CloseDayAsync(cancellationToken);
        var isNight = await IsWholeDueAsync(cancellationToken);
        await KeepAsync(null, Note(null), isNight, null, cancellationToken);
    }

    /// <summary>Proves the whole log for an auditor. Announced, and recorded before it is told.</summary>
    /// <param name="auditor">Who asks.</param>
    /// <param name="progress">Told how many entries were read so far.</param>
    /// <param name="cancellationToken">Ends the reading; the outcome is then "failed".</param>
    /// <returns>Null when it could not be told.</returns>
    /// <exception cref="AuditUnavailableException">The log could not be written; nothing is told.</exception>
    public async Task<AuditProof?> ProveWholeAsync(
        Clerk auditor, IProgress<long> progress, CancellationToken cancellationToken)
    {
        await log.RequireAsync(auditor, DeskRoles.Auditor, cancellationToken);
        var note = Note(auditor);
        return await log.AnnouncedAsync(
            note, announcement => KeepAsync(announcement, note, whole: true, progress, cancellationToken),
            cancellationToken);
    }

    /// <summary>How the log stands, by what was kept of its proofs.</summary>
    public async Task<AuditStanding> ReadAsync(CancellationToken cancellationToken)
    {
        var standing = ReadAnchors();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var entries = db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Hall == Hall);
        var result = await FindResultAsync(db, cancellationToken);
        var began = await entries.OrderBy(entry => entry.Sequence)
            .Select(entry => (DateTime?)entry.AtUtc).FirstOrDefaultAsync(cancellationToken);
        return new AuditStanding(
            result,
            standing?.Standing.LastOrDefault(anchor => anchor.Kind is AuditAnchorKind.Proven),
            standing?.Standing.LastOrDefault(anchor => anchor.Kind is AuditAnchorKind.Day),
            standing?.Gaps ?? [],
            standing?.Deleted,
            began);
    }

    /// <summary>The signed root of a closed day, for whoever prints or publishes it; null when there is none.</summary>
    public AuditAnchor? FindRoot(DateOnly day) => ReadAnchors()?.Standing
        .LastOrDefault(anchor => anchor.Kind is AuditAnchorKind.Day && anchor.Day == day);

    private async Task<AuditProof?> KeepAsync(
        AuditReceipt? announcement, AuditNote note, bool whole, IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var proof = await Task.Run(() => prover.Prove(Hall, whole, progress, cancellationToken), cancellationToken);
            _lastWhole = whole ? clock.Today : _lastWhole;
            var outcome = note with { Outcome = OutcomeOf(proof.Verdict), Details = DetailsOf(proof) };
            if (announcement is not null || whole || await IsNewsAsync(outcome, cancellationToken))
            {
                await log.RecordAsync(announcement, outcome, cancellationToken);
            }

            Anchor(proof);
            return proof;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogAnchorsUnreadable(anchors.Path, exception.Message);
            var outcome = note with
            {
                Outcome = AuditOutcome.CouldNotBeTold, Details = [new("Reason", "AnchorsUnreadable")],
            };
            if (announcement is not null || await IsNewsAsync(outcome, cancellationToken))
            {
                await log.RecordAsync(announcement, outcome, cancellationToken);
            }

            return null;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<bool> IsWholeDueAsync(CancellationToken cancellationToken)
    {
        _lastWhole ??= ReadAnchors() is { } anchors
            && anchors.Standing.LastOrDefault(anchor => anchor.Kind is AuditAnchorKind.Proven && anchors.IsWhole(anchor)) is { } whole
            ? DeskClock.DayOf(whole.AtUtc)
            : DeskClock.DayOf((await ReadAsync(cancellationToken)).BeganAtUtc ?? time.GetUtcNow().UtcDateTime);
        return clock.Now.Hour >= NightHour && _lastWhole.Value.AddDays(options.Value.WholeProofDays) <= clock.Today;
    }

    // That all is well is said once a night; what is not is said once, and again when it is another fault.
    private async Task<bool> IsNewsAsync(AuditNote outcome, CancellationToken cancellationToken)
    {
        if (outcome.Outcome is AuditOutcome.Done)
        {
            return false;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var before = await FindResultAsync(db, cancellationToken);
        return before is null
            || before.Outcome != outcome.Outcome.ToString()
            || SaidOf(AuditDetail.Read(before.Details))
                != SaidOf(outcome.Details.ToDictionary(detail => detail.Name, detail => detail.Value));
    }

    private static (string?, string?) SaidOf(IReadOnlyDictionary<string, string> details) =>
        (details.GetValueOrDefault("Fault") ?? details.GetValueOrDefault("Reason"), details.GetValueOrDefault("Entry"));

    private Task<AuditEntry?> FindResultAsync(CounterDeskDb db, CancellationToken cancellationToken) =>
        db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Hall == Hall && entry.Action == nameof(AuditAction.LogProven)
                && (entry.Outcome == nameof(AuditOutcome.Done) || entry.Outcome == nameof(AuditOutcome.Failed)
                    || entry.Outcome == nameof(AuditOutcome.CouldNotBeTold)))
            .OrderByDescending(entry => entry.Sequence).FirstOrDefaultAsync(cancellationToken);

    private void Anchor(AuditProof proof)
    {
        try
        {
            // Their roots are signed and in the log; only the file does not have them.
            foreach (var missing in proof.MissingAnchors)
            {
                anchors.Append(missing);
            }

            if (proof is { Verdict: AuditVerdict.Whole, Head.Length: > 0 })
            {
                anchors.Append(new AuditAnchor
                {
                    Kind = AuditAnchorKind.Proven,
                    Hall = proof.Hall,
                    First = proof.From,
                    Last = proof.Proven,
                    Head = proof.Head,
                    AtUtc = time.GetUtcNow().UtcDateTime,
                }.SignedBy(keys));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogAnchorsUnreadable(anchors.Path, exception.Message);
        }
    }

    private AuditAnchors? ReadAnchors()
    {
        try
        {
            return anchors.Read(keys.AuditKey).Of(Hall);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogAnchorsUnreadable(anchors.Path, exception.Message);
            return null;
        }
    }

    private static AuditNote Note(Clerk? auditor) => new()
    {
        Action = AuditAction.LogProven,
        Actor = auditor?.Id,
        Role = auditor is null ? null : DeskRoles.Auditor,
    };

    private static AuditOutcome OutcomeOf(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.Whole => AuditOutcome.Done,
        AuditVerdict.NotWhole => AuditOutcome.Failed,
        AuditVerdict.CouldNotBeTold => AuditOutcome.CouldNotBeTold,
    };

    private static ImmutableArray<AuditDetail> DetailsOf(AuditProof proof)
    {
        List<AuditDetail> details = [new("From", $"{proof.From}"), new("To", $"{proof.Proven}")];
        if (proof.Fault is { } fault)
        {
            details.AddRange([new("Fault", fault.Kind.ToString()), new("Entry", $"{fault.Sequence}")]);
        }

        AddCount("Gaps", proof.Gaps.Length);
        AddCount("DamagedAnchors", proof.DamagedAnchors);
        AddCount("MissingAnchors", proof.MissingAnchors.Length);
        return [.. details];

        void AddCount(string name, int count)
        {
            if (count > 0)
            {
                details.Add(new(name, $"{count}"));
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The anchors of the audit log in {Path} could not be read or written: {Failure}")]
    private partial void LogAnchorsUnreadable(string path, string failure);
}

/// <summary>How the hall's log stands.</summary>
/// <param name="Result">The last result that was recorded; null when none was.</param>
/// <param name="Proven">When and up to where the log was last found whole; null when never or unknown.</param>
/// <param name="Day">The last day that was closed.</param>
/// <param name="Gaps">What is gone and was explained.</param>
/// <param name="Deleted">Up to where entries were deleted after their time.</param>
/// <param name="BeganAtUtc">When its first entry was written; null before.</param>
public sealed record AuditStanding(
    AuditEntry? Result, AuditAnchor? Proven, AuditAnchor? Day, ImmutableArray<AuditAnchor> Gaps,
    AuditAnchor? Deleted, DateTime? BeganAtUtc)
{
    /// <summary>Whether the last proof began where the chain does.</summary>
    public bool IsProvenWhole => Proven?.First <= AuditAnchors.BeginBehind(Deleted);
}
