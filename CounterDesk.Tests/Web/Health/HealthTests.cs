using System.Net;
using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Health;

public sealed class HealthTests : IAsyncLifetime
{
    private readonly DeskHost _host = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_desk_that_can_work_says_so()
    {
        using var browser = _host.CreateClient();

        var answer = await browser.GetAsync("/health", Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            """{"database":"Healthy","key-ring":"Healthy","audit-log":"Healthy","synchronization":"Healthy"}""",
            await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_log_that_takes_no_entry_makes_the_desk_unhealthy()
    {
        using var browser = _host.CreateClient();
        await using (var db = _host.Services.GetRequiredService<IDbContextFactory<CounterDeskDb>>().CreateDbContext())
        {
            await db.Set<AuditHead>().ExecuteDeleteAsync(Cancellation);
        }

        var answer = await browser.GetAsync("/health", Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var words = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("\"audit-log\":\"Unhealthy\"", words, StringComparison.Ordinal);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
