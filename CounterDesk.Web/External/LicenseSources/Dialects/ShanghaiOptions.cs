using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>What only a platform that speaks Shanghai's dialect needs.</summary>
public sealed class ShanghaiOptions
{
    /// <summary>Of the account. A secret.</summary>
    [StringLength(200)]
    public string Password { get; set; } = "";

    /// <summary>
    /// The code of the item under which it is asked where the matter is none of the list; empty: then it is not asked.
    /// </summary>
    [StringLength(60)]
    public string ItemCode { get; set; } = "";
}
