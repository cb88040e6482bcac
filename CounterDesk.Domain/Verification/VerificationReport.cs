using System.Collections.Immutable;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Domain.Verification;

/// <summary>Every check made on a license, and the two answers that follow: is it genuine, is it in force.</summary>
public sealed class VerificationReport
{
    /// <exception cref="ArgumentException">A check is missing or answered twice.</exception>
    public VerificationReport(IEnumerable<CheckResult> results, FileReport? file, DateTimeOffset checkedAt)
    {
        Results = [.. results.OrderBy(result => result.Check)];
        if (!Results.Select(result => result.Check).SequenceEqual(LicenseChecks.All))
        {
            throw new ArgumentException("A report needs exactly one result for every check.", nameof(results));
        }

        (File, CheckedAt) = (file, checkedAt);
    }

    public ImmutableArray<CheckResult> Results { get; }

    /// <summary>What verifying the file found, signature by signature; null when there was no file to verify.</summary>
    public FileReport? File { get; }

    /// <summary>The face as source and file have it, item by item; null when there was nothing to compare.</summary>
    public FaceComparison? Face { get; init; }

    public DateTimeOffset CheckedAt { get; }

    // A failure decides. Short of that, only a valid file with nothing left undone is genuine.
    public GenuineAnswer Genuine =>
        File?.Verdict is FileVerdict.Invalid or FileVerdict.Rejected || AboutGenuineness.Any(HasFailed)
            ? GenuineAnswer.No
        : File?.Verdict is FileVerdict.Valid && AboutGenuineness.All(IsDone) ? GenuineAnswer.Yes
        : GenuineAnswer.CouldNotBeTold;

    // The source's word goes first: it knows of a revocation before any date does.
    public InForceAnswer InForce =>
        this[LicenseCheck.StatusAtSource] is { Outcome: CheckOutcome.Failed } status ? NotInForce(status)
        : this[LicenseCheck.WithinTerm] is { Outcome: CheckOutcome.Failed } term ? NotInForce(term)
        : AboutForce.All(HasPassed) ? InForceAnswer.Yes
        : InForceAnswer.CouldNotBeTold;

    public PrintPermission MayPrint => Genuine switch
    {
        GenuineAnswer.No => PrintPermission.Nothing,
        GenuineAnswer.CouldNotBeTold => PrintPermission.InformationSheet,
        GenuineAnswer.Yes => InForce switch
        {
            InForceAnswer.Yes => PrintPermission.CertifiedCopy,
            InForceAnswer.CouldNotBeTold => PrintPermission.InformationSheet,
            _ => PrintPermission.CopyMarkedNotInForce,
        },
    };

    public CheckResult this[LicenseCheck check] => Results[(int)check];

    /// <summary>
    /// Why the two answers are not both yes: the first check that failed, or else the first that could not be made. Null
    /// when every check was made and passed.
    /// </summary>
    public CheckResult? Decisive =>
        Results.FirstOrDefault(HasFailed) ?? Results.FirstOrDefault(result => result.Outcome is CheckOutcome.NotDone);

    private IEnumerable<CheckResult> AboutForce => Results.Where(result => IsAboutForce(result.Check));

    private IEnumerable<CheckResult> AboutGenuineness => Results.Where(result => !IsAboutForce(result.Check));

    private static bool IsAboutForce(LicenseCheck check) => LicenseChecks.GroupOf(check) is CheckGroup.Status;

    private static bool HasFailed(CheckResult result) => result.Outcome is CheckOutcome.Failed;

    private static bool HasPassed(CheckResult result) =>
        result.Outcome is CheckOutcome.Passed or CheckOutcome.PassedWithRemark;

    private static bool IsDone(CheckResult result) => HasPassed(result) || result.Outcome is CheckOutcome.NotNeeded;

    private static InForceAnswer NotInForce(CheckResult result) => result.Reason switch
    {
        CheckReason.NotActivated or CheckReason.NotYetValid => InForceAnswer.NotYet,
        CheckReason.Expired => InForceAnswer.Expired,
        CheckReason.Suspended => InForceAnswer.Suspended,
        CheckReason.Revoked => InForceAnswer.Revoked,
        CheckReason.Withdrawn => InForceAnswer.Withdrawn,
        CheckReason.Cancelled => InForceAnswer.Cancelled,
        CheckReason.Superseded => InForceAnswer.Superseded,
        _ => InForceAnswer.CouldNotBeTold,
    };
}
