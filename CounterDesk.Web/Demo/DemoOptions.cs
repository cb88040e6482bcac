namespace CounterDesk.Web.Demo;

/// <summary>
/// Whether this is the demo hall, with its fictional people, its own authorities and its own identity provider.
/// </summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    public bool Enabled { get; set; }

    /// <summary>Whether it starts a stand-in for sharing platforms, unless platforms are set.</summary>
    public bool Platform { get; set; } = true;

    /// <summary>Where that listens on this machine; 0 for any port that is free.</summary>
    public int PlatformPort { get; set; }
}
