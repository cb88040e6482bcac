using System.Collections.Immutable;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.ServiceItems;

namespace CounterDesk.Domain.Visits;

/// <summary>
/// What is looked at of a kind of license, and what is not. The same list feeds the desk's table, the applicant's screen
/// and the consent slip.
/// </summary>
/// <param name="Kind">The kind asked for.</param>
/// <param name="Shown">In the order of the face.</param>
/// <param name="Left">Fields of the holder that are covered.</param>
/// <param name="LeavesOutOthers">Whether the face is also about other people, who are covered.</param>
public sealed record AskedFields(
    LicenseKind Kind, ImmutableArray<FaceField> Shown, ImmutableArray<FaceField> Left, bool LeavesOutOthers)
{
    /// <param name="codes">Of the kinds asked for; those that the catalog lacks are left out.</param>
    /// <param name="catalog">The hall's.</param>
    /// <param name="item">What it is for; null when the hall no longer has it.</param>
    public static ImmutableArray<AskedFields> Of(
        IEnumerable<string> codes, LicenseKindCatalog catalog, ServiceItem? item)
    {
        var materials = item is null ? null : RequiredMaterials.Of(item, catalog);
        return [.. codes.Select(catalog.Find).OfType<LicenseKind>().Select(kind => Of(kind, materials))];
    }

    private static AskedFields Of(LicenseKind kind, RequiredMaterials? materials)
    {
        var shown = kind.Fields.Where(IsShown).ToImmutableArray();
        return new(
            kind, shown,
            [.. kind.Fields.Where(field => !field.IsOfAnotherPerson && !shown.Contains(field))],
            kind.Fields.Any(field => field.IsOfAnotherPerson && !shown.Contains(field)));

        bool IsShown(FaceField field) => materials is null
            ? field.IsPrintedByDefault && !field.IsOfAnotherPerson
            : materials.NeedsField(kind, field.Key);
    }
}
