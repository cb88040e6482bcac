using System.Net;
using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Data;
using CounterDesk.Web.Demo.IdentityProvider;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.SignIn;

/// <summary>The whole way in and out, over the real handlers and the demo hall's real provider.</summary>
public sealed class SignInTests(DeskHost host) : IClassFixture<DeskHost>
{
    public static TheoryData<string, string> Accounts =>
        [.. DemoAccount.All.Select(account => (account.Number, account.Role is DeskRoles.Clerk ? "/desk" : "/start"))];

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Each_account_of_the_demo_hall_comes_to_the_start_page_of_its_role(string number, string start)
    {
        using var browser = await host.SignInAsync(number);

        Assert.Equal(start, await RedirectAsync(browser, "/"));
    }

    [Fact]
    public void The_demo_hall_has_an_account_for_each_role() =>
        Assert.Equal(DeskRoles.All.Order(), DemoAccount.All.Select(account => account.Role).Distinct().Order());

    [Fact]
    public async Task Signing_in_is_in_the_audit_log()
    {
        using var browser = await host.SignInAsync("0322");

        var entry = (await EntriesAsync(AuditAction.SignIn)).Last(entry => entry.Actor == "demo-0322");
        Assert.Equal((DeskRoles.Clerk, "5"), (entry.Role, entry.Counter));
    }

    [Fact]
    public async Task What_a_role_may_not_do_is_refused_and_logged()
    {
        using var browser = await host.SignInAsync("0102");

        const string visit = "/desk/visits/00000000-0000-0000-0000-000000000001";
        var led = await RedirectAsync(browser, visit);
        Assert.StartsWith(SignInEndpoints.NotAllowedAddress, led, StringComparison.Ordinal);

        var entry = Assert.Single(await EntriesAsync(AuditAction.AccessRefused));
        Assert.Equal(("demo-0102", $"Page={visit}"), (entry.Actor, entry.Details));
    }

    [Fact]
    public async Task Signing_out_without_the_forms_token_does_nothing()
    {
        using var browser = await host.SignInAsync("0317");

        using var answer = await browser.PostAsync("/sign-out", null, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("/desk", await RedirectAsync(browser, "/"));
    }

    [Fact]
    public async Task Leaving_for_another_site_by_the_language_link_is_refused()
    {
        using var browser = host.CreateClient();

        foreach (var address in (string[])["https://example.org/", "//example.org/", "/\\example.org"])
        {
            var answer = await browser.GetAsync(
                $"/language/en-US?returnUrl={Uri.EscapeDataString(address)}", Cancellation);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_are_stopped_with_a_sentence()
    {
        await using var strict = new DeskHost { Settings = [("SignIn:MostRequestsPerMinute", "3")] };
        using var browser = strict.CreateClient();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await browser.GetAsync("/sign-in/refused/NoRole", Cancellation);
        }

        var answer = await browser.GetAsync("/sign-in", Cancellation);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("data-notice=\"refused\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_audit_log_nobody_is_let_in()
    {
        await using var broken = new DeskHost();
        await using (var db = broken.Services.GetRequiredService<IDbContextFactory<CounterDeskDb>>().CreateDbContext())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE AuditHeads", Cancellation);
        }

        using var browser = await broken.SignInAsync("0317");

        Assert.StartsWith("/connect/authorize", await RedirectAsync(browser, "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_is_silent_is_told_as_such()
    {
        await using var alone = new DeskHost
        {
            Settings =
            [
                ("SignIn:Authority", "http://localhost/"), ("SignIn:ClientId", "x"), ("SignIn:RequireHttps", "false"),
            ],
        };
        using var browser = alone.CreateClient();

        var answer = await browser.GetAsync("/", Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("data-notice=\"refused\"", page, StringComparison.Ordinal);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<string> RedirectAsync(HttpClient browser, string address)
    {
        var answer = await browser.GetAsync(address, Cancellation);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location is { IsAbsoluteUri: true } absolute
            ? absolute.PathAndQuery
            : answer.Headers.Location!.ToString();
    }

    private async Task<List<AuditEntry>> EntriesAsync(AuditAction action)
    {
        await using var db = host.Services.GetRequiredService<IDbContextFactory<CounterDeskDb>>().CreateDbContext();
        return await db.Set<AuditEntry>().Where(entry => entry.Action == action.ToString()).ToListAsync(Cancellation);
    }
}
