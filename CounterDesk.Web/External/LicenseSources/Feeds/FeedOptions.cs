using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web.External.LicenseSources.Feeds;

/// <summary>
/// Where the hall's own region publishes its licenses for the hall's library. Without an address the library has what is
/// imported.
/// </summary>
public sealed class FeedOptions
{
    public const string Section = "Synchronization:Feed";

    /// <summary>Where it is and how it is known, as for a platform. What is asked is signed as there.</summary>
    public PlatformOptions Platform { get; init; } = new();

    /// <summary>How many changes are asked for at once.</summary>
    [Range(1, 5000)]
    public int PageSize { get; set; } = 1000;

    /// <summary>How long a page may take.</summary>
    [Range(1, 50)]
    public int TimeoutSeconds { get; set; } = 20;

    public bool IsSet => Platform.Address is not null;
}
