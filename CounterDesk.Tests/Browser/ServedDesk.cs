using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using CounterDesk.Domain.Copies;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// The real program in a process of its own, with its real demo hall and a data folder that goes when it ends. What it
/// logged by then is kept in <c>TestResults</c>, and must not have the number of any person.
/// </summary>
public sealed partial class ServedDesk : IAsyncDisposable
{
    private static readonly TimeSpan _longestStart = TimeSpan.FromSeconds(120);

    // Every address asked for is in the log, so that one with a number in it is found.
    // The tests share a program and its few accounts; the one that is about that says so.
    private static readonly string[] _loud =
        ["--Logging:LogLevel:Microsoft.AspNetCore=Information", "--SignIn:OneSession=false"];

    private readonly string _folder;
    private readonly string[] _settings;
    private readonly StringBuilder _output = new();
    private Process _process;

    private ServedDesk(Uri address, string folder, string[] settings)
    {
        (Address, _folder, _settings) = (address, folder, settings);
        _process = Begin();
    }

    public Uri Address { get; }

    public string DataFolder => _folder;

    /// <summary>Starts the program with a hall that has its licenses, and waits until it answers.</summary>
    public static Task<ServedDesk> StartAsync(params string[] settings) => StartAtAsync(FreePort(), settings);

    public static async Task<ServedDesk> StartAtAsync(int port, params string[] settings) =>
        await StartInAsync(await FurnishedHall.CopyAsync(), port, settings);

    /// <summary>Starts it with what is in the data folder already, which is the program's from now on.</summary>
    public static Task<ServedDesk> StartInAsync(string folder, params string[] settings) => StartInAsync(folder, FreePort(), settings);

    private static async Task<ServedDesk> StartInAsync(string folder, int port, string[] settings)
    {
        var program = new ServedDesk(new Uri($"http://localhost:{port}/"), folder, settings);
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

    /// <summary>Ends the program by a signal that it cannot notice (SIGKILL), and what it started with it.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>
    /// Holds the program still, as a network that has gone does: nothing is answered, and no connection is closed.
    /// </summary>
    public void Hold() => Signal("-STOP");

    public void LetGo() => Signal("-CONT");

    /// <summary>Ends the program as an operator does, so that it finishes what it has begun.</summary>
    public Task StopAsync()
    {
        Signal("-TERM");
        return _process.WaitForExitAsync();
    }

    /// <summary>Starts it again, with the same data at the same address, after it was killed.</summary>
    public Task StartAgainAsync()
    {
        _process = Begin();
        return AnswersAsync("/css/desk.css", _ => true);
    }

    /// <summary>Waits until the demo hall has all its licenses.</summary>
    public Task DemoIsReadyAsync() =>
        AnswersAsync("/demo/progress", words => words.Contains("\"isOver\":true", StringComparison.Ordinal));

    /// <summary>Its database, which it goes on using.</summary>
    public SqliteCounterDeskDb OpenDatabase() => new(new DbContextOptionsBuilder<SqliteCounterDeskDb>()
        .UseSqlite($"Data Source={new DataFolder(_folder).Database}").Options);

    /// <summary>What its register has of a copy.</summary>
    public async Task<RegisteredCopy> ReadCopyAsync(string number)
    {
        await using var db = OpenDatabase();
        return (await db.Set<RegisteredCopy>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken))
            .Single(copy => copy.Number.Value == number);
    }

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
        Directory.CreateDirectory(Repository.File("TestResults"));
        await File.WriteAllTextAsync(Repository.File($"TestResults/program-{Address.Port}.log"), _output.ToString());
        Assert.DoesNotMatch(ResidentNumber(), _output.ToString());
    }

    private void Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    private Process Begin()
    {
        string[] place = ["--urls", Address.GetLeftPart(UriPartial.Authority), "--DataFolder", _folder, "--Demo:Platform=false"];
        return Run("dotnet", ["exec", DeskProgram.FileName, .. place, .. _loud, .. _settings], _output);
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

    // Everybody in the demo hall and its provinces comes from a region that does not exist.
    [GeneratedRegex(@"(?<!\d)99\d{15}[\dXx](?!\d)")]
    private static partial Regex ResidentNumber();
}
