namespace CounterDesk.Domain.Visits;

/// <summary>
/// About whom it may be asked at a visit who looked: about herself by everybody who is here and identified; about a ward
/// or an enterprise by who has proven to act for it; about whoever sent an agent only where the letter says so
/// (个人信息保护法 Art. 44, 45; 民法典 Art. 23, 34, 162).
/// </summary>
public static class WhoMayAsk
{
    /// <param name="visit">The visit.</param>
    /// <param name="letterSaysSo">The letter that was recorded at this visit says that the agent may ask.</param>
    /// <returns>In the order of the parties.</returns>
    public static IEnumerable<Party> About(Visit visit, bool letterSaysSo) =>
        visit.Parties.Where(party => party.IsKnown && FindAsking(visit, party, letterSaysSo) is not null);

    /// <summary>Who asks about <paramref name="party"/>: the party, or who acts for it; null when nobody here may.</summary>
    public static Party? FindAsking(Visit visit, Party party, bool letterSaysSo)
    {
        if (IsHere(party))
        {
            return party;
        }

        var acting = visit.AskedFor(party);
        return acting != party && IsHere(acting) && acting.Role switch
        {
            PartyRole.Guardian or PartyRole.LegalRepresentative => acting.ProvenByKind is not null,
            PartyRole.Agent or PartyRole.LicenseAdministrator => letterSaysSo && visit.Letter is not null,
            _ => false,
        } ? acting : null;
    }

    private static bool IsHere(Party party) => party is { IsPresent: true, IsKnown: true, IsIdentified: true };
}
