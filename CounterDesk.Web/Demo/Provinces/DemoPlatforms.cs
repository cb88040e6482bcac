using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.CommandLine;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.External.LicenseSources.Dialects;
using CounterDesk.Web.External.LicenseSources.Feeds;
using CounterDesk.Web.External.LicenseSources.StandIn;

namespace CounterDesk.Web.Demo.Provinces;

/// <summary>
/// The stand-in for the fictional provinces' platforms, which the demo hall starts as a process of its own and which ends
/// with it.
/// </summary>
internal sealed partial class DemoPlatforms(
    SharingPlatforms platforms, RegionFeed feed, DemoPlatformPort port, DataFolder folder, IHostEnvironment environment,
    ILogger<DemoPlatforms> logger) : IDisposable
{
    private const string FeedAccount = "yunshan-library";

    private static readonly TimeSpan _longestStart = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _often = TimeSpan.FromMilliseconds(500);

    private Process? _process;

    /// <summary>Settings by which the demo hall asks the stand-in at a port.</summary>
    public static Dictionary<string, string?> SettingsFor(int port)
    {
        var settings = new Dictionary<string, string?>();
        Add("OfficeCode", "12999900MB0TD9002C");
        AddPlatform(ProvinceLicenses.Haiyan, "海晏省平台", "Haiyan Province");
        AddPlatform(ProvinceLicenses.Yunling, "云岭省平台", "Yunling Province");

        // One of them speaks another dialect, so that a hall meets both.
        Add($"Platforms:{ProvinceLicenses.Haiyan}:Dialect", nameof(PlatformDialect.Shandong));
        Add($"Platforms:{ProvinceLicenses.Haiyan}:Shandong:AccessToken", "demo");

        // No document says where reports are asked about; the stand-in has it here.
        Add($"Platforms:{ProvinceLicenses.Yunling}:Paths:{nameof(PlatformOperation.FollowReport)}", "/feedback/result");
        Add($"Platforms:{ProvinceLicenses.Yunling}:Fujian:{nameof(FujianOptions.MostEvidenceBytes)}", "5242880");
        AddFeed("Name", "云山市证照库");
        AddFeed("EnglishName", "Yunshan City");
        AddFeed("Account", FeedAccount);
        AddFeed("StandIn", "true");
        AddFeed("AllowPlain", "true");
        AddFeed("Address", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/{ProvinceShelf.City}"));
        return settings;

        void AddFeed(string name, string value) => settings[$"{FeedOptions.Section}:Platform:{name}"] = value;

        void AddPlatform(string key, string name, string english)
        {
            Add($"Platforms:{key}:Name", name);
            Add($"Platforms:{key}:EnglishName", english);
            Add($"Platforms:{key}:Account", "yunshan-0007");
            Add($"Platforms:{key}:CodeStarts:0", StandInPlatform.CodeStartOf(key));
            Add($"Platforms:{key}:Codes:31", nameof(PlatformRefusal.CodeExpired));
            Add($"Platforms:{key}:Codes:32", nameof(PlatformRefusal.CodeUsed));
            Add($"Platforms:{key}:StandIn", "true");
            Add($"Platforms:{key}:AllowPlain", "true");
            Add($"Platforms:{key}:Address", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/{key}"));
        }

        void Add(string name, string value) => settings[$"{LicenseSourceOptions.Section}:{name}"] = value;
    }

    /// <summary>A port of this machine that nobody listens at now.</summary>
    public static int FindPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts it. Where that fails the desk says of each platform that it is not there.</summary>
    public void Start()
    {
        try
        {
            _process = Process.Start(Command()) ?? throw new InvalidOperationException("No process was started.");
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception or KeyRingException)
        {
            LogNotStarted(exception);
        }
    }

    /// <summary>Comes back when it listens, or has not done so for long.</summary>
    public async Task ListensAsync(CancellationToken cancellationToken)
    {
        for (var since = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(since) < _longestStart;)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port.Number, cancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(_often, cancellationToken);
            }
        }
    }

    public void Dispose()
    {
        if (_process is null)
        {
            return;
        }

        try
        {
            _process.StandardInput.Close();
            _process.Kill();
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
        {
            // It had ended before.
        }

        _process.Dispose();
    }

    private ProcessStartInfo Command()
    {
        var program = Environment.ProcessPath ?? "dotnet";
        var isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] self = isHost ? ["exec", typeof(Program).Assembly.Location] : [];
        var callers =
            from routed in platforms.All
            let platform = routed.Platform as SharingPlatform
            where platform is not null
            from argument in (string[])["--caller", $"{routed.Options.Account}={KeysOf(platform)}"]
            select argument;
        return new(
            program,
            [
                .. self, "platform", "--plain", "--port", port.Number.ToString(CultureInfo.InvariantCulture),
                PlatformCommand.UntilInputEnds, .. callers, "--caller", $"{FeedAccount}={feed.PublicKey}",
                "--DataFolder", folder.Path, "--environment", environment.EnvironmentName,
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    private static string KeysOf(SharingPlatform platform) => platform.CipherKey is { } cipher
        ? $"{platform.SigningKey.PublicKey},{cipher.PublicKey}"
        : platform.SigningKey.PublicKey;

    [LoggerMessage(1, LogLevel.Warning, "The stand-in for sharing platforms could not be started.")]
    private partial void LogNotStarted(Exception exception);
}

/// <summary>Where the demo hall's stand-in listens.</summary>
internal sealed record DemoPlatformPort(int Number);
