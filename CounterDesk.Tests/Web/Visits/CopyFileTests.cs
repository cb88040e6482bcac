using System.Net;
using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Visits;

/// <summary>The address under which the browser gets the file that it shows and prints.</summary>
public sealed class CopyFileTests(DeskHost host) : IClassFixture<DeskHost>
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_visits_clerk_gets_the_very_bytes_and_nobody_may_keep_them()
    {
        var (visit, pdf) = await PrepareAsync();
        using var browser = await host.SignInAsync("0317");

        using var answer = await browser.GetAsync(Address(visit), Cancellation);

        Assert.Equal(pdf, await answer.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task The_paper_of_the_demo_hall_says_that_it_is_one()
    {
        var (visit, _) = await PrepareAsync();

        Assert.True(host.Services.GetRequiredService<VisitContents>().Of(visit).Copy!.Copy.Order.Maker.IsDemo);
    }

    [Fact]
    public async Task Another_clerk_gets_nothing_and_the_attempt_is_recorded()
    {
        var (visit, _) = await PrepareAsync();
        using var browser = await host.SignInAsync("0322");

        using var answer = await browser.GetAsync(Address(visit), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await using var db = host.Services.GetRequiredService<IDbContextFactory<CounterDeskDb>>().CreateDbContext();
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(
            entry => entry.Visit == visit && entry.Action == nameof(AuditAction.AccessRefused), Cancellation));
    }

    [Fact]
    public async Task Once_the_visit_is_closed_there_is_nothing_at_its_address()
    {
        var (visit, _) = await PrepareAsync();
        using var browser = await host.SignInAsync("0317");
        await host.Services.GetRequiredService<VisitDesk>().CloseAsync(visit, SomeClerk.Value, Cancellation);

        using var answer = await browser.GetAsync(Address(visit), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string Address(Guid visit) => $"/desk/visits/{visit}/copy.pdf";

    private async Task<(Guid Visit, byte[] Pdf)> PrepareAsync()
    {
        var visit = await host.Services.GetRequiredService<VisitDesk>().OpenAgreedAsync(
            host.Services.GetRequiredService<PartyDesk>(), host.Services.GetRequiredService<ConsentDesk>());
        var prepared = Assert.IsType<PreparedCopy.Ready>(
            await host.Services.GetRequiredService<CopyDesk>().PrepareAsync(
                SomeCopyDesk.Request(visit.Id), Cancellation));
        host.Services.GetRequiredService<VisitContents>().Of(visit.Id).Show(
            new CopyOnScreen(prepared.Copy, prepared.Pdf));
        return (visit.Id, [.. prepared.Pdf]);
    }
}
