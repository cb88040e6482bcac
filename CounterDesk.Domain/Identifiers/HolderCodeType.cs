namespace CounterDesk.Domain.Identifiers;

/// <summary>What kind of number names a holder (持证主体代码类型): the values are those of GB/T 36903-2018, Annex A.</summary>
public enum HolderCodeType
{
    UnifiedSocialCreditCode = 1,
    OtherOrganization = 99,
    ResidentId = 111,
    ArmyOfficer = 114,
    ArmedPoliceOfficer = 115,
    ArmySoldier = 118,
    ArmedPoliceSoldier = 119,
    ArmyCivilian = 120,
    ArmedPoliceCivilian = 122,
    DiplomaticPassport = 411,
    ServicePassport = 412,
    OfficialOrdinaryPassport = 413,
    OrdinaryPassport = 414,
    TaiwanResidentPermit = 511,
    HongKongMacauResidentPermit = 516,
    OtherPerson = 999,
}
