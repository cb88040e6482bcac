using System.Security.Claims;
using Bunit;
using Bunit.TestDoubles;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Support;

/// <summary>A clerk at counter 3, and the claims that sign-in leaves for one.</summary>
internal static class SomeClerk
{
    public static Clerk Value { get; } = new("demo-0317", "0317", "周敏", "3", [DeskRoles.Clerk]);

    /// <summary>Sits at no counter.</summary>
    public static Clerk Supervisor { get; } = new("demo-0301", "0301", "韩松", "", [DeskRoles.Supervisor]);

    public static Claim[] Claims(Clerk clerk) =>
    [
        new(DeskClaims.Subject, clerk.Id), new(DeskClaims.Number, clerk.Number), new(DeskClaims.Name, clerk.Name),
        new(DeskClaims.Counter, clerk.Counter), .. clerk.Roles.Select(role => new Claim(DeskClaims.Role, role)),
    ];

    /// <summary>Signs the clerk in for the components of a test and registers <see cref="CurrentClerk"/>.</summary>
    public static BunitAuthorizationContext SignInClerk(this BunitContext context, Clerk? clerk = null)
    {
        clerk ??= Value;
        context.Services.AddScoped<CurrentClerk>();
        return context.AddAuthorization().SetAuthorized(clerk.Name).SetRoles([.. clerk.Roles]).SetClaims(Claims(clerk));
    }
}
