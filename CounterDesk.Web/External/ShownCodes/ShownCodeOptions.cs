using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web.External.ShownCodes;

/// <summary>How the source of e-license codes is asked.</summary>
public sealed class ShownCodeOptions
{
    public const string Section = "ShownCodes";

    /// <summary>How long the source has to say whose a code is. Somebody holds a phone up meanwhile.</summary>
    [Range(1, 30)]
    public int TimeoutSeconds { get; set; } = 8;

    public TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);
}
