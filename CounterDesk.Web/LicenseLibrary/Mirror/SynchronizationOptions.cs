using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web.LicenseLibrary.Mirror;

/// <summary>How often the hall asks what its region has published. From where is a setting of the feed.</summary>
public sealed class SynchronizationOptions
{
    public const string Section = "Synchronization";

    /// <summary>How long after one round the next begins.</summary>
    [Range(1, 3600)]
    public int EverySeconds { get; set; } = 15;

    /// <summary>The longest that is waited when round after round fails.</summary>
    [Range(1, 3600)]
    public int MostSecondsBetween { get; set; } = 120;
}
