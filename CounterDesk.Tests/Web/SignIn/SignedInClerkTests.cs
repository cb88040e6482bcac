using System.Security.Claims;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.SignIn.Accounts;

namespace CounterDesk.Tests.Web.SignIn;

/// <summary>Whom a provider's claims make, and whom they must not make anybody.</summary>
public sealed class SignedInClerkTests
{
    public static TheoryData<string, SignInFault?> Roles => new()
    {
        { "clerk", null },
        { "supervisor", null },
        { "auditor", null },
        { "clerk supervisor", null },
        { "clerk somethingelse", null },
        { "", SignInFault.NoRole },
        { "somethingelse", SignInFault.NoRole },
        { "Clerk", SignInFault.NoRole },
        { "clerk auditor", SignInFault.RolesMustBeApart },
        { "supervisor system-administrator", SignInFault.RolesMustBeApart },
        { "clerk security-administrator", SignInFault.RolesMustBeApart },
        { "auditor system-administrator", SignInFault.RolesMustBeApart },
        { "system-administrator security-administrator", SignInFault.RolesMustBeApart },
    };

    [Theory]
    [MemberData(nameof(Roles))]
    public void An_account_needs_a_role_and_those_that_check_each_other_stand_alone(string roles, SignInFault? fault)
    {
        var clerk = Read(new SignInOptions(), [("sub", "7"), ("name", "周敏"), .. Split("role", roles)]);

        Assert.Equal(fault, SignedInClerk.FindFault(clerk));
    }

    [Theory]
    [InlineData("", "周敏")]
    [InlineData("7", "")]
    [InlineData("7", "  ")]
    public void An_account_needs_an_id_and_a_name(string subject, string name) =>
        Assert.Equal(
            SignInFault.NoName,
            SignedInClerk.FindFault(Read(new SignInOptions(), [("sub", subject), ("name", name), ("role", "clerk")])));

    [Fact]
    public void A_providers_own_words_are_told_by_configuration()
    {
        var options = new SignInOptions
        {
            NameClaim = "display_name", NumberClaim = "employee_id", CounterClaim = "window", RoleClaim = "groups",
            Roles = { ["clerk"] = ["zwfw-ckry", "zwfw-dbry"] },
        };

        var clerk = Read(
            options,
            [("sub", "7"), ("display_name", "周敏"), ("employee_id", "0317"), ("window", "3"), ("groups", "zwfw-dbry")]);

        Assert.Equal(("7", "0317", "周敏", "3"), (clerk.Id, clerk.Number, clerk.Name, clerk.Counter));
        Assert.Equal([DeskRoles.Clerk], clerk.Roles.AsEnumerable());
    }

    [Fact]
    public void A_role_that_has_another_name_at_the_provider_no_longer_has_ours()
    {
        var options = new SignInOptions { Roles = { ["clerk"] = ["zwfw-ckry"] } };

        Assert.Empty(Read(options, [("sub", "7"), ("name", "周敏"), ("role", "clerk")]).Roles);
    }

    [Fact]
    public void Of_a_provider_that_tells_too_many_names_those_that_mean_something_are_kept()
    {
        var many = Enumerable.Range(0, 500).Select(number => ("role", $"group-{number}")).Append(("role", "clerk"));
        var user = new ClaimsPrincipal(new ClaimsIdentity(many.Select(claim => new Claim(claim.Item1, claim.Item2))));

        var told = SignedInClerk.ReadTold(user, new SignInOptions(), RoleMapping.Of(new SignInOptions()));

        Assert.Equal("clerk", told[0]);
        Assert.InRange(told.Length, 100, 400);
    }

    private static Clerk Read(SignInOptions options, IEnumerable<(string Type, string Value)> claims)
    {
        var identity = new ClaimsIdentity(claims.Select(claim => new Claim(claim.Type, claim.Value)));
        return SignedInClerk.Read(new ClaimsPrincipal(identity), options, RoleMapping.Of(options));
    }

    private static IEnumerable<(string, string)> Split(string type, string values) =>
        values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(value => (type, value));
}
