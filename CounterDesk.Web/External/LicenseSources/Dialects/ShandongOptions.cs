using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>What only a platform that speaks Shandong's dialect needs.</summary>
public sealed class ShandongOptions
{
    /// <summary>What the platform gave the hall with its account (accessToken). A secret.</summary>
    [StringLength(200)]
    public string AccessToken { get; set; } = "";

    /// <summary>Under which name the hall's system is registered there (certificateSystemName).</summary>
    [StringLength(60)]
    public string SystemName { get; set; } = "CounterDesk";
}
