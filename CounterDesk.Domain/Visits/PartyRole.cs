namespace CounterDesk.Domain.Visits;

/// <summary>What somebody is at a visit.</summary>
public enum PartyRole
{
    /// <summary>Whose matter it is, and who came.</summary>
    Applicant,

    Spouse,

    CoOwner,

    /// <summary>Came with a mandate of the principal (代办人).</summary>
    Agent,

    /// <summary>Sent the agent (委托人). Does not come.</summary>
    Principal,

    Guardian,

    /// <summary>A child, or somebody without capacity, for whom the guardian acts (被监护人).</summary>
    Ward,

    LegalRepresentative,

    /// <summary>Named by an enterprise to look after its licenses (证照管理员).</summary>
    LicenseAdministrator,

    /// <summary>The enterprise whose licenses are asked for.</summary>
    Enterprise,

    /// <summary>Helps an applicant to speak and to see, and decides nothing.</summary>
    Helper,
}

public static class PartyRoles
{
    /// <summary>Whether licenses of such a party may be asked for.</summary>
    public static bool IsHolder(this PartyRole role) => role switch
    {
        PartyRole.Applicant or PartyRole.Spouse or PartyRole.CoOwner
            or PartyRole.Principal or PartyRole.Ward or PartyRole.Enterprise => true,
        PartyRole.Agent or PartyRole.Guardian or PartyRole.LegalRepresentative
            or PartyRole.LicenseAdministrator or PartyRole.Helper => false,
    };

    /// <summary>For whom such a party acts; null for those who act for themselves, or do not act at all.</summary>
    public static PartyRole? ActsFor(this PartyRole role) => role switch
    {
        PartyRole.Agent => PartyRole.Principal,
        PartyRole.Guardian => PartyRole.Ward,
        PartyRole.LegalRepresentative or PartyRole.LicenseAdministrator => PartyRole.Enterprise,
        PartyRole.Applicant or PartyRole.Spouse or PartyRole.CoOwner or PartyRole.Principal
            or PartyRole.Ward or PartyRole.Enterprise or PartyRole.Helper => null,
    };

    /// <summary>By what right licenses of such a holder are looked at, unless a statutory duty is the right.</summary>
    public static BasisKind BasisKind(this PartyRole role) => role switch
    {
        PartyRole.Principal => Visits.BasisKind.Mandate,
        PartyRole.Ward => Visits.BasisKind.Guardianship,
        PartyRole.Enterprise => Visits.BasisKind.LegalRepresentation,
        PartyRole.Applicant or PartyRole.Spouse or PartyRole.CoOwner or PartyRole.Agent or PartyRole.Guardian
            or PartyRole.LegalRepresentative or PartyRole.LicenseAdministrator or PartyRole.Helper =>
            Visits.BasisKind.HolderAuthorization,
    };
}
