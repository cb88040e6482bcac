namespace CounterDesk.Domain.Visits;

/// <summary>Who came to the counter. It is asked once, at reception.</summary>
public enum Visitor
{
    Applicant,

    /// <summary>With a mandate of somebody who did not come (代办).</summary>
    Agent,

    /// <summary>For a child or somebody without capacity.</summary>
    Guardian,

    /// <summary>Of an enterprise; its business license proves it.</summary>
    LegalRepresentative,

    /// <summary>Of an enterprise, with its letter (证照管理员).</summary>
    LicenseAdministrator,

    /// <summary>With somebody who helps to speak and to see, and decides nothing.</summary>
    ApplicantWithHelper,

    /// <summary>Nobody: the applicant asked in writing, and somebody fetches the copies later.</summary>
    InWriting,
}

public static class Visitors
{
    /// <summary>The parties a visit begins with, and whether they are here.</summary>
    public static IReadOnlyList<(PartyRole Role, bool IsPresent)> Parties(this Visitor visitor) => visitor switch
    {
        Visitor.Applicant => [(PartyRole.Applicant, true)],
        Visitor.Agent => [(PartyRole.Agent, true), (PartyRole.Principal, false)],
        Visitor.Guardian => [(PartyRole.Guardian, true), (PartyRole.Ward, false)],
        Visitor.LegalRepresentative => [(PartyRole.LegalRepresentative, true), (PartyRole.Enterprise, false)],
        Visitor.LicenseAdministrator => [(PartyRole.LicenseAdministrator, true), (PartyRole.Enterprise, false)],
        Visitor.ApplicantWithHelper => [(PartyRole.Applicant, true), (PartyRole.Helper, true)],
        Visitor.InWriting => [(PartyRole.Applicant, false)],
    };
}
