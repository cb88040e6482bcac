using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Domain.Verification;

/// <summary>Whether the license belongs to the person it is shown for.</summary>
internal static class HolderChecks
{
    public static CheckResult HolderAskedFor(License license, HolderCode? askedFor)
    {
        if (askedFor is null)
        {
            return CheckResult.NotNeeded(LicenseCheck.HolderAskedFor, CheckReason.NobodyAskedFor);
        }

        var same = license.Holders.Where(holder => holder.Code.Text == askedFor.Text).ToList();
        return same switch
        {
            [] => CheckResult.Failed(LicenseCheck.HolderAskedFor, CheckReason.HolderIsAnother),
            _ when same.Any(holder => holder.Code.Type == askedFor.Type) =>
                CheckResult.Passed(LicenseCheck.HolderAskedFor),
            _ => CheckResult.Remarked(LicenseCheck.HolderAskedFor, CheckReason.HolderCodeTypeDiffers),
        };
    }

    public static CheckResult HolderOnFace(License license, LicenseKind? kind)
    {
        if (license.Face.All(value => value.Value.Length is 0))
        {
            return CheckResult.NotDone(LicenseCheck.HolderOnFace, CheckReason.FaceMissing);
        }

        var disagreeing = kind is null
            ? []
            : HolderFieldsOf(kind)
                .IntersectBy(LicenseFace.FindDisagreements(license, kind), field => field.Key)
                .ToList();
        return disagreeing switch
        {
            [] => IsOnFace(license)
                ? CheckResult.Passed(LicenseCheck.HolderOnFace)
                : CheckResult.NotDone(LicenseCheck.HolderOnFace, CheckReason.HolderNotFoundOnFace),
            [var field, ..] when disagreeing.All(other => IsNearlyNamed(license, other)) =>
                CheckResult.Remarked(LicenseCheck.HolderOnFace, CheckReason.NameNotEncoded, field.Key),
            [var field, ..] => CheckResult.Failed(LicenseCheck.HolderOnFace, CheckReason.HolderNotOnFace, field.Key),
        };
    }

    private static IEnumerable<FaceField> HolderFieldsOf(LicenseKind kind) => kind.Fields.Where(field =>
        field.Repeats.Contains(LicenseItem.HolderName) || field.Repeats.Contains(LicenseItem.HolderCode));

    // One of several holders is enough: a page of a household register names the members one by one. And one field may
    // name several people: 赵庆年、王桂兰.
    private static bool IsOnFace(License license) =>
        license.Holders.Any(holder => StandsOnFace(license, holder.Name) || StandsOnFace(license, holder.Code.Text));

    private static bool StandsOnFace(License license, string text) =>
        HolderName.Fold(text) is { Length: > 0 } wanted
        && license.Face.Any(value => HolderName.Fold(value.Value).Contains(wanted, StringComparison.Ordinal));

    // Who it is, is then told by the number.
    private static bool IsNearlyNamed(License license, FaceField field) => license.Holders.Any(holder =>
        StandsOnFace(license, holder.Code.Text)
        && license.Face.Any(value =>
            value.Key == field.Key
            && UnencodedName.IsSameButForUnencoded(HolderName.Fold(value.Value), HolderName.Fold(holder.Name))));
}
