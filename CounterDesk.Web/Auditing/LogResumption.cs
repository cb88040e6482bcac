using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Auditing;

/// <summary>
/// Lets a log go on that was brought back from a backup: an entry names what was known of it and is gone, and why; an
/// anchor says the same outside. Nothing else can be explained away.
/// </summary>
public sealed class LogResumption(
    AuditLog log, AuditProver prover, AnchorFile anchors, IKeyRing keys, IOptions<HallOptions> hall)
{
    /// <summary>Explains the gap at the end of the log.</summary>
    /// <param name="reason">Why entries are gone, in the words of whoever brought the backup back.</param>
    /// <param name="account">Who runs the program.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AuditUnavailableException">The log could not be written: nothing is explained.</exception>
    /// <exception cref="IOException">
    /// The anchors could not be read, or not written; in the second case run it again.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public async Task<Resumption> ResumeAsync(string reason, string account, CancellationToken cancellationToken)
    {
        var proof = prover.Prove(hall.Value.Code, whole: true, null, cancellationToken);
        if (proof.Fault is not { } fault)
        {
            return new Resumption.NothingIsMissing();
        }

        if (fault.Kind is not (AuditFaultKind.CutOff or AuditFaultKind.Rewritten))
        {
            return new Resumption.NotWhole(fault);
        }

        if (prover.FindFaultInside(hall.Value.Code, cancellationToken) is { } inside)
        {
            return new Resumption.NotWhole(inside);
        }

        var last = prover.FindLastLost(hall.Value.Code)!;
        var known = anchors.Read(keys.AuditKey).Of(hall.Value.Code).Standing.Where(anchor => anchor.Last <= last.Last);
        var note = new AuditNote
        {
            Action = AuditAction.LogResumed,
            Details =
            [
                new("From", $"{fault.Sequence}"), new("To", $"{last.Last}"), new("Head", last.Head),
                .. RootOf(known), new("Account", account), new("Reason", reason),
            ],
        };
        var receipt = await log.RecordAsync(null, note, cancellationToken);
        var gap = new AuditAnchor
        {
            Kind = AuditAnchorKind.Resumed,
            Hall = hall.Value.Code,
            First = fault.Sequence,
            Last = last.Last,
            Head = last.Head,
            AtUtc = receipt.AtUtc,
        }.SignedBy(keys);
        anchors.Append(gap);
        return new Resumption.Done(gap, receipt);
    }

    private static IEnumerable<AuditDetail> RootOf(IEnumerable<AuditAnchor> known) =>
        known.LastOrDefault(anchor => anchor.Kind is AuditAnchorKind.Day) is { Day: { } day, Root: { } root }
            ? [new("Day", day.ToString("O", null)), new("Root", root)]
            : [];
}

/// <summary>What came of going on after a backup.</summary>
public abstract record Resumption
{
    private Resumption()
    {
    }

    public sealed record Done(AuditAnchor Gap, AuditReceipt Receipt) : Resumption;

    /// <summary>The log has all that is known of it.</summary>
    public sealed record NothingIsMissing : Resumption;

    /// <summary>It has another fault, which no backup explains.</summary>
    public sealed record NotWhole(AuditFault Fault) : Resumption;
}
