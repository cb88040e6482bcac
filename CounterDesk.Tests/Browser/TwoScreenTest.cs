using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Data;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Browser;

/// <summary>A test with two browsers, the clerk's and the applicant's screen of her counter.</summary>
/// <param name="desk">The browser.</param>
/// <param name="program">Another program than the collection's.</param>
public abstract class TwoScreenTest(DeskInBrowser desk, ServedDesk? program = null) : BrowserTest(desk)
{
    private readonly ServedDesk _program = program ?? desk.Program;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected static Guid VisitOf(DeskWindow window) => Guid.Parse(new Uri(window.Page.Url).Segments[^1]);

    protected static Task<string> TextAsync(DeskWindow screen) => screen.Page.InnerTextAsync("main");

    protected static async Task PressOnAsync(DeskWindow screen, string action)
    {
        await screen.TabToAsync($"[data-action={action}]");
        await screen.PressAsync("Enter");
    }

    /// <summary>The screen shows its code; the clerk types it at the counter.</summary>
    /// <param name="voice">The script of a voice to put in the place of the screen's.</param>
    /// <param name="culture">Of the clerk's pages.</param>
    protected async Task<(DeskWindow Desk, DeskWindow Screen)> OpenBothAsync(string? voice = null, string culture = "zh-CN")
    {
        await _program.DemoIsReadyAsync();
        var window = await OpenAsync(culture, _program);
        await window.SignInClerkAsync();
        if (await window.CountAsync("[data-action=revoke-screen]") > 0)
        {
            await window.TabToAsync("[data-action=revoke-screen]");
            await window.PressAsync("Enter");
        }

        var screen = await OpenAsync(program: _program);
        if (voice is not null)
        {
            await screen.Page.AddInitScriptAsync(voice);
        }

        await screen.Page.SetViewportSizeAsync(1080, 1920);
        await screen.Page.GotoAsync("/screen");
        var code = await (await screen.SeesAsync("[data-code]"))!.GetAttributeAsync("data-code");
        await window.SeesAsync("#screen-code");
        await window.TabToAsync("#screen-code");
        await window.TypeAsync(code!);
        await window.TabToAsync("[data-action=pair-screen]");
        await window.PressAsync("Enter");
        await screen.SeesAsync("[data-screen=Idle], [data-screen=Goodbye]");
        if (await screen.CountAsync("[data-screen=Goodbye]") > 0)
        {
            // Of the visit of another test.
            await PressOnAsync(screen, "taken");
            await screen.SeesAsync("[data-screen=Idle]");
        }

        await window.Page.GotoAsync("/desk");
        await window.SeesAsync("[data-screen-card=paired]");
        return (window, screen);
    }

    protected async Task<Visit> ReadVisitAsync(Guid visit)
    {
        await using var db = OpenDatabase();
        return await db.Set<Visit>().AsNoTracking().SingleAsync(found => found.Id == visit, Cancellation);
    }

    protected async Task<List<AuditEntry>> ReadLogAsync(Guid visit)
    {
        await using var db = OpenDatabase();
        return await db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Visit == visit)
            .OrderBy(entry => entry.Sequence).ToListAsync(Cancellation);
    }

    // No whole name or number, and no content: the row of the visit has only what the day's report needs.
    protected async Task NothingIsLeftAsync(Guid visit)
    {
        Assert.All((await ReadVisitAsync(visit)).Parties, party => Assert.Null(party.MaskedNumber));
        await using var db = OpenDatabase();
        Assert.Empty(await db.Set<PartyIdentity>().AsNoTracking().ToListAsync(Cancellation));
    }

    private SqliteCounterDeskDb OpenDatabase() => new(new DbContextOptionsBuilder<SqliteCounterDeskDb>()
        .UseSqlite($"Data Source={Path.Combine(_program.DataFolder, "counterdesk.db")};Mode=ReadOnly").Options);
}
