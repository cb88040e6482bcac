using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Licenses;
using CounterDesk.Web.Data;
using CounterDesk.Web.Demo.Provinces;
using CounterDesk.Web.External.LicenseSources.Feeds;
using CounterDesk.Web.External.LicenseSources.StandIn;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.LicenseLibrary.Mirror;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>
/// How fast the library takes in what a region publishes over HTTP: a process of its own does it and is killed on its way, and
/// started again until all is there; then a quarter of the licenses change. <c>--Bench:Licenses=N</c> says how many there are.
/// </summary>
internal static class SynchronizationBench
{
    private const string Setting = "Bench:Licenses";
    private const int Licenses = 20_000;
    private const int PageSize = 1000;
    private const int Kills = 3;
    private const int PartChanged = 4;
    private const string Account = "bench-0001";
    private const string Region = "region";

    private static readonly int _port = DemoPlatforms.FindPort();

    /// <summary>A region in the place of the demo hall's.</summary>
    public static string[] Settings() =>
    [
        "--Demo:Platform=false", "--LicenseSources:OfficeCode=12999900MB0TD9002C",
        .. from setting in (string[])
           [
               "Name=地区", "EnglishName=Region", $"Account={Account}", "StandIn=true", "AllowPlain=true",
               string.Create(CultureInfo.InvariantCulture, $"Address=http://127.0.0.1:{_port}/{Region}"),
           ]
           select $"--{FeedOptions.Section}:Platform:{setting}",
    ];

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var licenses = services.GetRequiredService<IConfiguration>().GetValue(Setting, Licenses);
        var feed = new StandInFeed(licenses, LicenseOf);
        using var standIn = new StandInPlatform(
            new Dictionary<string, ImmutableArray<StandInLicense>> { [Region] = [] },
            [new StandInCaller(Account, services.GetRequiredService<RegionFeed>().PublicKey)], TimeProvider.System,
            feeds: new Dictionary<string, StandInFeed> { [Region] = feed });
        await using var service = standIn.Build(_port, isEncrypted: false, "--environment=Development");
        await service.StartAsync(cancellationToken);

        List<Measurement> found = [];
        for (var kill = 1; kill <= Kills; kill++)
        {
            await RunAsync(services, pagesUntilKilled: Math.Max(1, licenses / PageSize / (Kills + 1)), cancellationToken);
            await FreeLeaseAsync(services, cancellationToken);
        }

        found.Add(await MeasureAsync("sync: full load, the rest after three kills"));
        await ProveAsync(services, licenses, LicenseStatus.Valid, cancellationToken);

        var changed = licenses / PartChanged;
        for (var number = 0; number < changed; number++)
        {
            feed.Suspend(BulkLibrary.IdentifierOf(number * PartChanged).Value, "暂停");
        }

        await FreeLeaseAsync(services, cancellationToken);
        await RunAsync(services, pagesUntilKilled: Math.Max(1, changed / PageSize / 4), cancellationToken);
        await FreeLeaseAsync(services, cancellationToken);
        found.Add(await MeasureAsync("sync: changes of status, the rest after a kill"));
        await ProveAsync(services, licenses, LicenseStatus.Suspended, cancellationToken);
        return found;

        async Task<Measurement> MeasureAsync(string name)
        {
            var before = (await StateAsync(services, cancellationToken))?.Taken ?? 0;
            var start = Stopwatch.GetTimestamp();
            var run = await RunAsync(services, null, cancellationToken);
            var elapsed = Stopwatch.GetElapsedTime(start);
            var taken = (await StateAsync(services, cancellationToken))!.Taken - before;
            var (warm, whole) = (run.Behind / run.Busy.TotalSeconds, taken / elapsed.TotalSeconds);
            var size = new FileInfo(services.GetRequiredService<DataFolder>().Database).Length >> 20;
            return new Measurement(
                name, [elapsed], elapsed, 0,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{taken:N0} of {licenses:N0}; {warm:N0}/s behind the first page, {whole:N0}/s with the program's start; {size} MiB database"));
        }
    }

    // Runs the verb in a process of its own, and kills it after so many pages.
    private static async Task<Run> RunAsync(IServiceProvider services, int? pagesUntilKilled, CancellationToken cancellationToken)
    {
        var program = Environment.ProcessPath ?? "dotnet";
        var isHost = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        string[] self = isHost ? ["exec", typeof(Program).Assembly.Location] : [];
        using var process = Process.Start(new ProcessStartInfo(
            program,
            [
                .. self, "synchronize", $"--{DataFolder.Setting}={services.GetRequiredService<DataFolder>().Path}",
                "--environment=Development", "--Database:Provider=Sqlite", .. Settings(),
            ])
        {
            RedirectStandardOutput = true,
        })!;
        var (pages, behind, first, last) = (0, 0L, 0L, 0L);
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (TakenIn(line) is not { } taken)
            {
                continue;
            }

            last = Stopwatch.GetTimestamp();
            (first, behind) = pages is 0 ? (last, 0) : (first, behind + taken);
            if (++pages == pagesUntilKilled)
            {
                process.Kill();
                break;
            }
        }

        await process.WaitForExitAsync(cancellationToken);
        return pagesUntilKilled is not null || process.ExitCode is 0
            ? new(behind, Stopwatch.GetElapsedTime(first, last))
            : throw new InvalidOperationException("What the region publishes was not taken in: the bench measures the wrong thing.");
    }

    // Of a line that tells of a page: how many were new or changed. Null of any other line.
    private static int? TakenIn(string line) => line.Split(", ") is [var added, var changed, _, var refused]
        && refused.EndsWith(" refused", StringComparison.Ordinal)
        && int.TryParse(added.Split(' ')[0], out var first) && int.TryParse(changed.Split(' ')[0], out var second)
            ? first + second
            : null;

    // A server that was killed has its lease for a minute, which is not what is measured.
    private static async Task FreeLeaseAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CounterDeskDb>>().CreateDbContextAsync(cancellationToken);
        await db.Set<MirrorState>().ExecuteUpdateAsync(row => row.SetProperty(state => state.LeaseUntilUtc, (DateTime?)null), cancellationToken);
    }

    private static Task<MirrorState?> StateAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<Synchronization>().ReadStateAsync(cancellationToken);

    // Nothing lost and nothing doubled, whatever was killed in between.
    private static async Task ProveAsync(IServiceProvider services, int licenses, LicenseStatus part, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CounterDeskDb>>().CreateDbContextAsync(cancellationToken);
        var (kept, holders) = (
            await db.Set<KeptLicense>().CountAsync(cancellationToken), await db.Set<KeptHolder>().CountAsync(cancellationToken));
        var source = services.GetRequiredService<ILicenseSource>();
        for (var number = 0; number < licenses; number += Math.Max(1, licenses / 500 / PartChanged) * PartChanged)
        {
            if (await source.ReadAsync(BulkLibrary.IdentifierOf(number), cancellationToken) is not LicenseReading.Read(var read, _)
                || read.Status != part || read.Number != BulkLibrary.HolderOf(number).Code.Text)
            {
                throw new InvalidOperationException($"License {number} is not what was published.");
            }
        }

        if ((kept, holders) != (licenses, licenses))
        {
            throw new InvalidOperationException($"{licenses} were published, {kept} are there with {holders} holders.");
        }
    }

    private static StandInLicense LicenseOf(int number)
    {
        var (identifier, holder) = (BulkLibrary.IdentifierOf(number).Value, BulkLibrary.HolderOf(number));
        var items = new JsonObject
        {
            ["certificate_identifier"] = identifier,
            ["certificate_type_code"] = BulkLibrary.KindCode,
            ["certificate_name"] = "居民身份证",
            ["certificate_number"] = holder.Code.Text,
            ["certificate_holder_name"] = holder.Name,
            ["certificate_holder_code"] = holder.Code.Text,
            ["certificate_issuing_authority_name"] = "云山市公安局",
            ["certificate_issuing_authority_date"] = "20200101",
            ["certificate_area_code"] = "999901",
            ["certificate_status"] = "有效",
        };
        var face = new JsonObject
        {
            ["name"] = holder.Name, ["sex"] = holder.Code.Text[16] % 2 is 0 ? "女" : "男", ["ethnicity"] = "汉",
            ["birthDate"] = holder.Code.Text.Substring(6, 8), ["address"] = "云山市清河区长风路18号2幢301室",
            ["number"] = holder.Code.Text, ["issuer"] = "云山市公安局", ["validity"] = "2020.01.01-长期",
        };
        return new(identifier, [holder.Code.Text], items, face, _ => null);
    }

    // What was taken in behind the first page, and how long that took.
    private sealed record Run(long Behind, TimeSpan Busy);
}
