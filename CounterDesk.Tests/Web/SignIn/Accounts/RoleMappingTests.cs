using CounterDesk.Web.SignIn;
using CounterDesk.Web.SignIn.Accounts;

namespace CounterDesk.Tests.Web.SignIn.Accounts;

/// <summary>Whom the provider's names make, and which names may not.</summary>
public sealed class RoleMappingTests
{
    [Fact]
    public void Before_anybody_settles_it_the_settings_file_counts_and_else_our_own_names()
    {
        var mapping = RoleMapping.Of(new SignInOptions { Roles = { ["clerk"] = ["zwfw-ckry", "zwfw-dbry"] } });

        Assert.Equal([DeskRoles.Clerk], mapping.RolesOf(["zwfw-dbry", "everybody"]).AsEnumerable());
        Assert.Empty(mapping.RolesOf(["clerk"]));
        Assert.Equal([DeskRoles.Auditor], mapping.RolesOf(["auditor"]).AsEnumerable());
        Assert.Null(mapping.FindFault());
    }

    [Fact]
    public void One_name_may_make_a_clerk_and_a_supervisor()
    {
        var mapping = Of(("clerk", ["all"]), ("supervisor", ["all", "zbz"]));

        Assert.Null(mapping.FindFault());
        Assert.Equal([DeskRoles.Clerk, DeskRoles.Supervisor], mapping.RolesOf(["all"]).AsEnumerable());
    }

    [Theory]
    [InlineData("auditor", "system-administrator")]
    [InlineData("auditor", "security-administrator")]
    [InlineData("system-administrator", "security-administrator")]
    [InlineData("auditor", "clerk")]
    [InlineData("system-administrator", "supervisor")]
    [InlineData("security-administrator", "clerk")]
    public void One_name_never_makes_two_of_which_one_must_be_alone(string apart, string other) => Assert.Equal(
        new(RoleMappingFaultKind.NotApart, apart, "same", other),
        Of((apart, ["one", "same"]), (other, [" same ", "two"])).FindFault());

    [Fact]
    public void Somebody_must_be_able_to_change_it_back() => Assert.Equal(
        RoleMappingFaultKind.NobodyAdministers, Of(("security-administrator", [" "])).FindFault()?.Kind);

    [Fact]
    public void Names_have_limits()
    {
        Assert.Null(Of(("clerk", [new string('x', 100)])).FindFault());
        Assert.Equal(RoleMappingFaultKind.NoName, Of(("clerk", [new string('x', 101)])).FindFault()?.Kind);
        Assert.Equal(RoleMappingFaultKind.NoName, Of(("clerk", ["a\0b"])).FindFault()?.Kind);
        Assert.Null(Of(("clerk", Enumerable.Range(0, 20).Select(number => $"n{number}"))).FindFault());
        Assert.Equal(
            RoleMappingFaultKind.TooMany,
            Of(("clerk", Enumerable.Range(0, 21).Select(number => $"n{number}"))).FindFault()?.Kind);
    }

    [Fact]
    public void What_is_kept_is_read_as_it_was()
    {
        var mapping = Of(("clerk", ["窗口人员", "CN=a,OU=\"b\""]), ("auditor", []));

        Assert.Equal(mapping.ToString(), RoleMapping.Parse(mapping.ToString()).ToString());
        Assert.Contains("窗口人员", mapping.ToString(), StringComparison.Ordinal);
    }

    private static RoleMapping Of(params (string Role, IEnumerable<string> Names)[] changed)
    {
        var names = DeskRoles.All.ToDictionary(role => role, role => (IEnumerable<string>)[role]);
        foreach (var (role, given) in changed)
        {
            names[role] = given;
        }

        return new(names);
    }
}
