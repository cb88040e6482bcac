using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits;
using VisitIdentity = CounterDesk.Domain.Visits.Identity;

namespace CounterDesk.Web.Features.Desk.Identity;

/// <summary>What a card said that was read: whose it is, and whether it is in force. Its picture is not here.</summary>
public sealed record ReadIdentity(string Name, ResidentIdNumber Number, bool IsSigned, bool IsInForce)
{
    /// <summary>The key of the words that say what to do first; null when everything is there.</summary>
    public static string? Missing(ReadIdentity? card, FaceAnswer? face) =>
        card is null ? "Missing_Card"
        : !card.IsInForce ? "Missing_CardExpired"
        : face is null ? "Missing_Face"
        : null;

    public (VisitIdentity Identity, Holder Known) Read(FaceAnswer face) => (
        new(IdentityMethod.CardReader, face, null, SeenDocuments.None, IsSigned), new(Name, HolderCode.Of(Number)));

    public override string ToString() => Number.ToString();
}
