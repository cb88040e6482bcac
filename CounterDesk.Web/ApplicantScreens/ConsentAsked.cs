using CounterDesk.Domain.Visits;

namespace CounterDesk.Web.ApplicantScreens;

/// <summary>
/// What a person is asked to agree to. The desk's table, the person's list and the record of the consent are made from
/// the same one.
/// </summary>
/// <param name="Matter">The service item as people call it: 高龄津贴.</param>
/// <param name="Recipient">Who will receive the copy.</param>
/// <param name="ActsAs">What the person who answers is at this visit; null for the applicant.</param>
/// <param name="Licenses">Which licenses, in the order of the desk.</param>
/// <param name="KeepMonths">How long numbers and times are kept; content goes when the visit ends.</param>
public sealed record ConsentAsked(
    string Matter, string Recipient, PartyRole? ActsAs, IReadOnlyList<AskedLicense> Licenses, int KeepMonths);

/// <summary>One license of the list.</summary>
/// <param name="KindCode">The kind's code in the catalog.</param>
/// <param name="PlainName">As people call it: 户口簿里您那一页.</param>
/// <param name="Fields">The fields that are looked at: their keys in the catalog, or words of their own.</param>
/// <param name="OthersLeftOut">It has other people in it, who are not looked at.</param>
public sealed record AskedLicense(
    string KindCode, string PlainName, IReadOnlyList<string> Fields, bool OthersLeftOut);
