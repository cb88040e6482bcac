using System.Net;
using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.SignIn;

/// <summary>
/// An account is in one place at a time, and the provider is asked again: over the real handlers and the demo hall's
/// real provider.
/// </summary>
public sealed class OneSessionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DeskHost NewHost() => new()
    {
        Settings = [("SignIn:OneSession", "true"), ("SignIn:Refresh", "00:05:00")],
    };

    [Fact]
    public async Task Who_signs_in_a_second_time_is_asked_and_goes_on_here_or_there()
    {
        await using var host = NewHost();
        using var first = await host.SignInAsync("0317");
        await IsInAsync(first);

        // Asked, and not signed in before the answer.
        using var second = await host.SignInAsync("0317");
        var page = await second.GetStringAsync("/sign-in/keep", Cancellation);
        Assert.Contains("data-elsewhere=\"1\"", page, StringComparison.Ordinal);
        Assert.Contains("3号窗口", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        await IsOutAsync(second);
        await IsInAsync(first);

        // There: nothing has changed, and the question is not answered twice.
        Assert.Equal("/signed-out/KeptElsewhere", await AnswerAsync(second, page, "there"));
        Assert.Equal("/", await AnswerAsync(second, page, "here"));
        await IsOutAsync(second);
        await IsInAsync(first);

        // Here: the other has ended, and the log says by whom.
        using var third = await host.SignInAsync("0317");
        page = await third.GetStringAsync("/sign-in/keep", Cancellation);
        Assert.Equal("/", await AnswerAsync(third, page, "here"));
        await IsInAsync(third);
        await IsOutAsync(first);
        var ended = Assert.Single(await EntriesAsync(host, AuditAction.SessionEnded));
        Assert.Equal(("demo-0317", "demo-0317"), (ended.Actor, ended.Subject));
        Assert.StartsWith("End=Elsewhere\n", ended.Details, StringComparison.Ordinal);
        Assert.Equal(2, (await EntriesAsync(host, AuditAction.SignIn)).Count);
    }

    [Fact]
    public async Task An_answer_without_the_forms_token_or_without_a_question_signs_nobody_in()
    {
        await using var host = NewHost();
        using var first = await host.SignInAsync("0317");
        using var second = await host.SignInAsync("0317");

        using var foreign = await second.PostAsync(
            "/sign-in/keep", new FormUrlEncodedContent([new("keep", "here")]), Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        await IsOutAsync(second);

        using var nobody = host.CreateClient();
        using var unasked = await nobody.GetAsync("/sign-in/keep", Cancellation);
        Assert.Equal("/", unasked.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Signing_out_everywhere_without_the_forms_token_does_nothing()
    {
        await using var host = new DeskHost();
        using var first = await host.SignInAsync("0317");
        using var second = await host.SignInAsync("0317");

        using var answer = await second.PostAsync(SignInEndpoints.SignOutEverywhereAddress, null, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await IsInAsync(first);
        await IsInAsync(second);
    }

    [Fact]
    public async Task The_demo_halls_provider_says_again_who_it_is_and_its_token_is_in_no_cookie()
    {
        await using var host = NewHost();
        using var browser = await host.SignInAsync("0317");
        await IsInAsync(browser);
        var longAgo = DateTime.UtcNow.AddMinutes(-6);
        await using var db = host.Services.GetRequiredService<IDbContextFactory<CounterDeskDb>>().CreateDbContext();
        await db.Set<DeskSession>().ExecuteUpdateAsync(
            set => set.SetProperty(session => session.ConfirmedAtUtc, longAgo), Cancellation);
        var before = await db.Set<DeskSession>().AsNoTracking().SingleAsync(Cancellation);
        Assert.NotNull(before.RefreshToken);

        await host.Services.GetRequiredService<ProviderAsking>().AskAsync(Cancellation);

        var after = await db.Set<DeskSession>().AsNoTracking().SingleAsync(Cancellation);
        Assert.True(after.ConfirmedAtUtc > longAgo.AddMinutes(5));
        Assert.Null(after.End);
        Assert.Contains(host.AskedOfProvider, asked => asked.Contains("grant_type=refresh_token", StringComparison.Ordinal));
        await IsInAsync(browser);
    }

    private static async Task IsInAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync("/desk", Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task IsOutAsync(HttpClient browser)
    {
        using var answer = await browser.GetAsync("/desk", Cancellation);
        Assert.Equal("/connect/authorize", answer.Headers.Location?.AbsolutePath);
    }

    private static async Task<string> AnswerAsync(HttpClient browser, string page, string keep)
    {
        using var answer = await browser.PostAsync(
            "/sign-in/keep", new FormUrlEncodedContent([.. TokenOf(page), new("keep", keep)]), Cancellation);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private static IEnumerable<KeyValuePair<string, string>> TokenOf(string page) =>
        DeskHost.HiddenFields(page).Where(field => field.Key.StartsWith("__", StringComparison.Ordinal)).Take(1);

    private static async Task<List<AuditEntry>> EntriesAsync(DeskHost host, AuditAction action)
    {
        await using var db = host.Services.GetRequiredService<IDbContextFactory<CounterDeskDb>>().CreateDbContext();
        return await db.Set<AuditEntry>().Where(entry => entry.Action == action.ToString()).ToListAsync(Cancellation);
    }
}
