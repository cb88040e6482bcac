using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Domain.Verification;

/// <summary>The face: whether file and source agree on it, and whether it keeps the rules of its kind.</summary>
internal static class FaceChecks
{
    /// <param name="comparison">Null when there was nothing to compare with.</param>
    /// <param name="whyNot">Why there was nothing.</param>
    public static CheckResult FaceAgrees(FaceComparison? comparison, CheckReason whyNot)
    {
        if (comparison is null)
        {
            return CheckResult.NotDone(LicenseCheck.FaceAgrees, whyNot);
        }

        var onFace = comparison.Items.Where(item => item.IsOnFace).ToList();
        var missing = onFace.Where(item => item.Agreement is FaceAgreement.NotFound).ToList();
        var unencoded = comparison.Items.FirstOrDefault(item => item.Agreement is FaceAgreement.SameButForUnencoded);
        return comparison switch
        {
            { Difference: { } different } =>
                CheckResult.Failed(LicenseCheck.FaceAgrees, CheckReason.FaceDiffers, different.Name),
            _ when missing.Count == onFace.Count =>
                CheckResult.NotDone(LicenseCheck.FaceAgrees, CheckReason.FaceNotFoundInFile),
            _ when missing is [var first, ..] =>
                CheckResult.NotDone(LicenseCheck.FaceAgrees, CheckReason.FieldNotFoundInFile, first.Name),
            _ when unencoded is not null && !HasHolderCode(comparison) =>
                CheckResult.NotDone(LicenseCheck.FaceAgrees, CheckReason.NameNotEncoded, unencoded.Name),
            _ when unencoded is not null =>
                CheckResult.Remarked(LicenseCheck.FaceAgrees, CheckReason.NameNotEncoded, unencoded.Name),
            _ => CheckResult.Passed(LicenseCheck.FaceAgrees),
        };
    }

    /// <summary>What refutes goes before what is missing, and that before what is only odd.</summary>
    public static CheckResult KeepsRules(License license, LicenseKind? kind) =>
        kind is null ? CheckResult.NotDone(LicenseCheck.FaceRules, CheckReason.KindNotListed)
        : license.Face.IsEmpty ? CheckResult.NotDone(LicenseCheck.FaceRules, CheckReason.FaceMissing)
        : FaultsOf(license, kind)
            .OrderBy(fault => Weight(fault.Outcome))
            .FirstOrDefault(CheckResult.Passed(LicenseCheck.FaceRules));

    private static IEnumerable<CheckResult> FaultsOf(License license, LicenseKind kind)
    {
        foreach (var fault in FaceRules.FindFaults(kind, license.Face))
        {
            yield return OfFault(fault, kind.FindField(fault.Key) is { IsUnconfirmed: true });
        }

        if (!FaceRules.IsNumberOf(kind.NumberRule, license.Number))
        {
            yield return Broken(CheckReason.NumberNotOfKind, MetadataItem.Number.Key, kind.NumberRule.IsUnconfirmed);
        }

        foreach (var key in LicenseFace.FindDisagreements(license, kind))
        {
            if (kind.FindField(key) is { } field && field.Repeats.Contains(LicenseItem.Number))
            {
                yield return CheckResult.Failed(LicenseCheck.FaceRules, CheckReason.NumberDiffers, key);
            }
        }

        foreach (var key in LicenseFace.FindOddities(license, kind))
        {
            yield return CheckResult.Remarked(LicenseCheck.FaceRules, CheckReason.FieldDisagreesWithHolder, key);
        }
    }

    // A source may leave out fields it does not share, and an issuer may print more than the catalog knows.
    private static CheckResult OfFault(FaceFault fault, bool isUnconfirmed) => fault.Reason switch
    {
        FaceFaultReason.Missing => CheckResult.NotDone(LicenseCheck.FaceRules, CheckReason.FieldMissing, fault.Key),
        FaceFaultReason.UnknownField =>
            CheckResult.Remarked(LicenseCheck.FaceRules, CheckReason.FieldNotOfKind, fault.Key),
        FaceFaultReason.TooLong => CheckResult.Remarked(LicenseCheck.FaceRules, CheckReason.FieldTooLong, fault.Key),
        FaceFaultReason.Repeated => Broken(CheckReason.FieldRepeated, fault.Key, isUnconfirmed),
        FaceFaultReason.NotADate => Broken(CheckReason.FieldNotADate, fault.Key, isUnconfirmed),
        FaceFaultReason.NotASex or FaceFaultReason.NotAllowed =>
            Broken(CheckReason.FieldNotAllowed, fault.Key, isUnconfirmed),
        FaceFaultReason.MalformedNumber => Broken(CheckReason.FieldMalformed, fault.Key, isUnconfirmed),
        FaceFaultReason.DisagreesWithNumber => Broken(CheckReason.FieldDisagreesWithNumber, fault.Key, isUnconfirmed),
        FaceFaultReason.TermNotOfKind => Broken(CheckReason.FieldTermNotOfKind, fault.Key, isUnconfirmed),
        FaceFaultReason.TooYoung => Broken(CheckReason.FieldTooYoung, fault.Key, isUnconfirmed),
        FaceFaultReason.DisagreesWithPart => Broken(CheckReason.FieldDisagreesWithPart, fault.Key, isUnconfirmed),
        FaceFaultReason.DatesReversed => Broken(CheckReason.FieldDatesReversed, fault.Key, isUnconfirmed),
    };

    // A rule that was not found in a binding text cannot refute a license.
    private static CheckResult Broken(CheckReason reason, string field, bool isUnconfirmed) =>
        isUnconfirmed
            ? CheckResult.Remarked(LicenseCheck.FaceRules, reason, field)
            : CheckResult.Failed(LicenseCheck.FaceRules, reason, field);

    private static int Weight(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Failed => 0,
        CheckOutcome.NotDone => 1,
        CheckOutcome.PassedWithRemark => 2,
        CheckOutcome.NotNeeded or CheckOutcome.Passed => 3,
    };

    // Where the number is the same, the rare character in the name need not be read.
    private static bool HasHolderCode(FaceComparison comparison) => comparison.Items.Any(
        item => item.Name == MetadataItem.HolderCode.Key && item.Agreement is FaceAgreement.Same);
}
