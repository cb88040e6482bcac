using System.Diagnostics;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Browser;

/// <summary>What is killed under a clerk who prints.</summary>
internal enum Killed
{
    Program,
    Printer,
}

/// <summary>
/// Prints one copy after another at a visit, answers each by what lies in the printer's tray, and kills the program or
/// the printer in the middle of it.
/// </summary>
internal sealed class KilledCopy
{
    private const int Seed = 20261126;
    private const string Again = "making again";
    private const string Hit = $"tr[data-hit='{SomeLicenses.ResidentIdCard}'] [data-digit]";

    // What is on the page, the most particular first, what the clerk presses there, and what that does.
    private static readonly (string Sign, string Key, string? Step)[] _script =
    [
        ("[data-action=answer]:not([aria-disabled])", "Enter", "answering"),
        ("[data-action=answer]", "", null),
        ("[data-action=fetch-again]", "Enter", null),
        ("iframe[data-preview]", "F8", "sending"),
        ("[data-action=reprint]", "Enter", Again),
        ("[data-action=wipe]", "Escape", null),
        ("[data-action=copy]", "F8", "making"),
        (Hit, "", null),
    ];

    private static readonly string[] _steps = [.. _script.Select(line => line.Step).OfType<string>()];

    private readonly Random _random = new(Seed);
    private readonly ServedDesk _program;
    private readonly PrinterProcess _printer;
    private readonly DeskWindow _window;
    private readonly string _tray;
    private readonly string _visit;

    // The step during which the next kill comes.
    private string _target;

    private KilledCopy(ServedDesk program, PrinterProcess printer, DeskWindow window, string tray)
    {
        (_program, _printer, _window, _tray) = (program, printer, window, tray);
        _visit = window.Page.Url;
        _target = _steps[0];
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task GoesOnAsync(
        Func<ServedDesk, Task<DeskWindow>> open, ITestOutputHelper output, Killed killed, int kills)
    {
        var tray = Path.GetTempFileName();
        await using var printer = await PrinterProcess.StartAsync(ServedDesk.FreePort(), tray);
        await using var program = await ServedDesk.StartAsync(
            ["--Copies:Reprints:Days=0", "--Copies:PageMinutes=600", .. printer.Settings]);
        await program.DemoIsReadyAsync();
        var window = await open(program);
        await window.OpenLicenseAsync(DeskWalk.Lin, SomeLicenses.ResidentIdCard);
        var walk = new KilledCopy(program, printer, window, tray);
        var told = await walk.KillAsync(killed, kills, output);
        await walk.IsWholeAsync();
        output.WriteLine($"{kills} kills of the {killed}: {told}");
        File.Delete(tray);
    }

    private async Task<string> KillAsync(Killed killed, int kills, ITestOutputHelper output)
    {
        var during = new List<string>();
        while (during.Count < kills)
        {
            _target = killed is Killed.Printer ? "sending" : _steps[_random.Next(_steps.Length)];
            await WalkAsync(until: _target);
            await Task.Delay(_random.Next(400), Cancellation);
            if (killed is Killed.Program)
            {
                await _program.KillAsync();
                var before = await ReadCopiesAsync();
                await _program.StartAgainAsync();
                Assert.Equal(before, await ReadCopiesAsync());
                await _window.Page.GotoAsync(_visit);
            }
            else
            {
                await _printer.KillAsync();
                await Task.Delay(_random.Next(1000), Cancellation);
                await _printer.StartAgainAsync();
            }

            during.Add(_target);
            output.WriteLine($"{during.Count}: {_target}, {(await ReadCopiesAsync()).Count} copies, {ReadTray().Length} in the tray");
            await NothingIsPrintedTwiceAsync();
        }

        _target = "";
        await WalkAsync(until: "answering");
        await _window.SeesAsync("[data-action=wipe], [data-action=reprint]");
        return string.Join(", ", during.CountBy(step => step).Select(step => $"{step.Key} {step.Value}"));
    }

    // Until the key is pressed by which a step begins.
    private async Task WalkAsync(string until)
    {
        var clock = Stopwatch.StartNew();
        (string? Sign, TimeSpan At) before = default;
        while (clock.Elapsed < TimeSpan.FromMinutes(3))
        {
            var sign = await _window.Page.EvaluateAsync<string?>(
                "signs => signs.find(sign => document.querySelector(sign)) ?? null", _script.Select(line => line.Sign));
            if (sign is not null && (sign != before.Sign || clock.Elapsed - before.At > TimeSpan.FromSeconds(15)))
            {
                before = (sign, clock.Elapsed);
                var line = _script.Single(line => line.Sign == sign);
                await (sign is Hit ? OpenHitAsync() : line.Key is "" ? AnswerByTrayAsync() : _window.PressAsync(line.Key));
                if (line.Step == until)
                {
                    return;
                }
            }

            await Task.Delay(50, Cancellation);
        }

        Assert.Fail(
            $"It stands at {before.Sign}, and no {until} came:\n{await _window.Page.InnerTextAsync("body")}");
    }

    private async Task OpenHitAsync()
    {
        await _window.Page.Locator(Hit).FocusAsync();
        await _window.PressAsync("Enter");
    }

    // As who looks at the printer: what lies there came out.
    private async Task AnswerByTrayAsync()
    {
        var asked = await _window.Page.Locator("[data-question]").GetAttributeAsync("data-question");
        var isThere = ReadTray().Any(line => line.StartsWith(asked!, StringComparison.Ordinal));
        Assert.Contains(
            await ReadCopiesAsync(), copy => copy.Number.Value == asked && copy.State is CopyState.Reserved);
        await _window.PressAsync(!isThere ? "3" : _target is Again ? "2" : "1");
    }

    private async Task NothingIsPrintedTwiceAsync()
    {
        var copies = (await ReadCopiesAsync()).ToDictionary(copy => copy.Number.Value);
        var printed = ReadTray().Select(line => line.Split(' ')).ToList();
        Assert.Distinct(printed.Select(line => line[0]));

        // Each file is the one that was registered, and was sent only after that was recorded.
        Assert.All(printed, line =>
        {
            var copy = copies[line[0]];
            Assert.Equal((copy.Page, true), (line[1], copy.IsSent));
            Assert.True(copy.VoidFor is null or VoidReason.Spoiled, $"{copy.Number} is void and lies in the tray.");
        });
        Assert.All(
            copies.Values.Where(copy => copy.State is CopyState.Printed),
            copy => Assert.Contains(printed, line => line[0] == copy.Number.Value));
    }

    private async Task IsWholeAsync()
    {
        await NothingIsPrintedTwiceAsync();
        var copies = await ReadCopiesAsync();
        var accounts = SomeCopyDesk.AccountsOf(
            new Databases(_program), hall: new HallOptions { Code = copies[0].Number.Hall });
        foreach (var day in copies.GroupBy(copy => copy.Number.Day))
        {
            Assert.Equal(
                Enumerable.Range(1, day.Count()), day.Select(copy => copy.Number.Sequence).Order());
            var account = await accounts.OfAsync(day.Key, Cancellation);
            Assert.Empty(account.Differences);
            Assert.Equal(day.Count(), account.Taken);
        }
    }

    private string[] ReadTray() => File.ReadAllLines(_tray);

    private async Task<List<Seen>> ReadCopiesAsync()
    {
        await using var db = new Databases(_program).CreateDbContext();
        var copies = await db.Set<RegisteredCopy>().AsNoTracking().ToListAsync(Cancellation);
        return [.. copies.OrderBy(copy => copy.MadeAtUtc).ThenBy(copy => copy.Sequence).Select(copy => new Seen(
            copy.Number, copy.State, copy.SentAtUtc is not null, copy.VoidFor,
            Convert.ToHexStringLower(copy.PageDigest)))];
    }

    private sealed record Seen(CopyNumber Number, CopyState State, bool IsSent, VoidReason? VoidFor, string Page);

    private sealed class Databases(ServedDesk program) : IDbContextFactory<CounterDeskDb>
    {
        public CounterDeskDb CreateDbContext() => new SqliteCounterDeskDb(
            new DbContextOptionsBuilder<SqliteCounterDeskDb>()
                .UseSqlite($"Data Source={Path.Combine(program.DataFolder, "counterdesk.db")};Pooling=False").Options);
    }
}
