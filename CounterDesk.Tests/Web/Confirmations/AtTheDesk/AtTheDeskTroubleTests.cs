using System.Security.Claims;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace CounterDesk.Tests.Web.Confirmations.AtTheDesk;

/// <summary>What goes wrong on the way to the provider and back; each in a program of its own.</summary>
public sealed class AtTheDeskTroubleTests
{
    private const string DeskClerk = "0317";
    private const string Colleague = "0322";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_provider_that_is_silent_before_or_after_is_told_as_such_and_the_desk_goes_on()
    {
        await using var host = new DeskHost();
        using var desk = await host.SignInAsync(DeskClerk);
        var asked = await host.AskAsync();
        var silent = ConfirmationAddresses.RefusedOf(asked.Id, SecondPersonFault.Unreachable);

        host.IsProviderSilent = true;
        Assert.Equal(silent, (await desk.BeginAsync(asked)).ToString());
        await desk.SaysAsync(silent, "身份认证没有应答，没有确认");

        host.IsProviderSilent = false;
        var callback = await DeskHost.ChooseAsync(desk, await desk.BeginAsync(asked), Colleague);
        host.IsProviderSilent = true;
        Assert.Equal(silent, (await desk.RedirectAsync(callback.ToString())).ToString());
        await desk.HasNoProofAsync(asked);
        Assert.Equal("/desk", (await desk.RedirectAsync("/")).ToString());
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(-40)]
    [InlineData(40)]
    [InlineData(null)]
    public async Task A_provider_that_did_not_just_ask_or_does_not_say_when_is_not_believed(int? seconds)
    {
        await using var host = new DeskHost { Change = services => Lie(services, told => Ask(told, seconds)) };
        using var desk = await host.SignInAsync(DeskClerk);
        var asked = await host.AskAsync();

        var back = await desk.ProveAsync(asked, Colleague);

        Assert.Equal(ConfirmationAddresses.RefusedOf(asked.Id, SecondPersonFault.NotAskedAgain), back.ToString());
        await desk.SaysAsync(back.ToString(), "身份认证没有重新认人，不能算数");
        await desk.HasNoProofAsync(asked);
    }

    [Fact]
    public async Task A_provider_that_does_not_say_who_it_is_is_not_believed()
    {
        var isNameless = false;
        await using var host = new DeskHost
        {
            Change = services => Lie(services, told => told.RemoveClaims(isNameless ? Claims.Name : "nothing")),
        };
        using var desk = await host.SignInAsync(DeskClerk);
        var asked = await host.AskAsync();

        isNameless = true;
        var back = await desk.ProveAsync(asked, Colleague);

        Assert.Equal(ConfirmationAddresses.RefusedOf(asked.Id, SecondPersonFault.NoName), back.ToString());
        await desk.SaysAsync(back.ToString(), "身份认证没有说清是谁，没有确认");
        await desk.HasNoProofAsync(asked);
    }

    [Fact]
    public async Task A_proof_is_good_for_two_minutes()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = new DeskHost { Time = time };
        using var desk = await host.SignInAsync(DeskClerk);
        var asked = await host.AskAsync();
        await desk.ProveAsync(asked, Colleague);
        var address = ConfirmationAddresses.AnswerOf(asked.Id);
        var form = await desk.FillInAsync(asked, ("answer", "Confirmed"));

        time.Advance(SecondPersonProofs.GoodFor);

        var over = ConfirmationAddresses.RefusedOf(asked.Id, SecondPersonFault.ProofOver);
        using var answer = await desk.PostAsync(address, form, Cancellation);
        Assert.Equal(over, answer.Headers.Location?.ToString());
        await desk.SaysAsync(over, "登录后过了两分钟，要再认一次");
        Assert.Equal(ConfirmationState.Asked, (await host.ReadAsync(asked)).State);
    }

    [Fact]
    public async Task When_the_clerks_session_has_ended_the_provider_asks_who_it_is()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = new DeskHost { Time = time };
        using var desk = await host.SignInAsync(DeskClerk);
        await desk.ProveAsync(await host.AskAsync(), Colleague);

        Assert.True(await IsAskedAgainAsync(host, desk, time));
        Assert.False(await IsAskedAgainAsync(host, desk, time));
    }

    [Fact]
    public async Task Without_the_audit_log_nothing_is_answered()
    {
        await using var host = new DeskHost();
        using var desk = await host.SignInAsync(DeskClerk);
        var asked = await host.AskAsync();
        await desk.ProveAsync(asked, Colleague);
        var address = ConfirmationAddresses.AnswerOf(asked.Id);
        var form = await desk.FillInAsync(asked, ("answer", "Confirmed"));
        await using (var db = host.Services.GetRequiredService<IDbContextFactory<CounterDeskDb>>().CreateDbContext())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE AuditHeads", Cancellation);
        }

        using var answer = await desk.PostAsync(address, form, Cancellation);

        var stopped = ConfirmationAddresses.RefusedOf(asked.Id, SecondPersonFault.LogUnavailable);
        Assert.Equal(stopped, answer.Headers.Location?.ToString());
        await desk.SaysAsync(stopped, "日志写不进，没有确认");
        Assert.Equal(ConfirmationState.Asked, (await host.ReadAsync(asked)).State);
    }

    // The desk's session ends, and somebody comes back to it.
    private static async Task<bool> IsAskedAgainAsync(DeskHost host, HttpClient desk, FakeTimeProvider time)
    {
        time.Advance(TimeSpan.FromMinutes(16));
        host.AskedOfProvider.Clear();
        var challenge = await desk.RedirectAsync("/");
        var isAsked = Assert.Single(host.AskedOfProvider).Split('&').Contains("prompt=login");
        await desk.RedirectAsync((await DeskHost.ChooseAsync(desk, challenge, DeskClerk)).ToString());
        return isAsked;
    }

    // The provider says it asked so many seconds from now, or does not say.
    private static void Ask(ClaimsPrincipal told, int? seconds)
    {
        long? asked = seconds is { } later ? DateTimeOffset.UtcNow.AddSeconds(later).ToUnixTimeSeconds() : null;
        told.SetClaim(Claims.AuthenticationTime, asked).SetDestinations(_ => [Destinations.IdentityToken]);
    }

    private static void Lie(IServiceCollection services, Action<ClaimsPrincipal> change) =>
        services.AddOpenIddict().AddServer(server => server.AddEventHandler<ProcessSignInContext>(
            handler => handler.SetOrder(int.MinValue).UseInlineHandler(context =>
            {
                change(context.Principal!);
                return ValueTask.CompletedTask;
            })));
}
