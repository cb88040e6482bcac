using System.Security.Claims;
using Bunit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.SignIn;

public sealed class CurrentClerkTests : BunitContext
{
    [Fact]
    public async Task The_clerk_of_a_circuit_is_read_from_the_claims_that_sign_in_left()
    {
        this.SignInClerk();

        var clerk = await Services.GetRequiredService<CurrentClerk>().GetAsync();

        Assert.Equal(
            (SomeClerk.Value.Id, SomeClerk.Value.Number, SomeClerk.Value.Name, SomeClerk.Value.Counter),
            (clerk.Id, clerk.Number, clerk.Name, clerk.Counter));
        Assert.Equal(SomeClerk.Value.Roles.AsEnumerable(), clerk.Roles);
    }

    [Fact]
    public void Nobody_is_not_a_clerk() =>
        Assert.Throws<InvalidOperationException>(() => Clerk.Of(new ClaimsPrincipal(new ClaimsIdentity())));
}
