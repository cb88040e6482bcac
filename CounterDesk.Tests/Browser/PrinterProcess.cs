using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using CounterDesk.Tests.Support;
using CounterDesk.Web.External.Printers.StandIn;

namespace CounterDesk.Tests.Browser;

/// <summary>The stand-in of a printer in a process of its own, as <c>printer</c> runs it.</summary>
internal sealed partial class PrinterProcess : IAsyncDisposable
{
    private static readonly TimeSpan _longestStart = TimeSpan.FromSeconds(30);

    private readonly StringBuilder _output = new();
    private readonly string[] _arguments;
    private readonly HttpClient _control;
    private Process _process;

    private PrinterProcess(int port, string? tray)
    {
        _arguments =
        [
            "exec", DeskProgram.FileName, "printer", "--port", $"{port}", .. tray is null ? (string[])[] : ["--plain", "--tray", tray],
        ];

        // The certificate is made at every start, and only tests ask what arrived.
        _control = new HttpClient(new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        })
        {
            BaseAddress = new Uri($"{(tray is null ? "https" : "http")}://127.0.0.1:{port}/"),
        };
        _process = ServedDesk.Run("dotnet", _arguments, _output);
    }

    /// <summary>By which a desk prints on it.</summary>
    public IReadOnlyList<string> Settings
    {
        get
        {
            lock (_output)
            {
                return [.. Setting().Matches(_output.ToString()).Select(match => match.Value)];
            }
        }
    }

    /// <summary>Under TLS; with a tray, which says what came out, without, so that it can be started again.</summary>
    public static async Task<PrinterProcess> StartAsync(int port, string? tray = null)
    {
        var process = new PrinterProcess(port, tray);
        await process.IsThereAsync();
        return process;
    }

    /// <summary>Ends it by a signal that it cannot notice. It forgets its jobs, and what came out lies there.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public async Task StartAgainAsync()
    {
        lock (_output)
        {
            _output.Clear();
        }

        _process = ServedDesk.Run("dotnet", _arguments, _output);
        await IsThereAsync();
    }

    public async Task TellAsync(PrinterBehavior behavior)
    {
        using var answer = await _control.PutAsJsonAsync(
            "/stand-in", new StandInPrinterOrder(behavior), TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>What arrived at its socket.</summary>
    public async Task<StandInPrinterState> StateAsync() =>
        (await _control.GetFromJsonAsync<StandInPrinterState>("/stand-in", TestContext.Current.CancellationToken))!;

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        _control.Dispose();
    }

    private async Task IsThereAsync()
    {
        var waiting = Stopwatch.StartNew();
        while (Settings.Count is 0)
        {
            Assert.True(waiting.Elapsed < _longestStart && !_process.HasExited, $"No stand-in:\n{_output}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex(@"--Printers:\S+")]
    private static partial Regex Setting();
}
