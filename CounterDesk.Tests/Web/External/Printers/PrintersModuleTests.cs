using System.Net.Http.Json;
using CounterDesk.Domain.Printing;
using CounterDesk.Tests.Browser;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.External.Printers;
using CounterDesk.Web.External.Printers.StandIn;
using CounterDesk.Web.Localization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Web.External.Printers;

public sealed class PrintersModuleTests
{
    private const string Address = "Printers:Devices:p2:Address";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Words =>
    [
        .. Enum.GetValues<PrinterTrouble>().SelectMany(trouble => (string[])[$"Trouble_{trouble}", $"Do_{trouble}"]),
        .. Enum.GetValues<JobState>().SelectMany(state => (string[])[$"Job_{state}", $"Job_{state}_Note"]),
        "State_Asking", "State_Ready", "State_Obstacle", "State_NotTold", "State_Browser",
        "Sent", "Sent_WasThere", "Sent_AnswerLost", "Sent_Unknown",
    ];

    [Fact]
    public void A_printer_is_set_with_its_trays_and_found_by_its_counter()
    {
        var options = Read(
            "Development", ("Printers:Counters:*", "p2"), ("Printers:Devices:p2:Uses:LargePrint:Tray", "tray-2"),
            ("Printers:Devices:p2:Uses:Papers:Paper", "iso_a5_148x210mm"));
        using var hall = SomePrinter.HallOf(options);

        var printer = hall.Find("17")!;

        Assert.Equal(("p2", "打印机 2 号", true), (printer.Key, printer.Name, printer.IsEncrypted));
        Assert.Equal("", printer.TrayFor(PrinterUse.Standard).Tray);
        Assert.Equal("tray-2", printer.TrayFor(PrinterUse.LargePrint).Tray);
        Assert.Equal("iso_a5_148x210mm", printer.TrayFor(PrinterUse.Papers).Paper);
        Assert.Equal(new Uri("https://printer.hall.example:631/ipp/print"), options.Devices["p2"].HttpAddress);
    }

    [Fact]
    public void A_counter_without_a_printer_has_none()
    {
        using var hall = SomePrinter.HallOf(Read("Development", ("Printers:Counters:3", "p2")));

        Assert.NotNull(hall.Find("3"));
        Assert.Null(hall.Find("4"));
    }

    [Theory]
    [InlineData("Printers:Counters:3", "p9", "Printers:Counters names a printer")]
    [InlineData(Address, "https://printer.hall.example/ipp/print", "ipps://HOST/PATH")]
    [InlineData(Address, "ipps://user@printer.hall.example/", "ipps://HOST/PATH")]
    [InlineData("Printers:Devices:p2:Name", "", "has a Name")]
    [InlineData(Address, "ipp://printer.hall.example/ipp/print", "AllowPlain")]
    [InlineData("Printers:Devices:p2:CertificateSha256", "AB:CD", "64 hexadecimal digits")]
    [InlineData("Printers:Devices:p2:Uses:Standard:Paper", "A4", "iso_a4_210x297mm")]
    [InlineData("Printers:Devices:p2:Uses:Standard:Tray", "Tray 1", "iso_a4_210x297mm")]
    [InlineData("Printers:TimeoutSeconds", "0", "TimeoutSeconds")]
    public void What_is_wrong_is_said_at_start(string setting, string value, string said) =>
        Assert.Contains(
            said, Assert.Throws<OptionsValidationException>(() => Read("Development", (setting, value))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_stand_in_is_refused_in_Production()
    {
        Assert.Contains(
            "does not run in Production",
            Assert.Throws<OptionsValidationException>(
                () => Read("Production", ("Printers:Devices:p2:StandIn", "true"))).Message,
            StringComparison.Ordinal);
        using var printer = new StandInPrinter();
        Assert.Contains(
            "does not run in Production",
            Assert.Throws<CannotStartException>(
                () => printer.Build(1, isEncrypted: false, "--environment", "Production")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stand_in_announces_itself_and_takes_no_order_that_makes_no_sense()
    {
        await using var printer = new SomePrinter();
        await printer.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{printer.Port}") };

        Assert.Contains("替身打印机", await client.GetStringAsync("/", Cancellation), StringComparison.Ordinal);
        using var refused = await client.PutAsJsonAsync("/stand-in", new { behavior = "Angry" }, Cancellation);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
    }

    // The verb as somebody starts it: another process, and TLS.
    [Fact]
    public async Task In_a_process_of_its_own_it_tells_the_settings_by_which_a_desk_prints_on_it()
    {
        await using var process = await PrinterProcess.StartAsync(ServedDesk.FreePort());
        var settings = process.Settings
            .Select(setting => setting.TrimStart('-').Split('=', 2))
            .Select(setting => (setting[0], setting[1]));
        using var hall = SomePrinter.HallOf(Read("Development", [.. settings]));

        Assert.IsType<SendOutcome.Sent>(await hall.Find("3")!.SendAsync(SomeIpp.Order(), Cancellation));
        Assert.Equal(SomeIpp.Order().JobName, Assert.Single((await process.StateAsync()).Jobs).Name);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Every_value_that_is_shown_has_words(string key)
    {
        using var services = new ServiceCollection().AddWords().AddLogging().BuildServiceProvider();

        Assert.False(services.GetRequiredService<IStringLocalizer<PrinterText>>()[key].ResourceNotFound, key);
    }

    private static PrinterOptions Read(string environment, params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(
            new HostApplicationBuilderSettings { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(
        [
            new("Printers:Devices:p2:Name", "打印机 2 号"), new(Address, "ipps://printer.hall.example/ipp/print"),
        ]);
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value)));
        builder.AddPrinters();
        using var services = builder.Services.BuildServiceProvider();
        return services.GetRequiredService<IOptions<PrinterOptions>>().Value;
    }
}
