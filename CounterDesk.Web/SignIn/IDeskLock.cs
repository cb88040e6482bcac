using CounterDesk.Web.Auditing;

namespace CounterDesk.Web.SignIn;

/// <summary>What is done with the desk that a clerk leaves, and when she comes back to it.</summary>
public interface IDeskLock
{
    /// <summary>
    /// Locks what the clerk has open at her counter: neither screen shows anything of it until she has signed in again.
    /// Nothing happens when a session ran out while another of hers goes on there.
    /// </summary>
    /// <exception cref="AuditUnavailableException">It could not be recorded. What was fetched is wiped all the same.</exception>
    Task LockAsync(Clerk clerk, SessionEnd end, CancellationToken cancellationToken);

    /// <summary>Unlocks what waits for the clerk at her counter. The address where she goes on, or null.</summary>
    /// <exception cref="AuditUnavailableException">It could not be recorded, and stays locked.</exception>
    Task<string?> UnlockAsync(Clerk clerk, CancellationToken cancellationToken);
}
