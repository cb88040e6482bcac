namespace CounterDesk.Web.Demo;

/// <summary>
/// Whether this is the demo hall, with its fictional people, its own authorities and its own identity provider.
/// </summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    public bool Enabled { get; set; }
}
