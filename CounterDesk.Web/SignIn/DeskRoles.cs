using System.Collections.Immutable;

namespace CounterDesk.Web.SignIn;

/// <summary>
/// What an account may be. The last three keep each other in check (三员分立) and none of them reads licenses.
/// </summary>
public static class DeskRoles
{
    public const string Clerk = "clerk";
    public const string Supervisor = "supervisor";
    public const string Auditor = "auditor";
    public const string SystemAdministrator = "system-administrator";
    public const string SecurityAdministrator = "security-administrator";

    /// <summary>Those who serve people, as a service names them; who is both acts as supervisor.</summary>
    public const string SupervisorOrClerk = $"{Supervisor},{Clerk}";

    public static ImmutableArray<string> All { get; } =
        [Clerk, Supervisor, Auditor, SystemAdministrator, SecurityAdministrator];

    /// <summary>Who is one of these is nothing else (三员分立, GB/T 22239 8.1.5).</summary>
    public static ImmutableArray<string> Apart { get; } = [Auditor, SystemAdministrator, SecurityAdministrator];

    /// <summary>The key of the role's name among the shared words: <c>Role_SystemAdministrator</c>.</summary>
    public static string TextKey(string role) =>
        $"Role_{string.Concat(role.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}";
}
