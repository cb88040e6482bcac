using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CounterDesk.Tests.Browser;

/// <summary>The real program in a process of its own, with its real demo hall and a data folder that goes when it ends.</summary>
public sealed class DeskProgram : IAsyncDisposable
{
    private static readonly TimeSpan _longestStart = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly string _folder;
    private readonly StringBuilder _output = new();

    private DeskProgram(Uri address, string folder, IEnumerable<string> settings)
    {
        (Address, _folder) = (address, folder);
        _process = Run("dotnet", ["exec", Dll, "--urls", address.GetLeftPart(UriPartial.Authority), "--DataFolder", folder, .. settings], _output);
    }

    public Uri Address { get; }

    public string DataFolder => _folder;

    private static string Dll => typeof(Program).Assembly.Location;

    /// <summary>Starts the program and waits until it answers.</summary>
    public static async Task<DeskProgram> StartAsync(params string[] settings) => await StartAtAsync(FreePort(), settings);

    public static async Task<DeskProgram> StartAtAsync(int port, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("counterdesk-browser-").FullName;
        var program = new DeskProgram(new Uri($"http://localhost:{port}/"), folder, settings);
        try
        {
            await program.AnswersAsync("/css/desk.css", _ => true);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the demo hall has all its licenses.</summary>
    public Task DemoIsReadyAsync() => AnswersAsync("/demo/progress", words => words.Contains("\"isOver\":true", StringComparison.Ordinal));

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts a program whose two outputs are collected in <paramref name="output"/>.</summary>
    public static Process Run(string file, IEnumerable<string> arguments, StringBuilder output)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["DOTNET_gcServer"] = "0" },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Collect(object sender, DataReceivedEventArgs line)
        {
            lock (output)
            {
                output.AppendLine(line.Data);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task AnswersAsync(string path, Func<string, bool> isWanted)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var waiting = Stopwatch.StartNew();
        while (waiting.Elapsed < _longestStart)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The program ended with {_process.ExitCode}:\n{_output}");
            }

            try
            {
                if (isWanted(await client.GetStringAsync(path)))
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                // Not yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        throw new TimeoutException($"{path} did not answer as wanted in {_longestStart}:\n{_output}");
    }
}
