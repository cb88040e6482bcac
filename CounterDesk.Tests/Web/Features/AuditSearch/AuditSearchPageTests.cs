using System.Globalization;
using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Auditing.Search;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Features.AuditSearch;
using CounterDesk.Web.Localization;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Web.Features.AuditSearch;

public sealed class AuditSearchPageTests : BunitContext, IAsyncLifetime
{
    private static readonly Guid _visit = new("0193562a-0000-7000-8000-00005f3a91c2");

    private AnchoredLog _log = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _log = await AnchoredLog.CreateAsync();
        await _log.Log.RecordAsync(
            null, new() { Action = AuditAction.SignIn, Actor = "clerk-7", Details = [new("Number", "0317")] }, Cancel);
        await _log.Log.RecordAsync(
            null, SomeAudit.Note() with { Visit = _visit, SubjectHash = _log.Ring.HashHolder(SomeLicenses.Gu.Code) }, Cancel);
        await _log.WriteAsync(2);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddWords();
        Services.AddSingleton<TimeProvider>(_log.Time);
        Services.AddSingleton(new DeskClock(_log.Time));
        Services.AddSingleton(SomeLicenses.Catalog);
        Services.AddSingleton(new AuditReader(_log.Database, _log.Log, _log.Ring, AnchoredLog.Hall, _log.Time));
        Services.AddSingleton(_log.Keeper);
        Services.AddSingleton(_log.Proofs);
        Services.AddScoped<DeskBrowser>();
        this.SignInClerk(SomeProofs.Auditor);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _log.DisposeAsync();
    }

    [Fact]
    public void Auditors_alone_may_come_here() => Assert.Equal(
        DeskRoles.Auditor,
        Assert.Single(typeof(AuditSearchPage).GetCustomAttributes(false).OfType<AuthorizeAttribute>()).Roles);

    [Fact]
    public void Today_is_shown_and_that_it_was_read_is_said()
    {
        var page = Render<AuditSearchPage>();

        Assert.Equal(["4", "3", "2", "1"], Entries(page));
        Assert.Equal("6", page.Find("[data-own]").GetAttribute("data-own"));
        Assert.Contains(Text("Who_AtCounter", "3", "0317"), page.Find("[data-entry='4']").TextContent, StringComparison.Ordinal);
        Assert.Contains(Word("Action_Search"), page.Find("[data-entry='4']").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-large], [data-broken]"));
    }

    [Fact]
    public async Task A_log_that_was_never_proven_is_not_called_whole_and_one_that_was_is()
    {
        var never = Render<AuditSearchPage>();
        Assert.Equal("Unknown", never.Find("[data-standing]").GetAttribute("data-standing"));
        Assert.Contains(Text("Never_Title"), never.Find("[data-standing]").TextContent, StringComparison.Ordinal);

        await _log.Keeper.GoRoundAsync(Cancel);
        var proven = Render<AuditSearchPage>();
        Assert.Equal("Pass", proven.Find("[data-standing]").GetAttribute("data-standing"));
        Assert.Contains(Text("Root_None").Trim(), proven.Find("[data-standing]").TextContent, StringComparison.Ordinal);

        _log.Sleep();
        await _log.Keeper.GoRoundAsync(Cancel);
        var closed = Render<AuditSearchPage>();
        Assert.Contains("2026-11-23", closed.Find("[data-standing]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_log_is_proven_when_she_asks()
    {
        var page = Render<AuditSearchPage>();

        await page.Find("[data-action=prove]").ClickAsync();

        page.WaitForAssertion(() =>
            Assert.Equal("Pass", page.Find("[data-standing]").GetAttribute("data-standing")), TimeSpan.FromSeconds(10));
        Assert.Contains(
            await _log.ReadAsync(),
            entry => entry is { Action: "LogProven", Outcome: "Done", Role: DeskRoles.Auditor });
    }

    [Fact]
    public async Task A_broken_log_names_the_first_bad_entry_what_is_wrong_and_what_to_do()
    {
        await _log.TamperAsync("UPDATE AuditEntries SET Actor = 'clerk-8' WHERE Sequence = 3");
        await _log.Keeper.GoRoundAsync(Cancel);

        var page = Render<AuditSearchPage>();

        Assert.Equal("Fail", page.Find("[data-standing]").GetAttribute("data-standing"));
        Assert.Contains(Text("Broken_Title", "3"), page.Find("[data-standing]").TextContent, StringComparison.Ordinal);
        Assert.Contains(Word("Fault_Changed"), page.Find("[data-standing]").TextContent, StringComparison.Ordinal);
        Assert.Equal("3", page.Find("[data-broken]").GetAttribute("data-broken"));
        Assert.Equal(
            [("2", "true"), ("3", "false"), ("4", "true")],
            page.FindAll("[data-place]").Select(row => (row.GetAttribute("data-place")!, row.GetAttribute("data-fits")!)));
        Assert.Contains(Text("Now_1"), page.Markup, StringComparison.Ordinal);

        await page.Find("[data-action=around]").ClickAsync();
        Assert.Contains("3", Entries(page));
    }

    [Fact]
    public async Task An_entry_that_is_gone_is_said_to_be()
    {
        await _log.TamperAsync("DELETE FROM AuditEntries WHERE Sequence = 3");
        await _log.Keeper.GoRoundAsync(Cancel);

        var page = Render<AuditSearchPage>();

        Assert.Contains(Text("Where_Gone", "3"), page.Find("[data-broken]").TextContent, StringComparison.Ordinal);
    }

    // SQLite lets anything stand in any column.
    [Fact]
    public async Task A_row_that_is_no_entry_does_not_take_the_page_with_it()
    {
        await _log.TamperAsync("UPDATE AuditEntries SET Visit = 'nobody' WHERE Sequence = 3");
        await _log.Keeper.GoRoundAsync(Cancel);

        var page = Render<AuditSearchPage>();

        Assert.Contains(Word("Fault_Unreadable"), page.Find("[data-standing=Fail]").TextContent, StringComparison.Ordinal);
        Assert.Contains(Text("Now_1"), page.Find("[data-broken='3']").TextContent, StringComparison.Ordinal);
        Assert.Contains(Text("Unreadable_Title"), page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explained_gap_is_said_beside_a_whole_log()
    {
        var backup = await _log.BackUpAsync();
        await _log.WriteAsync(3);
        await _log.Keeper.GoRoundAsync(Cancel);
        _log.BringBack(backup);
        await _log.Resumption.ResumeAsync("disk failed", "root", Cancel);
        await _log.Keeper.GoRoundAsync(Cancel);
        Services.AddSingleton(_log.Keeper);
        Services.AddSingleton(new AuditReader(_log.Database, _log.Log, _log.Ring, AnchoredLog.Hall, _log.Time));

        var page = Render<AuditSearchPage>();

        Assert.Equal("Pass", page.Find("[data-standing]").GetAttribute("data-standing"));
        Assert.Contains(
            Text("Gap", "5", "7", DeskClock.At(_log.Time.GetUtcNow().UtcDateTime).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)),
            page.Find("[data-standing]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_is_found_by_a_typed_number_over_all_days_and_the_number_is_shown_nowhere()
    {
        _log.Sleep();
        var page = Render<AuditSearchPage>();

        await FindAsync(page, SomeLicenses.Gu.Code.Text);

        Assert.Equal(["2"], Entries(page));
        Assert.Equal("Number", page.Find("[data-term]").GetAttribute("data-term"));
        Assert.DoesNotContain(SomeLicenses.Gu.Code.Text, page.Markup, StringComparison.Ordinal);

        await page.Find("[data-action=clear-term]").ClickAsync();
        Assert.Empty(page.FindAll("[data-term]"));
    }

    [Fact]
    public async Task What_cannot_be_followed_is_said_and_nothing_is_read()
    {
        var page = Render<AuditSearchPage>();
        var before = (await _log.ReadAsync()).Count;

        await FindAsync(page, "张三");

        Assert.Equal(Text("Find_Unreadable"), page.Find("#audit-term-hint").TextContent);
        Assert.Equal(before, (await _log.ReadAsync()).Count);
    }

    [Fact]
    public async Task She_narrows_by_day_clerk_action_outcome_and_kind()
    {
        var page = Render<AuditSearchPage>();

        await page.Find("[data-field=action]").ChangeAsync("SignIn");
        Assert.Equal(["1"], Entries(page));
        await page.Find("[data-field=action]").ChangeAsync("");
        await page.Find("[data-field=actor]").ChangeAsync("clerk-7");
        Assert.Equal(["4", "3", "2", "1"], Entries(page));
        await page.Find("[data-field=outcome]").ChangeAsync("Refused");
        Assert.Equal(Text("Empty"), page.Find("[data-empty] b").TextContent);
        await page.Find("[data-field=outcome]").ChangeAsync("");
        await page.Find("[data-field=kind]").ChangeAsync(SomeLicenses.MarriageCertificate);
        Assert.Empty(Entries(page));
    }

    [Theory]
    [InlineData("visit", "2")]
    [InlineData("person", "2")]
    [InlineData("clerk", "4,3,2,1")]
    [InlineData("kind", "4,3,2")]
    public async Task An_entry_is_opened_and_followed(string way, string found)
    {
        var page = Render<AuditSearchPage>();
        await page.Find("[data-entry='2'] button").ClickAsync();

        var card = page.Find("[data-drawer=entry]").TextContent;
        Assert.Contains("999901********0021", card, StringComparison.Ordinal);
        Assert.Contains(Text("Place_Fits"), card, StringComparison.Ordinal);
        Assert.Equal(3, page.FindAll(".chain li").Count);

        await page.Find($"[data-action={way}]").ClickAsync();
        Assert.Equal(found.Split(','), Entries(page));
    }

    [Fact]
    public async Task From_an_entry_its_hour_is_one_step_and_the_minutes_can_be_changed()
    {
        var page = Render<AuditSearchPage>();
        await page.Find("[data-entry='2'] button").ClickAsync();

        await page.Find("[data-action=hour]").ClickAsync();

        Assert.Equal(
            ("09:00", "09:59"),
            (page.Find("[data-field=from-time]").GetAttribute("value"), page.Find("[data-field=to-time]").GetAttribute("value")));
        Assert.Contains("2", Entries(page));

        await page.Find("[data-field=to-time]").ChangeAsync("09:01");
        Assert.Empty(Entries(page));

        // A minute goes with its day.
        await page.Find("[data-field=to]").ChangeAsync("");
        Assert.Null(page.Find("[data-field=to-time]").GetAttribute("value"));
        Assert.True(page.Find("[data-field=to-time]").HasAttribute("disabled"));
        Assert.Contains("2", Entries(page));
    }

    [Fact]
    public async Task An_entry_of_a_closed_day_has_a_proof_and_one_of_today_is_said_to_have_none_yet()
    {
        var today = Render<AuditSearchPage>();
        await today.Find("[data-entry='2'] button").ClickAsync();
        Assert.Contains(Text("Proof_NotClosed"), today.Find("[data-day-root=open]").TextContent, StringComparison.Ordinal);
        Assert.Empty(today.FindAll("[data-action=proof]"));

        _log.Sleep();
        await _log.Keeper.GoRoundAsync(Cancel);
        var later = Render<AuditSearchPage>();
        await later.Find("[data-field=from]").ChangeAsync("2026-11-23");
        await later.Find("[data-entry='2'] button").ClickAsync();

        Assert.NotEmpty(later.FindAll("[data-day-root='2026-11-23']"));
        Assert.Equal("/audit/entries/2/proof", later.Find("[data-action=proof]").GetAttribute("href"));
    }

    [Fact]
    public async Task More_than_a_page_is_said_and_pages_are_turned_forth_and_back()
    {
        await _log.WriteAsync(AuditReader.PageRows);
        var page = Render<AuditSearchPage>();
        Assert.Single(page.FindAll("[data-large]"));

        await page.Find("[data-action=older]").ClickAsync();
        Assert.Equal(["4", "3", "2", "1"], Entries(page));

        await page.Find("[data-action=newer]").ClickAsync();
        Assert.Equal(AuditReader.PageRows, Entries(page).Count());
    }

    [Fact]
    public async Task Without_the_log_nothing_is_shown_and_the_page_says_so()
    {
        var page = Render<AuditSearchPage>();
        await using (var db = _log.Database.CreateDbContext())
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE AuditHeads RENAME TO Lost", Cancel);
        }

        await page.Find("[data-field=action]").ChangeAsync("SignIn");

        Assert.NotNull(page.Find("[data-stop=log]"));
        Assert.Empty(page.FindAll("[data-entry]"));
    }

    private static IEnumerable<string> Entries(IRenderedComponent<AuditSearchPage> page) =>
        page.FindAll("[data-entry]").Select(row => row.GetAttribute("data-entry")!);

    private static async Task FindAsync(IRenderedComponent<AuditSearchPage> page, string typed)
    {
        await page.Find("#audit-term").InputAsync(typed);
        await page.Find("[data-action=find]").ClickAsync();
    }

    private string Text(string key, params object[] arguments) =>
        Services.GetRequiredService<IStringLocalizer<AuditSearchText>>()[key, arguments];

    private string Word(string key) => Services.GetRequiredService<IStringLocalizer<AuditWords>>()[key];
}
