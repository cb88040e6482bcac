using System.Net;
using CounterDesk.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace CounterDesk.Tests.Web.SignIn;

/// <summary>What a browser notices of the limits.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task Whoever_works_stays_signed_in_and_whoever_does_not_is_asked_again()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = new DeskHost { Time = time };
        using var browser = await host.SignInAsync("0317");

        for (var minutes = 0; minutes < 60; minutes += 9)
        {
            time.Advance(TimeSpan.FromMinutes(9));
            using var renewed = await browser.PostAsync("/session", null, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NoContent, renewed.StatusCode);
        }

        time.Advance(TimeSpan.FromMinutes(11));
        using var answer = await browser.GetAsync("/", TestContext.Current.CancellationToken);

        Assert.Equal("/connect/authorize", answer.Headers.Location?.AbsolutePath);
    }
}
