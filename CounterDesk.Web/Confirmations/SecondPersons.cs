using CounterDesk.Domain.Confirmations;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.Confirmations;

internal static class SecondPersons
{
    /// <summary>As what somebody would answer: the higher of her roles, or none where one forbids it.</summary>
    public static SecondPerson AsSecondPerson(this Clerk clerk) => new(clerk.Id, clerk.Number, RoleOf(clerk));

    private static SecondPersonRole? RoleOf(Clerk clerk) =>
        SignedInClerk.FindFault(clerk) is not null ? null
        : clerk.Roles.Contains(DeskRoles.Supervisor) ? SecondPersonRole.Supervisor
        : clerk.Roles.Contains(DeskRoles.Clerk) ? SecondPersonRole.Clerk
        : null;
}
