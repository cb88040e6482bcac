using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Domain.Verification;

/// <summary>Whether a license may be relied upon today: the source's word, and the dates.</summary>
internal static class ForceChecks
{
    private static readonly string[] _withoutEnd = ["长期", "永久", "无固定期限", "不约定期限", "LONG-TERM", "INDEFINITE"];

    public static CheckResult StatusAtSource(LicenseStatus status, bool isStale) => status switch
    {
        LicenseStatus.Valid => CheckResult.Passed(LicenseCheck.StatusAtSource),
        LicenseStatus.NotActivated => Failed(CheckReason.NotActivated),
        LicenseStatus.Suspended => Failed(CheckReason.Suspended),
        LicenseStatus.Expired => Failed(CheckReason.Expired),
        LicenseStatus.Cancelled => Failed(CheckReason.Cancelled),
        LicenseStatus.Revoked => Failed(CheckReason.Revoked),
        LicenseStatus.Withdrawn => Failed(CheckReason.Withdrawn),
        LicenseStatus.Superseded => Failed(CheckReason.Superseded),
        LicenseStatus.Unknown => CheckResult.NotDone(
            LicenseCheck.StatusAtSource, isStale ? CheckReason.StatusStale : CheckReason.StatusUnknown),
    };

    // Both days count: the first and the last day of the term are within it.
    public static CheckResult WithinTerm(License license, LicenseKind? kind, DateOnly today)
    {
        var start = license.ValidFrom ?? license.IssuedOn;
        return license.ValidUntil switch
        {
            { } end when start > end => NotDone(CheckReason.DatesContradict),
            { } end when end < today => CheckResult.Failed(LicenseCheck.WithinTerm, CheckReason.Expired),
            _ when start > today => CheckResult.Failed(LicenseCheck.WithinTerm, CheckReason.NotYetValid),
            _ when HasTwoEnds(license, kind) => NotDone(CheckReason.DatesContradict),
            null when !MayHaveNoEnd(license, kind) => NotDone(CheckReason.TermNotUnderstood),
            _ => CheckResult.Passed(LicenseCheck.WithinTerm),
        };
    }

    // One on the face, another in the record: nobody here can say which of them holds.
    private static bool HasTwoEnds(License license, LicenseKind? kind) =>
        kind is not null && LicenseFace.FindDisagreements(license, kind)
            .Any(key => kind.FindField(key)!.Repeats.Contains(LicenseItem.ValidUntil));

    private static bool MayHaveNoEnd(License license, LicenseKind? kind) => HolderName.Fold(license.ValidityText) switch
    {
        "" => kind?.ValidityRule.MayBeWithoutEnd ?? true,
        var term => _withoutEnd.Any(words => term.Contains(words, StringComparison.Ordinal)),
    };

    private static CheckResult Failed(CheckReason reason) => CheckResult.Failed(LicenseCheck.StatusAtSource, reason);

    private static CheckResult NotDone(CheckReason reason) => CheckResult.NotDone(LicenseCheck.WithinTerm, reason);
}
