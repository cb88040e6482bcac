using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Domain.Licenses;

/// <summary>Holds the face of a license against its own metadata, which for some items says the same a second time.</summary>
public static class LicenseFace
{
    /// <summary>The keys of fields that repeat an item of the metadata and say something else. A field that is absent disagrees with nothing.</summary>
    public static ImmutableArray<string> FindDisagreements(License license, LicenseKind kind) =>
        Find(license, kind, item => item is not (LicenseItem.HolderBirthDate or LicenseItem.HolderSex));

    /// <summary>
    /// The keys of fields with another date of birth or sex than the holder's number. That is odd and no proof: registers
    /// have been corrected, and a license that is older keeps what it was issued with.
    /// </summary>
    public static ImmutableArray<string> FindOddities(License license, LicenseKind kind) =>
        Find(license, kind, item => item is LicenseItem.HolderBirthDate or LicenseItem.HolderSex);

    private static ImmutableArray<string> Find(License license, LicenseKind kind, Func<LicenseItem, bool> isWanted) =>
    [
        .. from field in kind.Fields
           from value in license.Face
           where value.Key == field.Key && value.Value.Length > 0
           where field.Repeats.Where(isWanted).Any(item => !IsSame(license, item, value.Value))
           select field.Key,
    ];

    private static bool IsSame(License license, LicenseItem item, string value) => item switch
    {
        LicenseItem.Number => LicenseNumber.Fold(license.Number) == LicenseNumber.Fold(value),
        LicenseItem.HolderName => license.Holders.Any(holder => HolderName.Fold(holder.Name) == HolderName.Fold(value)),
        LicenseItem.HolderCode => license.Holders.Any(holder => holder.Code.Text == IdentifierText.Fold(value)),

        // A record without a last day says nothing against one.
        LicenseItem.ValidUntil => license.ValidUntil is not { } last
            || (FaceTerm.Find(FaceText.Fold(FaceFieldType.Term, value)) is { } term
                ? term.Until == last
                : FaceText.Fold(FaceFieldType.Date, value) == FaceDate.Write(last)),

        // A passport says neither.
        LicenseItem.HolderBirthDate => license.Holders.Any(holder =>
            holder.Code.BirthDate is not { } birth || !FaceDate.TryParse(value, out var onFace) || birth == onFace),
        LicenseItem.HolderSex => license.Holders.Any(holder =>
            holder.Code.IsMale is not { } isMale || isMale == value.Trim() is FaceRules.Male),
    };
}
