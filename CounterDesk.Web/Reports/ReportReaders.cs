using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.Reports;

/// <summary>Who may read a hall's reports: its supervisors, and auditors, who see what was signed and decide nothing.</summary>
internal static class ReportReaders
{
    /// <summary>For the pages' own attribute.</summary>
    public const string Roles = $"{DeskRoles.Supervisor},{DeskRoles.Auditor}";

    /// <summary>The role under which somebody reads.</summary>
    /// <exception cref="InvalidOperationException">Somebody else asks: the page did not see to the role.</exception>
    public static string Require(Clerk reader) =>
        reader.Roles.Contains(DeskRoles.Supervisor) ? DeskRoles.Supervisor
        : reader.Roles.Contains(DeskRoles.Auditor) ? DeskRoles.Auditor
        : throw new InvalidOperationException("Only a supervisor or an auditor reads reports: ask for the role first.");
}
