using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.Auditing;

internal static class Auditors
{
    /// <exception cref="InvalidOperationException">Somebody else asks: the page did not see to the role.</exception>
    public static void Require(Clerk clerk)
    {
        if (!clerk.Roles.Contains(DeskRoles.Auditor))
        {
            throw new InvalidOperationException("Only an auditor may read the audit log: ask for the role first.");
        }
    }
}
