namespace CounterDesk.Web;

/// <summary>
/// Where this installation keeps what is its own: the setting <c>DataFolder</c>, by default <c>data</c> where the
/// program is started.
/// </summary>
/// <remarks>
/// Nothing is touched until <see cref="Make"/>, so that a verb which only reads may run beside a folder it cannot write to.
/// </remarks>
public sealed class DataFolder(string path)
{
    public const string Setting = "DataFolder";

    private const string Default = "data";

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The embedded database's file. SQLite keeps two more beside it.</summary>
    public string Database => In("counterdesk.db");

    /// <summary>The key ring: what it encrypts is lost without it.</summary>
    public string Keys => In("keys");

    /// <summary>What is known of the audit log outside its database. Losing it loses the proof that nothing was cut.</summary>
    public string AuditAnchors => In("audit-anchors.jsonl");

    /// <summary>What protects cookies and circuits. Losing it signs everybody out, no more.</summary>
    public string SessionKeys => In("session-keys");

    /// <summary>Trust anchors, intermediates and revocation lists, each in a folder of that name.</summary>
    public string Trust => In("trust");

    /// <summary>Kinds of license that the hall added.</summary>
    public string Kinds => In("kinds");

    /// <summary>Fonts that the hall added for rare characters.</summary>
    public string Fonts => In("fonts");

    /// <summary>Recordings of the hall's own, in place of those that its applicants' screens come with.</summary>
    public string Sounds => In("sounds");

    /// <summary>Years of the calendar that the hall added.</summary>
    public string Calendar => In("calendar");

    /// <summary>What the demo hall keeps for itself: the keys of its authorities.</summary>
    public string Demo => In("demo");

    public static DataFolder From(IConfiguration configuration) =>
        new(configuration[Setting] is { Length: > 0 } path ? path : Default);

    /// <summary>
    /// Makes the folder and those in it that are missing. On Unix only the account of the program may look inside.
    /// </summary>
    public void Make()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
        }
        else
        {
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        foreach (var folder in (string[])[Keys, SessionKeys, Trust, Kinds, Fonts, Sounds, Calendar])
        {
            Directory.CreateDirectory(folder);
        }
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
