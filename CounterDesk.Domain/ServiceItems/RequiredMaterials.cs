using System.Collections.Immutable;
using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Domain.ServiceItems;

/// <summary>Where a material comes from. Paper is accepted for every one of them.</summary>
public enum MaterialSource
{
    /// <summary>The desk looks it up, and nobody need bring anything (免提交).</summary>
    Library,

    /// <summary>The physical original has to be brought, whatever the desk can look up.</summary>
    BringOriginal,

    /// <summary>Made and signed at the counter.</summary>
    SignHere,

    /// <summary>Nothing the desk knows of says the same.</summary>
    BringPaper,
}

/// <summary>A material of an item as this hall can have it.</summary>
/// <param name="Material">As the item asks for it.</param>
/// <param name="Source">Where it comes from here.</param>
/// <param name="Kinds">The kinds any of which shows it, as far as the hall's catalog has them.</param>
public sealed record RequiredMaterial(Material Material, MaterialSource Source, ImmutableArray<LicenseKind> Kinds);

/// <summary>
/// What a service item asks for in a hall with these kinds of license, and what of each license it needs.
/// </summary>
public sealed class RequiredMaterials
{
    private readonly ILookup<string, MaterialKind> _named;

    private RequiredMaterials(ServiceItem item, LicenseKindCatalog catalog)
    {
        Item = item;
        _named = item.Materials.SelectMany(material => material.Kinds).ToLookup(kind => kind.Code);
        All = [.. item.Materials.Select(material => Of(material, catalog))];
        Kinds = [.. All.SelectMany(material => material.Kinds).Distinct()];
    }

    public ServiceItem Item { get; }

    public ImmutableArray<RequiredMaterial> All { get; }

    /// <summary>
    /// Every kind the item needs, each once, in the order of its materials. Nothing else is offered unasked.
    /// </summary>
    public ImmutableArray<LicenseKind> Kinds { get; }

    /// <summary>How many materials nobody has to bring because the desk can look them up.</summary>
    public int Spared => All.Count(material => material.Source is MaterialSource.Library);

    public static RequiredMaterials Of(ServiceItem item, LicenseKindCatalog catalog) => new(item, catalog);

    /// <summary>
    /// Whether the item needs the field, seen from the holder the license names first: what the kind prints by default
    /// of
    /// the holder, what the item names besides, and nothing it has no use for. A kind the item does not name is looked
    /// up
    /// for another reason, and then what it prints of the holder is needed.
    /// </summary>
    public bool NeedsField(LicenseKind kind, string fieldKey) =>
        Find(kind, fieldKey) is { } field && Needs(kind, field, field.IsOfAnotherPerson);

    /// <summary>The same, seen from the person asked for, who may be either of a couple.</summary>
    /// <param name="kind">The kind of the license.</param>
    /// <param name="fieldKey">One of its fields.</param>
    /// <param name="others">The keys of the fields that are about somebody else than the person asked for.</param>
    public bool NeedsField(LicenseKind kind, string fieldKey, IReadOnlySet<string> others) =>
        Find(kind, fieldKey) is { } field && Needs(kind, InSameRole(kind, field, others), others.Contains(fieldKey));

    private static RequiredMaterial Of(Material material, LicenseKindCatalog catalog)
    {
        ImmutableArray<LicenseKind> kinds =
            [.. material.Kinds.Select(named => catalog.Find(named.Code)).OfType<LicenseKind>()];
        return new(material, SourceOf(material.Form, kinds), kinds);
    }

    // A kind that the hall took out of its catalog cannot be looked up: then paper will do.
    private static MaterialSource SourceOf(MaterialForm form, ImmutableArray<LicenseKind> kinds) => form switch
    {
        MaterialForm.License => kinds.IsEmpty ? MaterialSource.BringPaper : MaterialSource.Library,
        MaterialForm.Original => MaterialSource.BringOriginal,
        MaterialForm.SignedHere => MaterialSource.SignHere,
        MaterialForm.Paper => MaterialSource.BringPaper,
    };

    private bool Needs(LicenseKind kind, FaceField field, bool isOfAnother)
    {
        var isUsual = field.IsPrintedByDefault && !isOfAnother;
        var named = _named[kind.Code].ToList();
        return named.Count is 0
            ? isUsual
            : named.Any(needed => needed.ExtraFields.Contains(field.Key)
                || (isUsual && !needed.UnneededFields.Contains(field.Key)));
    }

    private static FaceField? Find(LicenseKind kind, string key) =>
        kind.Fields.FirstOrDefault(field => field.Key == key);

    // Items name fields as the first holder's license has them. Where the other one asks, 姓名 is the spouse's name.
    private static FaceField InSameRole(LicenseKind kind, FaceField field, IReadOnlySet<string> others)
    {
        var isOfAnother = others.Contains(field.Key);
        return isOfAnother == field.IsOfAnotherPerson ? field
            : isOfAnother ? kind.Fields.FirstOrDefault(other => other.Mirrors == field.Key) ?? field
            : field.Mirrors is { } own ? Find(kind, own)! : field;
    }
}
