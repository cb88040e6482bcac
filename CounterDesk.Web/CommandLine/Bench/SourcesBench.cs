using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Demo.Provinces;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.External.LicenseSources.StandIn;
using CounterDesk.Web.Visits;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>
/// How long a desk waits for five sources over HTTP, beside how long the slowest of them takes: 100 desks that each search
/// once in ten seconds, then the same with one source that never answers. <c>--Bench:SourcesSeconds=N</c> says for how long.
/// </summary>
internal static class SourcesBench
{
    private const string Setting = "Bench:SourcesSeconds";
    private const int Seconds = 60;
    private const int Desks = 100;
    private const int SecondsBetween = 10;
    private const string Account = "bench-0001";
    private const string Hanging = "p3";

    // How long each source thinks, in milliseconds.
    private static readonly ImmutableArray<int> _delays = [40, 80, 120, 160, 200];
    private static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(1);
    private static readonly Purpose _purpose = Purpose.Create("测量", "测量") with { Kinds = [BulkLibrary.KindCode] };
    private static readonly int _port = DemoPlatforms.FindPort();

    private static IEnumerable<string> Keys => Enumerable.Range(1, _delays.Length).Select(number => $"p{number}");

    /// <summary>Five platforms in the place of the demo hall's.</summary>
    public static string[] Settings() =>
    [
        "--Demo:Platform=false", "--LicenseSources:OfficeCode=12999900MB0TD9002C",
        .. from key in Keys
           from setting in (string[])
           [
               "Name=平台", "EnglishName=Platform", $"Account={Account}", "StandIn=true", "AllowPlain=true",
               string.Create(CultureInfo.InvariantCulture, $"Address=http://127.0.0.1:{_port}/{key}"),
           ]
           select $"--LicenseSources:Platforms:{key}:{setting}",
    ];

    public static async Task<IReadOnlyList<Measurement>> MeasureAsync(
        IServiceProvider services, CancellationToken cancellationToken)
    {
        var searches = services.GetRequiredService<IConfiguration>().GetValue(Setting, Seconds) * Desks / SecondsBetween;
        var sources = services.GetRequiredService<SharingPlatforms>();
        using var standIn = new StandInPlatform(
            Keys.ToDictionary(key => key, _ => Enumerable.Range(0, Desks).Select(LicenseOf).ToImmutableArray()),
            [.. sources.All.Select(routed => new StandInCaller(Account, ((SharingPlatform)routed.Platform).SigningKey.PublicKey))], TimeProvider.System);
        foreach (var (key, delay) in Keys.Zip(_delays))
        {
            standIn.Provinces[key].Delay = TimeSpan.FromMilliseconds(delay);
        }

        await using var service = standIn.Build(_port, isEncrypted: false, "--environment=Development");
        await service.StartAsync(cancellationToken);
        List<Visit> visits = [];
        for (var desk = 0; desk < Desks; desk++)
        {
            visits.Add(await BenchVisit.OpenAsync(services, _purpose, BulkLibrary.HolderOf(2 * desk), cancellationToken));
        }

        var slowest = await PacedAsync("sources: the slowest of five, asked without the desk", searches, AskAllAsync);
        var all = await PacedAsync("sources: the desk's answer, all five in", searches, desk => SearchAsync(desk, hanging: null));
        standIn.Provinces[Hanging].Follow(StandInBehavior.Silent);
        var others = await PacedAsync(
            "sources: the desk's answer, four in while one hangs", searches, desk => SearchAsync(desk, Hanging));
        return [slowest, Beside(all), Beside(others)];

        Measurement Beside(Measurement desk) => desk with
        {
            Note = string.Create(
                CultureInfo.InvariantCulture,
                $"p95 {(desk.Percentile(95) - slowest.Percentile(95)).TotalMilliseconds:+0;-0} ms beside the slowest source"),
        };

        Task AskAllAsync(int desk) => Task.WhenAll(sources.All.Select(async routed =>
        {
            var answer = await routed.Platform.SearchAsync(
                BulkLibrary.HolderOf(2 * desk).Code, _purpose.Kinds, CallOf(desk), cancellationToken);
            return answer is PlatformAnswer<FoundLicenses>.Answered ? answer : throw Wrong(answer.ToString());
        }));

        async Task SearchAsync(int desk, string? hanging)
        {
            var typed = BulkLibrary.HolderOf(2 * desk).Code.Text;
            await services.GetRequiredService<LookUp>().SearchAsync(visits[desk].Id, BenchVisit.Clerk, typed, cancellationToken);
            var content = services.GetRequiredService<VisitContents>().Of(visits[desk].Id);
            while (content.Search!.Others.Any(source => source.Key != hanging && source.State is SourceState.Asking))
            {
                await Task.Delay(_poll, cancellationToken);
            }

            if (content.Search.Others.FirstOrDefault(source => source.Key != hanging && source.State is not SourceState.Found) is { } other)
            {
                throw Wrong($"{other.Key} {other.State} {other.Why}");
            }
        }

        // However long one takes, the next begins when its time has come.
        async Task<Measurement> PacedAsync(string name, int runs, Func<int, Task> search)
        {
            await search(0);
            var between = TimeSpan.FromSeconds((double)SecondsBetween / Desks);
            var (allocated, start) = (GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
            List<Task<TimeSpan>> going = [];
            for (var run = 0; run < runs; run++)
            {
                var desk = run % Desks;
                going.Add(TimeAsync(() => search(desk)));
                var next = between * (run + 1) - Stopwatch.GetElapsedTime(start);
                await Task.Delay(next > TimeSpan.Zero ? next : TimeSpan.Zero, cancellationToken);
            }

            var times = await Task.WhenAll(going);
            Array.Sort(times);
            return new(name, times, Stopwatch.GetElapsedTime(start), GC.GetTotalAllocatedBytes() - allocated);
        }
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> search)
    {
        var start = Stopwatch.GetTimestamp();
        await Task.Run(search);
        return Stopwatch.GetElapsedTime(start);
    }

    private static InvalidOperationException Wrong(string what) => new($"{what}: the bench measures the wrong thing.");

    private static PlatformCall CallOf(int desk) => new()
    {
        OperatorNumber = BenchVisit.Clerk.Number, OperatorName = BenchVisit.Clerk.Name, OperatorRole = "clerk",
        OfficeName = "测量", OfficeCode = "12999900MB0TD9002C", Region = "999901", ItemName = "测量",
        BusinessNumber = $"{desk}", Purpose = "测量", Terminal = "1",
    };

    private static StandInLicense LicenseOf(int desk)
    {
        var (holder, identifier) = (BulkLibrary.HolderOf(2 * desk), BulkLibrary.IdentifierOf(2 * desk).Value);
        var items = new JsonObject
        {
            ["certificate_identifier"] = identifier,
            ["certificate_type_code"] = BulkLibrary.KindCode,
            ["certificate_name"] = "居民身份证",
            ["certificate_number"] = BulkLibrary.NumberOf(2 * desk),
            ["certificate_holder_name"] = holder.Name,
            ["certificate_holder_code"] = holder.Code.Text,
            ["certificate_issuing_authority_name"] = "云山市公安局",
            ["certificate_status"] = "有效",
        };
        return new(identifier, [holder.Code.Text], items, [], _ => null);
    }
}
