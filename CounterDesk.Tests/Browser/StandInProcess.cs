using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>The stand-in of an ID card reader in a process of its own, as <c>id-reader</c> runs it.</summary>
internal sealed partial class StandInProcess : IAsyncDisposable
{
    private static readonly TimeSpan _longestStart = TimeSpan.FromSeconds(30);

    private readonly StringBuilder _output = new();
    private readonly HttpClient _control;
    private readonly Process _process;

    private StandInProcess(int port)
    {
        _control = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        _process = ServedDesk.Run(
            "dotnet", ["exec", DeskProgram.FileName, "id-reader", "--port", $"{port}"], _output);
    }

    public string PublicKey => KeyLine().Match(_output.ToString()).Groups["key"].Value;

    public static async Task<StandInProcess> StartAsync(int port)
    {
        var process = new StandInProcess(port);
        var waiting = Stopwatch.StartNew();
        while (process.PublicKey.Length is 0)
        {
            Assert.True(
                waiting.Elapsed < _longestStart && !process._process.HasExited, $"No stand-in:\n{process._output}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }

        return process;
    }

    /// <summary>Lays a card on it, and makes it behave in a way.</summary>
    public async Task TellAsync(string card, string behavior)
    {
        using var answer = await _control.PutAsJsonAsync(
            "/stand-in", new { card, behavior }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Ends the process, as if somebody had switched the service off.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
        _control.Dispose();
    }

    [GeneratedRegex("PublicKey=(?<key>04[0-9a-f]{128})")]
    private static partial Regex KeyLine();
}
