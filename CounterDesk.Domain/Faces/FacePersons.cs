using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Domain.Faces;

/// <summary>
/// Tells whom the fields of a face are about, seen from the person asked for. A couple has one certificate each, and
/// either of them may be asked for by it; the head of a household is also a member of it.
/// </summary>
public static class FacePersons
{
    /// <summary>The keys of the fields that are about somebody else.</summary>
    /// <param name="license">With its face and holders.</param>
    /// <param name="kind">Says which fields are about somebody other than the holder.</param>
    /// <param name="askedFor">
    /// The number of the person asked for. Null, or a number that is nobody's here: the first holder.
    /// </param>
    public static ImmutableHashSet<string> OthersOn(License license, LicenseKind kind, HolderCode? askedFor)
    {
        var values = license.Face.ToLookup(value => kind.FindField(value.Key)?.Key, value => value.Value);
        var person = license.Holders.FirstOrDefault(holder => holder.Code == askedFor) ?? license.Holders[0];
        var mirrored = kind.Fields.Select(field => field.Mirrors).OfType<string>().ToHashSet();
        var isTheOther = kind.Fields.Any(field => field.Mirrors is not null && IsIdentity(field)
            && values[field.Key].Any(value => IdentifierText.Fold(value) == person.Code.Text));
        return [.. kind.Fields.Where(IsOfAnother).Select(field => field.Key)];

        bool IsOfAnother(FaceField field) =>
            !(field.Type is FaceFieldType.Name && values[field.Key].Any(IsName))
            && (isTheOther && (field.Mirrors is not null || IsOfHolder(field))
                ? field.Mirrors is null
                : field.IsOfAnotherPerson);

        bool IsOfHolder(FaceField field) =>
            mirrored.Contains(field.Key)
            || field.Repeats.Any(item => item is LicenseItem.HolderName or LicenseItem.HolderCode);

        bool IsName(string value) => HolderName.Fold(value) == HolderName.Fold(person.Name);
    }

    private static bool IsIdentity(FaceField field) =>
        field.Type is FaceFieldType.IdentityDocument or FaceFieldType.ResidentId;
}
