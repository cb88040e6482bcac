using System.Collections.Immutable;
using CounterDesk.Domain.Faces;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.ServiceItems;

namespace CounterDesk.Web.Visits;

/// <summary>Why a value is covered until somebody gives a reason to see it.</summary>
public enum MaskReason
{
    OfAnotherPerson,

    /// <summary>And left out of copies: what a disability certificate certifies is sensitive too, and shown.</summary>
    Sensitive,

    /// <summary>The matter does not need it, so copies leave it out.</summary>
    NotUsual,
}

/// <summary>Decides what is covered at the desk, in the table of the face and on its page alike.</summary>
/// <param name="license">With its face and holders.</param>
/// <param name="kind">Null when the catalog lacks it; then nothing is covered, for nobody knows whom it is about.</param>
/// <param name="askedFor">The number of the person asked for, if the license was found by one.</param>
/// <param name="needed">What the service item needs; null for what the kind shows by default.</param>
public sealed class FaceMask(License license, LicenseKind? kind, HolderCode? askedFor, RequiredMaterials? needed = null)
{
    private readonly ImmutableHashSet<string> _others =
        kind is null ? [] : FacePersons.OthersOn(license, kind, askedFor);

    /// <summary>
    /// The reason to cover the photographs of the kind, or null when there is none. A plan or a code that copies do not
    /// list stands on the page that they show, and is shown here too.
    /// </summary>
    public MaskReason? OfPictures() => (kind?.Fields ?? [])
        .Where(field => field.Type is FaceFieldType.Picture)
        .Select(Of)
        .FirstOrDefault(reason => reason is MaskReason.OfAnotherPerson or MaskReason.Sensitive);

    /// <param name="key">As the source has it; a field that the kind does not know is not covered.</param>
    public MaskReason? Of(string key) => kind?.FindField(key) is { } field ? Of(field) : null;

    private bool IsNeeded(FaceField field) => needed is { } matter
        ? matter.NeedsField(kind!, field.Key, _others)
        : field.IsPrintedByDefault && !_others.Contains(field.Key);

    private MaskReason? Of(FaceField field) => field switch
    {
        _ when IsNeeded(field) => null,
        _ when _others.Contains(field.Key) => MaskReason.OfAnotherPerson,
        { Sensitivity: Sensitivity.Sensitive } => MaskReason.Sensitive,
        _ => MaskReason.NotUsual,
    };
}
