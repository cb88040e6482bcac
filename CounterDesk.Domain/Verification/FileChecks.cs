using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Domain.Verification;

/// <summary>The rows that come from verifying the file.</summary>
internal static class FileChecks
{
    private static readonly SealCheck[] _all = Enum.GetValues<SealCheck>();

    public static IEnumerable<CheckResult> Of(FileReport? file, LicenseKind? kind, CheckReason whyNoFile) => file switch
    {
        null => _all.Select(check => CheckResult.NotDone(RowOf(check), whyNoFile)),
        { Verdict: FileVerdict.NotSigned } => _all.Select(check => OfUnsealed(check, kind)),
        _ => file.Checks.Select(OfSealed),
    };

    // The package was read far enough to see that nobody sealed it; all else would be about the seal.
    private static CheckResult OfUnsealed(SealCheck check, LicenseKind? kind) => (check, kind?.RequiresSeal) switch
    {
        (SealCheck.PackageSafe, _) => CheckResult.Passed(LicenseCheck.PackageSafe),
        (SealCheck.SignatureListRead, true) =>
            CheckResult.Failed(LicenseCheck.SignatureListRead, CheckReason.SealMissing),
        (_, true) => CheckResult.NotDone(RowOf(check), CheckReason.StoppedEarlier),
        _ => CheckResult.NotDone(RowOf(check), CheckReason.NotSealed),
    };

    private static CheckResult OfSealed(SealCheckResult result) =>
        (result.Outcome, result.Reason, result.Warning) switch
        {
            (CheckOutcome.Passed, _, _) => CheckResult.Passed(RowOf(result.Check)),
            (CheckOutcome.NotNeeded, null, _) => CheckResult.NotNeeded(RowOf(result.Check), CheckReason.NotInSignature),
            (CheckOutcome.PassedWithRemark, null, { } warning) =>
                CheckResult.RemarkedOfFile(RowOf(result.Check), warning),
            (_, null, _) => CheckResult.NotDone(RowOf(result.Check), CheckReason.StoppedEarlier),
            (var outcome, { } reason, _) => CheckResult.OfFile(RowOf(result.Check), outcome, reason),
        };

    private static LicenseCheck RowOf(SealCheck check) => check switch
    {
        SealCheck.PackageSafe => LicenseCheck.PackageSafe,
        SealCheck.SignatureListRead => LicenseCheck.SignatureListRead,
        SealCheck.ContentUnchanged => LicenseCheck.ContentUnchanged,
        SealCheck.EverythingCovered => LicenseCheck.EverythingCovered,
        SealCheck.SignatureFormat => LicenseCheck.SignatureFormat,
        SealCheck.SignatureValue => LicenseCheck.SignatureValue,
        SealCheck.SignerInSealList => LicenseCheck.SignerInSealList,
        SealCheck.SealMakerSignature => LicenseCheck.SealMakerSignature,
        SealCheck.SealMakerChain => LicenseCheck.SealMakerChain,
        SealCheck.SealValidAtSigning => LicenseCheck.SealValidAtSigning,
        SealCheck.SignerChain => LicenseCheck.SignerChain,
        SealCheck.SignerValidAtSigning => LicenseCheck.SignerValidAtSigning,
        SealCheck.TimeStamp => LicenseCheck.TimeStamp,
    };
}
