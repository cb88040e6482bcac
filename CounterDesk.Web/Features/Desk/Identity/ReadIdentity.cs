using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits;
using VisitIdentity = CounterDesk.Domain.Visits.Identity;

namespace CounterDesk.Web.Features.Desk.Identity;

/// <summary>Whom a card or a shown code named. A card's picture is not here.</summary>
/// <param name="Method">Which of them, and whether the card is past its last day.</param>
/// <param name="Known">Name and number.</param>
/// <param name="IsSigned">The reader signed it.</param>
/// <param name="IsNotYetInForce">The card's first day has not come: nobody takes it.</param>
public sealed record ReadIdentity(IdentityMethod Method, Holder Known, bool IsSigned = false, bool IsNotYetInForce = false)
{
    public bool IsExpired => Method is IdentityMethod.ExpiredCard;

    /// <summary>The key of the words that say what to do first; null when everything is there.</summary>
    /// <param name="way">How it is read.</param>
    /// <param name="read">What was read.</param>
    /// <param name="face">What the clerk found.</param>
    /// <param name="isPresent">Of who is not here, as of an enterprise, nobody can compare the face.</param>
    public static string? Missing(IdentityWay way, ReadIdentity? read, FaceAnswer? face, bool isPresent) =>
        read is null ? $"Missing_{way}"
        : read.IsNotYetInForce ? "Missing_CardNotYet"
        : face is null && isPresent ? "Missing_Face"
        : null;

    public VisitIdentity Compared(FaceAnswer? face) => new(Method, face, null, SeenDocuments.None, IsSigned);

    public override string ToString() => Known.ToString();
}
