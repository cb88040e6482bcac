using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web.Trust;

/// <summary>Whether and how revocation lists are fetched. Nothing needs it: a seal is verified without a network.</summary>
public sealed class TrustOptions
{
    public const string Section = "Trust";

    public bool FetchRevocationLists { get; set; }

    /// <summary>Where else lists are published; those that trusted certificates name are asked anyway.</summary>
    public Uri[] RevocationListAddresses { get; set; } = [];

    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00")]
    public TimeSpan FetchEvery { get; set; } = TimeSpan.FromHours(6);

    /// <summary>For one list, from asking to its last byte.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan FetchTimeOut { get; set; } = TimeSpan.FromSeconds(30);
}
