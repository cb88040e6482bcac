using System.Collections.Immutable;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.Demo.IdentityProvider;

/// <summary>
/// Somebody invented who may sign in at the demo hall without a password. <c>Counter</c> is empty where they sit at
/// none.
/// </summary>
public sealed record DemoAccount(string Number, string Name, string Role, string Counter)
{
    /// <summary>At least one for each role, in the order of the keys that choose them.</summary>
    public static ImmutableArray<DemoAccount> All { get; } =
    [
        new("0317", "周敏", DeskRoles.Clerk, "3"),
        new("0322", "吴越", DeskRoles.Clerk, "5"),
        new("0102", "陈立", DeskRoles.Supervisor, ""),
        new("0007", "沈静", DeskRoles.Auditor, ""),
        new("0011", "高远", DeskRoles.SystemAdministrator, ""),
        new("0012", "唐宁", DeskRoles.SecurityAdministrator, ""),
    ];

    public string Subject => $"demo-{Number}";

    public static DemoAccount? Find(string? number) => All.FirstOrDefault(account => account.Number == number);
}
