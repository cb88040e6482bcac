using System.Net;
using CounterDesk.Domain.Paper;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Visits;
using CounterDesk.Web.Visits.Papers;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Visits;

/// <summary>The address under which the browser gets a paper of a visit.</summary>
public sealed class PaperFileTests(DeskHost host) : IClassFixture<DeskHost>
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_visits_clerk_alone_gets_the_paper_while_it_is_shown_and_nobody_may_keep_it()
    {
        var contents = host.Services.GetRequiredService<VisitContents>();
        var visit = await host.Services.GetRequiredService<VisitDesk>().OpenAsync(SomeClerk.Value, Cancellation);
        var address = $"/desk/visits/{visit.Id}/paper.pdf";
        var paper = host.Services.GetRequiredService<VisitPapers>()
            .Draw(SomeVisitPapers.PaperWay(), Edition.Standard, "zh-CN");
        byte[] bytes = [.. paper.Pdf!];
        contents.Of(visit.Id).Show(paper);
        using var browser = await host.SignInAsync("0317");
        using var other = await host.SignInAsync("0322");

        using var answer = await browser.GetAsync(address, Cancellation);
        using var refused = await other.GetAsync(address, Cancellation);
        contents.Of(visit.Id).LeavePaper();
        using var gone = await browser.GetAsync(address, Cancellation);

        Assert.Equal(bytes, await answer.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (refused.StatusCode, gone.StatusCode));
    }
}
