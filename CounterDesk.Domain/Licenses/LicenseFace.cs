using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Domain.Licenses;

/// <summary>Holds the face of a license against its own metadata, which for some items says the same a second time.</summary>
public static class LicenseFace
{
    /// <summary>The keys of fields that repeat an item of the metadata and say something else. A field that is absent disagrees with nothing.</summary>
    public static ImmutableArray<string> FindDisagreements(License license, LicenseKind kind) =>
    [
        .. from field in kind.Fields
           from value in license.Face
           where value.Key == field.Key && value.Value.Length > 0
           where field.Repeats.Any(item => !IsSame(license, item, value.Value))
           select field.Key,
    ];

    private static bool IsSame(License license, LicenseItem item, string value) => item switch
    {
        LicenseItem.Number => LicenseNumber.Fold(license.Number) == LicenseNumber.Fold(value),
        LicenseItem.HolderName => license.Holders.Any(holder => HolderName.Fold(holder.Name) == HolderName.Fold(value)),
        LicenseItem.HolderCode => license.Holders.Any(holder => holder.Code.Text == IdentifierText.Fold(value)),

        // A record without a last day says nothing against one.
        LicenseItem.ValidUntil => license.ValidUntil is not { } last || FaceText.Fold(FaceFieldType.Date, value) == FaceDate.Write(last),
    };
}
