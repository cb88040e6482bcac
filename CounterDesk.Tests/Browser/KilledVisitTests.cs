using System.Diagnostics;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// The program is killed at random moments of a visit that goes from greeting to wiping. Whatever moment it is, the page
/// comes back to the step the database has, what was decided stands once, and no number of a copy is used twice or lost.
/// </summary>
[Collection(OwnProgramCollection.Name)]
public sealed class KilledVisitTests(LoneBrowser desk, ITestOutputHelper output) : BrowserTest(desk)
{
    [Fact]
    public Task Killed_at_any_moment_a_visit_goes_on_where_it_was() =>
        KilledVisit.GoesOnAsync(program => OpenAsync(program: program), output, kills: 2);
}

/// <summary>Walks visits and kills the program under them.</summary>
internal static class KilledVisit
{
    private const int Seed = 20261126;

    private static readonly TimeSpan _longestLife = TimeSpan.FromSeconds(7);

    // What is on the page, the most particular first, and the keys that lead on from there.
    private static readonly (string Sign, string[] Keys)[] _script =
    [
        ("[data-action=answer]:not([aria-disabled])", ["Enter"]),
        ("[data-action=answer]", ["1"]),
        ("[data-action=fetch-again]", ["Enter"]),
        ("iframe[data-preview]", ["F8"]),
        ("[data-action=wipe]", ["F9"]),
        ("[data-verdict=Pass]", ["F8"]),
        ("tr[data-hit]", ["Enter"]),
        ("[data-action=turned-agree]", []),
        ("[data-waiting]", ["Alt+P"]),
        ("[data-action=ask]", ["Enter"]),
        ("[data-chosen]", ["Enter"]),
        ("#item", []),
        ("[data-action=go-on]", ["Enter"]),
        ("#number", []),
        ("[data-identity]", ["Alt+M"]),
        ("[data-action=resume]", ["Enter"]),
        ("[data-action=home]", ["Enter"]),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task GoesOnAsync(
        Func<ServedDesk, Task<DeskWindow>> open, ITestOutputHelper output, int kills)
    {
        var random = new Random(Seed);
        await using var program = await ServedDesk.StartAsync("--Copies:Reprints:Days=0");
        await program.DemoIsReadyAsync();
        var window = await open(program);
        await window.SignInClerkAsync();

        var (done, visits) = (0, 0);
        var steps = new Dictionary<VisitStep, int>();
        while (done < kills)
        {
            await window.BeginVisitAsync();
            visits++;
            var visit = Guid.Parse(await window.Page.EvaluateAsync<string>("location.pathname.split('/').at(-1)"));
            while (done < kills && !await WalkAsync(window, _longestLife * random.NextDouble()))
            {
                await window.Page.EvaluateAsync("() => { window.wasKilled = true; }");
                await program.KillAsync();
                done++;
                var killed = await ReadVisitAsync(program, visit);
                var step = killed.Step;
                steps[step] = steps.GetValueOrDefault(step) + 1;
                output.WriteLine($"{done}: at {step}");
                await program.StartAgainAsync();
                await ComesBackAsync(window, killed);
            }

            Assert.True(await WalkAsync(window, TimeSpan.FromMinutes(2)), $"It stands at {await SignAsync(window)}.");
            await StandsOnceAsync(program, visit);
        }

        await NumbersAreWholeAsync(program);
        output.WriteLine($"{done} kills in {visits} visits: {string.Join(", ", steps.Select(step => $"{step.Key} {step.Value}"))}");
    }

    // Goes on from whatever the page shows until the visit is closed, or for so long: then false.
    private static async Task<bool> WalkAsync(DeskWindow window, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        (string? Sign, TimeSpan At) before = default;
        while (clock.Elapsed < time)
        {
            if (await window.CountAsync("[data-action=start]") > 0)
            {
                return true;
            }

            var sign = await SignAsync(window);
            var isSame = sign == before.Sign && clock.Elapsed - before.At < TimeSpan.FromSeconds(2);
            if (sign is not null && !isSame)
            {
                before = (sign, clock.Elapsed);
                await GoOnAsync(window, sign);
            }

            await Task.Delay(50, Cancellation);
        }

        return false;
    }

    private static Task<string?> SignAsync(DeskWindow window) => window.Page.EvaluateAsync<string?>(
        "signs => signs.find(sign => document.querySelector(sign)) ?? null", _script.Select(line => line.Sign));

    private static async Task GoOnAsync(DeskWindow window, string sign)
    {
        switch (sign)
        {
            case "#item":
                await window.Page.FillAsync("#item", "");
                await window.PressAsync("F2");
                await window.TypeAsync("gljt");
                await Task.Delay(300, Cancellation);
                await window.PressAsync("Enter");
                break;
            case "#number" when await window.CountAsync("[data-action=identify][aria-disabled]") > 0:
                await window.PressAsync("F2");
                await window.TypeAsync(DeskWalk.Lin);
                await window.PressAsync("Tab");
                await window.TypeAsync("林秀兰");
                await window.PressAsync("Tab", "1", "Tab", "1", "Tab", "Tab", "Tab", "1");
                break;
            case "#number":
                await window.PressAsync("Enter");
                break;
            case "[data-action=turned-agree]":
                await window.TabToAsync("[data-action=turned-agree]");
                await window.PressAsync("Enter");
                break;
            default:
                await window.PressAsync(_script.Single(line => line.Sign == sign).Keys);
                break;
        }
    }

    // By itself: the page connects, is not known, and loads again.
    private static async Task ComesBackAsync(DeskWindow window, Visit visit)
    {
        await window.Page.WaitForFunctionAsync("() => !window.wasKilled");
        if (!visit.IsOpen)
        {
            // The page of a visit that has ended leads home; where she was already home, it is that.
            await window.SeesAsync("[data-action=home], [data-action=start]");
            if (await window.CountAsync("[data-action=home]") > 0)
            {
                await window.PressAsync("Enter");
            }

            await window.SeesAsync("[data-action=start]");
            return;
        }

        await window.SeesAsync($"[aria-current=step][data-step={visit.Step}]");
        Assert.DoesNotContain(DeskWalk.Lin, await window.Page.ContentAsync(), StringComparison.Ordinal);
    }

    // Whatever was repeated, what was decided was decided once.
    private static async Task StandsOnceAsync(ServedDesk program, Guid visit)
    {
        await using var db = Open(program);
        var log = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Visit == visit && entry.Outcome == nameof(AuditOutcome.Done)).ToListAsync(Cancellation);
        foreach (var once in (string[])
        [
            nameof(AuditAction.VisitOpened), nameof(AuditAction.IdentityRecorded), nameof(AuditAction.ConsentGiven),
            nameof(AuditAction.VisitClosed),
        ])
        {
            Assert.Single(log, entry => entry.Action == once);
        }

        var closed = await ReadVisitAsync(program, visit);
        Assert.Equal(VisitEnd.Closed, closed.End);
        Assert.NotEmpty(await db.Set<RegisteredCopy>().AsNoTracking().Where(copy => copy.Visit == visit)
            .ToListAsync(Cancellation));
    }

    private static async Task NumbersAreWholeAsync(ServedDesk program)
    {
        await using var db = Open(program);
        var copies = await db.Set<RegisteredCopy>().AsNoTracking().OrderBy(copy => copy.Day)
            .ThenBy(copy => copy.Sequence).ToListAsync(Cancellation);
        foreach (var day in copies.GroupBy(copy => copy.Day))
        {
            Assert.Equal(Enumerable.Range(1, day.Count()), day.Select(copy => copy.Sequence));
        }

        // Each number that the log says was reserved is in the register, and the other way round.
        var reserved = await db.Set<AuditEntry>().AsNoTracking()
            .CountAsync(
                entry => entry.Action == nameof(AuditAction.CopyReserved)
                    && entry.Outcome == nameof(AuditOutcome.Done), Cancellation);
        Assert.Equal(copies.Count, reserved);
    }

    private static async Task<Visit> ReadVisitAsync(ServedDesk program, Guid visit)
    {
        await using var db = Open(program);
        return await db.Set<Visit>().AsNoTracking().SingleAsync(found => found.Id == visit, Cancellation);
    }

    private static SqliteCounterDeskDb Open(ServedDesk program) => new(
        new DbContextOptionsBuilder<SqliteCounterDeskDb>()
            .UseSqlite($"Data Source={Path.Combine(program.DataFolder, "counterdesk.db")};Pooling=False").Options);
}
