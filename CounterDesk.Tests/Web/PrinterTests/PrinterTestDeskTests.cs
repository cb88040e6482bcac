using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Printing;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Demo;
using CounterDesk.Web.External.Printers;
using CounterDesk.Web.External.Printers.StandIn;
using CounterDesk.Web.PrinterTests;
using Microsoft.EntityFrameworkCore;
using Settings = Microsoft.Extensions.Options.Options;

namespace CounterDesk.Tests.Web.PrinterTests;

/// <summary>Test pages sent to a stand-in on a real socket.</summary>
public sealed class PrinterTestDeskTests : IAsyncLifetime
{
    private readonly SomePrinter _printer = new();
    private readonly HallPrinters _hall;
    private readonly PrinterTest _test = PrinterTest.Begin(
        "p2", PrinterUse.LargePrint, new(2026, 3, 18, 8, 5, 6, 789, TimeSpan.FromHours(8)));

    private TestDesk _desk = null!;
    private PrinterTestDesk _tests = null!;

    public PrinterTestDeskTests() => _hall = _printer.Hall();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _tests = new(
            _desk.Audit, SomeCopyDesk.Fonts, _hall, SomeCopyDesk.Texts, Settings.Create(SomeCopyDesk.Hall),
            new DemoOptions { Enabled = true });
        await _printer.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _hall.Dispose();
        await _printer.DisposeAsync();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task What_arrives_is_the_very_page_that_was_shown_under_a_name_of_its_own()
    {
        Assert.IsType<SendOutcome.Sent>(await _tests.SendAsync(_test, TestItems.Administrator, Cancellation));

        var job = Assert.Single(_printer.Jobs);
        Assert.Equal("TEST-20260318080506789", job.Name);
        Assert.Equal(Convert.ToHexStringLower(Sm3.Hash(Draw(Shown(_test.Address)).Pdf!)), job.Sm3);
    }

    [Fact]
    public async Task It_is_announced_and_its_outcome_recorded_and_takes_no_number()
    {
        await _tests.SendAsync(_test, TestItems.Administrator, Cancellation);

        var log = (await _desk.ReadLogAsync())[^2..];
        Assert.All(log, entry => Assert.Equal(nameof(AuditAction.TestPageSent), entry.Action));
        Assert.Equal([nameof(AuditOutcome.Announced), nameof(AuditOutcome.Done)], log.Select(entry => entry.Outcome));
        Assert.Equal("demo-0011", log[1].Actor);
        Assert.Equal("Printer=p2\nUse=LargePrint\nJobName=TEST-20260318080506789\nJob=1", log[1].Details);
        await using var db = _desk.Database.CreateDbContext();
        Assert.False(await db.Set<RegisteredCopy>().AnyAsync(Cancellation));
    }

    [Fact]
    public async Task What_the_printer_does_not_take_is_recorded_as_not_done()
    {
        _printer.Behaves(PrinterBehavior.OutOfPaper);

        var outcome = await _tests.SendAsync(_test, TestItems.Administrator, Cancellation);

        Assert.Equal(new SendOutcome.NotSent(PrinterTrouble.OutOfPaper), outcome);
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(nameof(AuditOutcome.Failed), entry.Outcome);
        Assert.EndsWith("\nReason=OutOfPaper", entry.Details, StringComparison.Ordinal);
        Assert.Empty(_printer.Jobs);
    }

    [Fact]
    public async Task While_the_log_cannot_be_written_nothing_is_sent()
    {
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _tests.SendAsync(_test, TestItems.Administrator, Cancellation));
        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _tests.RecordWindowAsync(_test, TestItems.Administrator, Cancellation));

        Assert.Empty(_printer.Jobs);
    }

    [Fact]
    public async Task Nobody_but_the_system_administrator_tests_printers()
    {
        await Assert.ThrowsAnyAsync<InvalidOperationException>(
            () => _tests.SendAsync(_test, SomeClerk.Value, Cancellation));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(
            () => _tests.RecordWindowAsync(_test, SomeClerk.Supervisor, Cancellation));

        Assert.Empty(_printer.Jobs);
    }

    [Fact]
    public async Task The_browser_s_window_is_recorded_without_a_printer()
    {
        await _tests.RecordWindowAsync(_test, TestItems.Administrator, Cancellation);

        Assert.Equal("Printer=browser", (await _desk.ReadLogAsync())[^1].Details);
    }

    [Fact]
    public void A_name_that_cannot_be_printed_is_named_instead_of_drawn()
    {
        _printer.Device.Name = "二楼🖨";

        var file = Draw(_test);

        Assert.Null(file.Pdf);
        Assert.Equal("U+1F5A8", Assert.Single(file.Missing).ToString());
    }

    [Fact]
    public void The_browser_has_a_page_too_and_a_printer_that_is_not_there_has_none()
    {
        Assert.NotNull(Draw(_test with { Printer = null }).Pdf);
        Assert.Throws<ArgumentException>(() => Draw(_test with { Printer = "p9" }));
    }

    [Theory]
    [InlineData("Standard", "20260318000506789", true)]
    [InlineData("Nothing", "20260318000506789", false)]
    [InlineData("7", "20260318000506789", false)]
    [InlineData("Standard", "yesterday", false)]
    [InlineData(null, null, false)]
    public void An_address_is_a_test_or_none(string? use, string? at, bool isTest) =>
        Assert.Equal(isTest, PrinterTest.Find("p2", use, at) is not null);

    private TestPageFile Draw(PrinterTest test) => _tests.Draw(test, TestItems.Administrator);

    private static PrinterTest Shown(string address)
    {
        var query = System.Web.HttpUtility.ParseQueryString(new Uri("http://desk" + address).Query);
        return PrinterTest.Find(query["printer"], query["use"], query["at"])!;
    }
}
