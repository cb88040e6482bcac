using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Domain.Visits;

public static class ProvingKinds
{
    /// <summary>Whether a license that tells this relation can prove that somebody may act for such a holder.</summary>
    public static bool IsAbout(this FaceRelation relation, PartyRole holder) => relation switch
    {
        FaceRelation.ParentsOfHolder or FaceRelation.HolderToHead => holder is PartyRole.Ward,
        FaceRelation.RepresentativeOfHolder => holder is PartyRole.Enterprise,
    };
}
