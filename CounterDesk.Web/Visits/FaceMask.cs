using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Web.Visits;

/// <summary>Why a value is covered until somebody gives a reason to see it.</summary>
public enum MaskReason
{
    OfAnotherPerson,

    /// <summary>And left out of copies: what a disability certificate certifies is sensitive too, and shown.</summary>
    Sensitive,

    /// <summary>Left out of copies, so that the matter at hand does not need it either.</summary>
    NotUsual,
}

/// <summary>Decides what is covered at the desk, in the table of the face and on its page alike.</summary>
public static class FaceMask
{
    /// <param name="field">Null when the kind does not know it; then nobody knows whom it is about.</param>
    public static MaskReason? Of(FaceField? field) => field switch
    {
        { IsOfAnotherPerson: true } => MaskReason.OfAnotherPerson,
        { Sensitivity: Sensitivity.Sensitive, IsPrintedByDefault: false } => MaskReason.Sensitive,
        { IsPrintedByDefault: false } => MaskReason.NotUsual,
        _ => null,
    };

    /// <summary>
    /// The reason to cover the photographs of the kind, or null when there is none. A plan or a code that copies do not
    /// list stands on the page that they show, and is shown here too.
    /// </summary>
    public static MaskReason? OfPictures(LicenseKind? kind) => (kind?.Fields ?? [])
        .Where(field => field.Type is FaceFieldType.Picture)
        .Select(Of)
        .FirstOrDefault(reason => reason is MaskReason.OfAnotherPerson or MaskReason.Sensitive);
}
