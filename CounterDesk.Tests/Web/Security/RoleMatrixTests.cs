using System.Net;
using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Data;
using CounterDesk.Web.Demo.IdentityProvider;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Security;

/// <summary>
/// Who may ask for what: docs/roles.md says it, the program is asked for every address it has, and one that the page
/// lacks fails. What nobody need sign in for is EndpointTests' list.
/// </summary>
public sealed class RoleMatrixTests(DeskHost host) : IClassFixture<DeskHost>
{
    private const string Everybody = "everybody";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_address_stands_in_the_matrix_with_the_roles_that_the_program_asks_for()
    {
        var written = Matrix().Select(line => $"| `{line.Key}` | {line.Value} |").ToHashSet();
        var asked = Endpoints()
            .Select(endpoint => $"| `{ProgramAddresses.Pattern(endpoint)}` | {RolesOf(endpoint)} |").ToHashSet();

        Assert.True(
            written.SetEquals(asked),
            $"""
            docs/roles.md lacks (ask yourself whose business it is, then add it):
            {string.Join('\n', asked.Except(written).Order(StringComparer.Ordinal))}
            and has, but the program does not:
            {string.Join('\n', written.Except(asked).Order(StringComparer.Ordinal))}
            """);
    }

    [Fact]
    public void The_matrix_names_no_role_that_there_is_not() =>
        Assert.All(
            Matrix().Values.SelectMany(roles => roles.Split(' ')), role => Assert.Contains(role, DeskRoles.All.Add(Everybody)));

    [Fact]
    public async Task Each_role_is_let_in_where_the_matrix_says_and_nowhere_else_and_each_refusal_is_in_the_log()
    {
        var matrix = Matrix();
        List<string> refused = [];
        foreach (var account in DemoAccount.All.DistinctBy(account => account.Role))
        {
            using var browser = await host.SignInAsync(account.Number);
            foreach (var endpoint in Endpoints())
            {
                var address = ProgramAddresses.Example(endpoint);
                using var request = new HttpRequestMessage(ProgramAddresses.MethodOf(endpoint), address);
                using var answer = await browser.SendAsync(request, Cancellation);

                var isRefused = answer.StatusCode is HttpStatusCode.Found
                    && answer.Headers.Location!.OriginalString.Contains(SignInEndpoints.NotAllowedAddress, StringComparison.Ordinal);
                var roles = matrix[ProgramAddresses.Pattern(endpoint)].Split(' ');
                Assert.True(
                    isRefused != (roles.Contains(Everybody) || roles.Contains(account.Role)),
                    $"{account.Role}, {request.Method} {address}: {answer.StatusCode} {answer.Headers.Location}");
                if (isRefused)
                {
                    refused.Add($"{account.Subject} {address}");
                }
            }
        }

        Assert.NotEmpty(refused);
        Assert.Equal(refused.Order(StringComparer.Ordinal), (await RefusalsAsync()).Order(StringComparer.Ordinal));
    }

    // Signing out would end the walk.
    private IEnumerable<RouteEndpoint> Endpoints() => ProgramAddresses.Of(host).Where(endpoint =>
        !ProgramAddresses.IsAnonymous(endpoint) && ProgramAddresses.Pattern(endpoint)
            is not (SignInEndpoints.SignOutAddress or SignInEndpoints.SignOutEverywhereAddress));

    private static string RolesOf(RouteEndpoint endpoint)
    {
        var asked = endpoint.Metadata.OfType<IAuthorizeData>().Where(data => data.Roles is not null)
            .Select(data => data.Roles!.Split(',').AsEnumerable())
            .Concat(endpoint.Metadata.OfType<AuthorizationPolicy>()
                .SelectMany(policy => policy.Requirements).OfType<RolesAuthorizationRequirement>()
                .Select(requirement => requirement.AllowedRoles))
            .ToList();
        var roles = asked.Count is 0 ? [] : asked.Aggregate((some, others) => some.Intersect(others)).ToList();
        return asked.Count is 0 ? Everybody : string.Join(' ', DeskRoles.All.Where(roles.Contains));
    }

    // The lines of the table: an address between backticks, and the roles in the order of DeskRoles.
    private static Dictionary<string, string> Matrix() =>
        File.ReadLines(Repository.File("docs/roles.md")).Where(line => line.StartsWith("| `/", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1].Trim('`'), cells => cells[2]);

    private async Task<IEnumerable<string>> RefusalsAsync()
    {
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<CounterDeskDb>>()
            .CreateDbContextAsync(Cancellation);
        var entries = await db.Set<AuditEntry>()
            .Where(entry => entry.Action == nameof(AuditAction.AccessRefused)).ToListAsync(Cancellation);
        return entries.Select(entry => $"{entry.Actor} {AuditDetail.Read(entry.Details)["Page"]}");
    }
}
