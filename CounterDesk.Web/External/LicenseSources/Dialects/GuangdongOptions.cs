using System.ComponentModel.DataAnnotations;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>What only a platform of the Guangdong family needs.</summary>
public sealed class GuangdongOptions
{
    [StringLength(100)]
    public string AppKey { get; set; } = "";

    /// <summary>A secret.</summary>
    [StringLength(200)]
    public string AppSecret { get; set; } = "";

    /// <summary>Of the account. A secret.</summary>
    [StringLength(200)]
    public string Password { get; set; } = "";

    /// <summary>The hall there, where the account alone does not say it (org_code).</summary>
    [StringLength(40)]
    public string OrgCode { get; set; } = "";

    /// <summary>By which sign-in system holders are known there (cas_no).</summary>
    [StringLength(40)]
    public string CasNumber { get; set; } = "";

    /// <summary>In which field of a license its GB/T 36904 identifier stands.</summary>
    [StringLength(40)]
    public string IdentifierField { get; set; } = "ZZBS";

    /// <summary>What its words and codes for the status of a license mean, where they are not the usual ones.</summary>
    public Dictionary<string, LicenseStatus> Statuses { get; init; } = [];
}
