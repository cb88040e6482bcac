using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>What the clerk has to explain to the applicant. Each has its spoken sentences.</summary>
internal enum Situation
{
    Changed,
    FileBroken,
    SealWrong,
    SealMissing,
    Differs,
    FaceWrong,
    AnotherHolder,
    Expired,
    NotYet,
    Suspended,
    Ended,
    Superseded,
    NoFile,
    FileUnavailable,
    Encrypted,
    NotSupported,
    Untrusted,
    Annotated,
    Partial,
    NotSealed,
    KindNotListed,
    StatusUnknown,
    PlatformContradicts,
    NotAll,
}

internal static class Situations
{
    /// <summary>
    /// The one thing to explain: what refutes first, then what is not in force, then what could not be told. Null after
    /// a pass.
    /// </summary>
    public static Situation? Of(VerificationReport report) =>
        report.Genuine is GenuineAnswer.No ? OfRefuted(report)
        : OfNotInForce(report.InForce) is { } ended ? ended
        : report.MayPrint is PrintPermission.InformationSheet ? OfUntold(report)
        : null;

    // Whose it is goes before what is wrong with it.
    private static Situation OfRefuted(VerificationReport report) =>
        Failed(report).OrderBy(result => result.Check is not LicenseCheck.HolderAskedFor).FirstOrDefault() switch
        {
            { Check: LicenseCheck.HolderAskedFor } => Situation.AnotherHolder,
            { Check: LicenseCheck.PackageSafe } => Situation.FileBroken,
            { Reason: CheckReason.SealMissing } => Situation.SealMissing,
            { Check: LicenseCheck.ContentUnchanged } => Situation.Changed,
            { Check: LicenseCheck.FaceAgrees or LicenseCheck.HolderOnFace } => Situation.Differs,
            { Check: LicenseCheck.FaceRules or LicenseCheck.Identifier } => Situation.FaceWrong,
            _ => Situation.SealWrong,
        };

    private static Situation? OfNotInForce(InForceAnswer answer) => answer switch
    {
        InForceAnswer.NotYet => Situation.NotYet,
        InForceAnswer.Expired => Situation.Expired,
        InForceAnswer.Suspended => Situation.Suspended,
        InForceAnswer.Revoked or InForceAnswer.Withdrawn or InForceAnswer.Cancelled => Situation.Ended,
        InForceAnswer.Superseded => Situation.Superseded,
        InForceAnswer.Yes or InForceAnswer.CouldNotBeTold => null,
    };

    private static Situation OfUntold(VerificationReport report) => report switch
    {
        { File: null } => report[LicenseCheck.PackageSafe].Reason is CheckReason.FileUnavailable
            ? Situation.FileUnavailable
            : Situation.NoFile,
        { File: { } file } when file.Reasons.Contains(FileReason.Encrypted) => Situation.Encrypted,
        { File: { } file } when file.Reasons.Contains(FileReason.NotSupported) => Situation.NotSupported,
        { File: { Verdict: FileVerdict.Untrusted } file } when file.Reasons.Any(IsOfTrust) => Situation.Untrusted,
        { File: { Verdict: FileVerdict.Partial } file } when file.Reasons.All(IsOfWatermark) => Situation.Annotated,
        { File.Verdict: FileVerdict.Partial } => Situation.Partial,
        { File.Verdict: FileVerdict.NotSigned } => Situation.NotSealed,
        _ when report[LicenseCheck.FileAtPlatform].Reason is CheckReason.PlatformContradicts => Situation.PlatformContradicts,
        _ when report[LicenseCheck.KindKnown].Outcome is CheckOutcome.NotDone => Situation.KindNotListed,
        { Genuine: GenuineAnswer.Yes } when report[LicenseCheck.StatusAtSource].Outcome is CheckOutcome.NotDone =>
            Situation.StatusUnknown,
        _ => Situation.NotAll,
    };

    // Other files that nobody could vouch for have a time or a value that cannot be read: no seal of theirs is intact.
    private static bool IsOfTrust(FileReason reason) =>
        FileReasonRules.CheckOf(reason) is SealCheck.SignerChain or SealCheck.SealMakerChain or SealCheck.TimeStamp;

    private static bool IsOfWatermark(FileReason reason) => reason is FileReason.AnnotatedForUse;

    private static IEnumerable<CheckResult> Failed(VerificationReport report) =>
        report.Results.Where(result => result.Outcome is CheckOutcome.Failed);
}
