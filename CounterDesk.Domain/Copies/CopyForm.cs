namespace CounterDesk.Domain.Copies;

/// <summary>What kind of paper carries a copy number. The values stand in the signed code and never change.</summary>
public enum CopyForm
{
    CertifiedCopy = 0,

    /// <summary>A certified copy of a genuine license that is not in force, which says so on every page.</summary>
    MarkedCopy = 1,

    /// <summary>Registered data and what could not be told, without the license's page (信息核验单).</summary>
    InformationSheet = 2,
}
