using System.Collections.Immutable;
using CounterDesk.Domain.LicenseKinds;

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
    /// <param name="kind">The kind asked for.</param>
    /// <param name="needed">Keys of fields that the service item needs beyond what the kind shows by default.</param>
    public static AskedFields Of(LicenseKind kind, IReadOnlySet<string> needed)
    {
        var shown = kind.Fields.Where(IsShown).ToImmutableArray();
        return new(
            kind, shown,
            [.. kind.Fields.Where(field => !field.IsOfAnotherPerson && !shown.Contains(field))],
            kind.Fields.Any(field => field.IsOfAnotherPerson && !shown.Contains(field)));

        bool IsShown(FaceField field) => needed.Contains(field.Key)
            || (field.IsPrintedByDefault && !field.IsOfAnotherPerson);
    }
}
