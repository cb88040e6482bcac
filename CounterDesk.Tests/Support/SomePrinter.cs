using CounterDesk.Tests.Browser;
using CounterDesk.Web.External.Printers;
using CounterDesk.Web.External.Printers.StandIn;
using Microsoft.AspNetCore.Builder;
using Settings = Microsoft.Extensions.Options.Options;

namespace CounterDesk.Tests.Support;

/// <summary>A stand-in on a real socket, and the settings by which counter 3 prints on it.</summary>
internal sealed class SomePrinter : IAsyncDisposable
{
    private readonly StandInPrinter _printer = new();
    private readonly WebApplication _service;

    public SomePrinter(bool isEncrypted = false)
    {
        Port = ServedDesk.FreePort();
        _service = _printer.Build(Port, isEncrypted, "--environment", "Development");
        Options = OptionsFor(Port, isEncrypted);
    }

    public int Port { get; }

    public PrinterOptions Options { get; }

    public PrinterDevice Device => Options.Devices["p2"];

    public string CertificateSha256 => _printer.CertificateSha256;

    public IReadOnlyCollection<string> Connections => _printer.Connections;

    public IReadOnlyList<StandInJob> Jobs => _printer.State.Jobs;

    public static PrinterOptions OptionsFor(int port, bool isEncrypted = false) => new()
    {
        TimeoutSeconds = 2,
        Counters = { [SomeClerk.Value.Counter] = "p2" },
        Devices =
        {
            ["p2"] = new PrinterDevice
            {
                Name = "打印机 2 号", EnglishName = "Printer 2", AllowPlain = !isEncrypted, StandIn = true,
                Address = new Uri($"{(isEncrypted ? "ipps" : "ipp")}://127.0.0.1:{port}/ipp/print"),
                Uses = { [PrinterUse.LargePrint] = new PrinterTray { Tray = "tray-2" } },
            },
        },
    };

    public Task StartAsync() => _service.StartAsync(TestContext.Current.CancellationToken);

    public void Behaves(PrinterBehavior behavior) => _printer.Follow(behavior);

    public HallPrinters Hall() => HallOf(Options);

    public static HallPrinters HallOf(PrinterOptions options) =>
        new(Settings.Create(options), Settings.Create(SomeCopyDesk.Hall), TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _printer.Dispose();
    }
}
