using System.Runtime.CompilerServices;
using CounterDesk.Domain.Audit;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.Auditing;

/// <summary>
/// What somebody does is asked for by a page that she may open; whether she may do it is asked here once more, at the
/// beginning of every service method, because a menu keeps nobody out. docs/roles.md has them all.
/// </summary>
internal static class RoleRequirement
{
    /// <summary>Refuses whoever has none of the roles, and records that.</summary>
    /// <param name="log">Where a refusal is recorded.</param>
    /// <param name="clerk">Who does it.</param>
    /// <param name="roles">One role, or several with commas, as the attribute of a page has them.</param>
    /// <param name="cancellationToken">Ends the wait for the log.</param>
    /// <param name="file">Of whoever asks.</param>
    /// <param name="method">Of whoever asks.</param>
    /// <returns>The role under which she does it: the first of them that she has.</returns>
    /// <exception cref="RoleRefusedException">She has none of them; nothing was done.</exception>
    /// <exception cref="AuditUnavailableException">She has none of them, and it could not be recorded.</exception>
    public static async Task<string> RequireAsync(
        this AuditLog log, Clerk clerk, string roles, CancellationToken cancellationToken,
        [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        if (roles.Split(',').FirstOrDefault(role => clerk.Roles.Contains(role)) is { } held)
        {
            return held;
        }

        var asked = $"{Path.GetFileName(file).Split('.')[0]}.{method}";
        var note = new AuditNote
        {
            Action = AuditAction.AccessRefused,
            Outcome = AuditOutcome.Refused,
            Actor = clerk.Id,
            Role = clerk.RoleNames,
            Counter = clerk.Counter.Length > 0 ? clerk.Counter : null,
            Details = [new("Service", asked)],
        };
        await log.RecordAsync(null, note, cancellationToken);
        throw new RoleRefusedException(asked, roles);
    }
}

/// <summary>Somebody asked a service for what her roles do not allow; it is recorded, and nothing was done.</summary>
public sealed class RoleRefusedException(string method, string roles)
    : InvalidOperationException($"{method} is for {roles} alone: ask for the role first.");
