using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Printing;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Demo;
using CounterDesk.Web.External.Printers;
using CounterDesk.Web.External.Printers.StandIn;
using CounterDesk.Web.Features.HallSettings.Printers;
using CounterDesk.Web.Localization;
using CounterDesk.Web.PrinterTests;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Settings = Microsoft.Extensions.Options.Options;

namespace CounterDesk.Tests.Web.Features.HallSettings.Printers;

/// <summary>What the system administrator sees of the hall's printers, and the test page.</summary>
public sealed class PrintersPageTests : BunitContext, IAsyncLifetime
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private readonly SomePrinter _printer = new();
    private TestDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        this.SignInClerk(TestItems.Administrator);
        Services.AddWords();
        Services.AddSingleton<TimeProvider>(_desk.Time);
        Services.AddSingleton(new DeskClock(_desk.Time));
        Services.AddSingleton(_desk.Audit);
        Services.AddSingleton(SomeCopyDesk.Fonts);
        Services.AddSingleton(Settings.Create(SomeCopyDesk.Hall));
        Services.AddSingleton(SomeCopyDesk.Texts);
        Services.AddSingleton(new DemoOptions { Enabled = true });
        Services.AddSingleton(_ => _printer.Hall());
        Services.AddSingleton<PrinterTestDesk>();
        Services.AddScoped<DeskBrowser>();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _printer.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Theory]
    [InlineData(typeof(PrintersPage))]
    [InlineData(typeof(TestPagePage))]
    public void Only_the_system_administrator_may_come_here(Type page) => Assert.Equal(
        DeskRoles.SystemAdministrator,
        Assert.Single(page.GetCustomAttributes(false).OfType<AuthorizeAttribute>()).Roles);

    [Fact]
    public void A_hall_without_printers_is_told_where_they_are_set_and_may_test_the_browser()
    {
        _printer.Options.Devices.Clear();

        var page = Render<PrintersPage>();

        Assert.NotNull(page.Find("[data-empty]"));
        Assert.Equal("/settings/printers/browser/Standard", page.Find("[data-action=test-browser]").GetAttribute("href"));
    }

    [Fact]
    public async Task Each_use_is_shown_with_paper_tray_and_what_the_printer_says()
    {
        _printer.Options.Counters["*"] = "p2";
        _printer.Device.Uses[PrinterUse.Papers] = new PrinterTray { Paper = "iso_a5_148x210mm", Tray = "tray-9" };

        var page = await RenderAsync(PrinterBehavior.Normal, "Obstacle");

        Assert.Contains("打印机 2 号", page.Find("[data-printer=p2] h2").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("[data-stand-in]"));
        Says(page, "[data-fact=counters]", "3、" + Text("Counters_All"));
        Says(page, "[data-fact=certificate]", Text("Certificate_None"));
        Assert.Contains("tray-2", page.Find("[data-fact=trays]").TextContent, StringComparison.Ordinal);
        Says(page, "[data-use=Standard] [data-outcome=Pass]", Word("State_Ready"));
        Assert.Contains("tray-2", page.Find("[data-use=LargePrint]").TextContent, StringComparison.Ordinal);
        Assert.Equal("UnknownTray", page.Find("[data-use=Papers]").GetAttribute("data-obstacle"));
        Assert.Contains("A5", page.Find("[data-use=Papers]").TextContent, StringComparison.Ordinal);

        // The test page is of another size than this use.
        Assert.Empty(page.FindAll("[data-use=Papers] [data-action=test]"));
        Assert.Equal(
            "/settings/printers/p2/LargePrint", page.Find("[data-use=LargePrint] [data-action=test]").GetAttribute("href"));
    }

    [Theory]
    [InlineData(PrinterBehavior.OutOfPaper, "Obstacle", PrinterTrouble.OutOfPaper)]
    [InlineData(PrinterBehavior.CoverOpen, "Obstacle", PrinterTrouble.CoverOpen)]
    [InlineData(PrinterBehavior.TonerLow, "Ready", PrinterTrouble.TonerLow)]
    [InlineData(PrinterBehavior.Absent, "NotTold", PrinterTrouble.Unreachable)]
    public async Task What_the_printer_says_is_shown_and_asked_again(
        object behavior, string state, PrinterTrouble trouble)
    {
        var page = await RenderAsync((PrinterBehavior)behavior, state);
        Assert.NotEmpty(page.FindAll($"[data-trouble={trouble}]"));

        _printer.Behaves(PrinterBehavior.Normal);
        page.WaitForState(
            () =>
            {
                _desk.Time.Advance(TimeSpan.FromSeconds(15));
                return page.FindAll("[data-trouble]").Count is 0;
            },
            _patience);
        Assert.Equal("Ready", page.Find("[data-printer=p2]").GetAttribute("data-printer-state"));
    }

    [Fact]
    public async Task The_test_page_is_seen_sent_and_followed_and_another_one_has_another_name()
    {
        await _printer.StartAsync();
        var page = RenderTest("p2", "LargePrint");
        var name = page.Find("[data-test]").GetAttribute("data-test");
        Assert.Contains("use=LargePrint&printer=p2", page.Find("iframe").GetAttribute("src"), StringComparison.Ordinal);

        await SendAsync(page);

        Assert.Equal(name, Assert.Single(_printer.Jobs).Name);
        page.WaitForState(
            () =>
            {
                _desk.Time.Advance(TimeSpan.FromSeconds(1));
                return page.FindAll("[data-job=Completed]").Count > 0;
            },
            _patience);

        _desk.Time.Advance(TimeSpan.FromSeconds(1));
        await SendAsync(page);
        page.WaitForState(() => _printer.Jobs.Count == 2, _patience);
        Assert.NotEqual(name, _printer.Jobs[1].Name);
    }

    [Fact]
    public async Task A_printer_in_trouble_keeps_the_test_and_says_so()
    {
        await _printer.StartAsync();
        _printer.Behaves(PrinterBehavior.Offline);
        var page = RenderTest("p2", "Standard");

        await page.Find("[data-action=print]").ClickAsync();

        page.WaitForState(() => page.FindAll("[data-trouble=Offline]").Count > 0, _patience);
        Assert.Empty(_printer.Jobs);
    }

    [Fact]
    public async Task While_the_log_cannot_be_written_nothing_is_printed_either_way()
    {
        await _printer.StartAsync();
        await _desk.BreakAuditAsync();

        foreach (var page in (IRenderedComponent<TestPagePage>[])[RenderTest("p2", "Standard"), RenderTest("browser", "Standard")])
        {
            await page.Find("[data-action=print]").ClickAsync();
            page.WaitForState(() => page.FindAll("[data-stop=log]").Count > 0, _patience);
        }

        Assert.Empty(_printer.Jobs);
        Assert.DoesNotContain(JSInterop.Invocations, call => call.Identifier is "printFrame");
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task Through_the_browser_it_is_recorded_first(bool opens, int banners)
    {
        JSInterop.SetupModule("./scripts/page.js").Setup<bool>("printFrame", _ => true).SetResult(opens);
        var page = RenderTest("browser", "Standard");
        Assert.Empty(page.FindAll("[data-printer]"));

        await page.Find("[data-action=print]").ClickAsync();

        Assert.Equal(nameof(AuditAction.TestPageSent), (await _desk.ReadLogAsync())[^1].Action);
        Assert.Equal(banners, page.FindAll("[data-banner=Warn]").Count);
    }

    [Theory]
    [InlineData("p9", "Standard")]
    [InlineData("p2", "Nothing")]
    public void What_the_settings_do_not_have_is_not_tested(string key, string use)
    {
        var page = RenderTest(key, use);

        Assert.NotNull(page.Find("[data-empty]"));
        Assert.Empty(page.FindAll("iframe, [data-action=print]"));
    }

    private async Task<IRenderedComponent<PrintersPage>> RenderAsync(PrinterBehavior behavior, string state)
    {
        await _printer.StartAsync();
        _printer.Behaves(behavior);
        var page = Render<PrintersPage>();
        page.WaitForState(
            () => page.Find("[data-printer=p2]").GetAttribute("data-printer-state") == state, _patience);
        return page;
    }

    private IRenderedComponent<TestPagePage> RenderTest(string key, string use) => Render<TestPagePage>(
        parameters => parameters.Add(page => page.Key, key).Add(page => page.Use, use));

    private static async Task SendAsync(IRenderedComponent<TestPagePage> page)
    {
        await page.Find("[data-action=print]").ClickAsync();
        page.WaitForState(() => page.FindAll("[data-sent]").Count > 0, _patience);
    }

    private static void Says<TPage>(IRenderedComponent<TPage> page, string selector, string words)
        where TPage : IComponent =>
        Assert.Contains(words, page.Find(selector).TextContent, StringComparison.Ordinal);

    private string Text(string key) => Services.GetRequiredService<IStringLocalizer<PrintersText>>()[key];

    private string Word(string key) => Services.GetRequiredService<IStringLocalizer<PrinterText>>()[key];
}
