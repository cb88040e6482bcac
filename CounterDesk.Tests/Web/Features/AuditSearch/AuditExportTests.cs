using System.IO.Compression;
using System.Net;
using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Features.AuditSearch;

public sealed class AuditExportTests(DeskHost host) : IClassFixture<DeskHost>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_auditor_fetches_the_log_and_that_she_did_is_in_it()
    {
        using var auditor = await host.SignInAsync("0007");

        using var answer = await auditor.GetAsync("/audit/export", Cancel);

        Assert.Equal((HttpStatusCode.OK, "application/zip"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(Cancel));
        Assert.Equal(
            [
                "anchors.jsonl", "entries.jsonl", "how-to-verify.en-US.html", "how-to-verify.zh-CN.html", "keys.json",
                "manifest.json", "manifest.sig", "verify.py",
            ],
            zip.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));
        Assert.Contains(
            await EntriesAsync(AuditAction.LogExported),
            entry => entry is { Outcome: nameof(AuditOutcome.Done), Actor: "demo-0007" });
    }

    [Theory]
    [InlineData("/audit/entries/1/proof", HttpStatusCode.Conflict, "还没有封上")]
    [InlineData("/audit/entries/999999/proof", HttpStatusCode.NotFound, "没有这一条")]
    public async Task An_entry_that_cannot_be_proven_is_answered_in_words(string address, HttpStatusCode status, string words)
    {
        using var auditor = await host.SignInAsync("0007");

        using var answer = await auditor.GetAsync(address, Cancel);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0317")]
    [InlineData("0102")]
    [InlineData("0011")]
    [InlineData("0012")]
    public async Task Nobody_else_may_and_that_they_tried_is_recorded(string number)
    {
        using var clerk = await host.SignInAsync(number);

        using var answer = await clerk.GetAsync("/audit/export", Cancel);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Contains(
            await EntriesAsync(AuditAction.AccessRefused),
            entry => entry.Actor == $"demo-{number}" && entry.Details == "Page=/audit/export");
        Assert.DoesNotContain(await EntriesAsync(AuditAction.LogExported), entry => entry.Actor == $"demo-{number}");
    }

    private async Task<List<AuditEntry>> EntriesAsync(AuditAction action)
    {
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<CounterDeskDb>>().CreateDbContextAsync(Cancel);
        return await db.Set<AuditEntry>().Where(entry => entry.Action == action.ToString()).ToListAsync(Cancel);
    }
}
