using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.External.LicenseSources.Feeds;
using CounterDesk.Web.External.LicenseSources.StandIn;

namespace CounterDesk.Tests.Support;

/// <summary>Questions to sharing platforms, and a stand-in with one license to ask.</summary>
internal static class SomeCalls
{
    public const string Account = "yunshan-0007";
    public const string Province = "yunling";
    public const string OfficeCode = "12999900MB0TD9002C";

    public static readonly License License = SomeLicenses.Of(SomeLicenses.ResidentIdCard);

    public static PlatformCall Value { get; } = With("高龄津贴申领");

    /// <summary>What begins as an OFD does.</summary>
    public static ReadOnlySpan<byte> File => "PK\u0003\u0004 a file"u8;

    /// <summary>That of the license's holder, as a reader read it.</summary>
    public static PresentedCard Card => new(
        License.Holders[0].Name, License.Holders[0].Code, new(2016, 5, 18), new(2036, 3, 1));

    public static PlatformCall With(string purpose, string? item = "999900-MZ-0107", string number = "B-1") => new()
    {
        OperatorNumber = "0317", OperatorName = "周敏", OperatorRole = "clerk", OfficeName = "云山市政务服务中心",
        OfficeCode = OfficeCode, Region = "999901", ItemCode = item, ItemName = "高龄津贴申领",
        BusinessNumber = number, Purpose = purpose, Terminal = "3", Cards = [Card],
    };

    public static PlatformOptions Options(
        int port, bool isEncrypted = false, PlatformDialect dialect = PlatformDialect.National) => new()
        {
            Name = "云岭省平台", EnglishName = "Yunling", Account = Account, StandIn = true, AllowPlain = !isEncrypted, Dialect = dialect,
            Address = new Uri($"{(isEncrypted ? "https" : "http")}://127.0.0.1:{port}/{Province}"),
            Shandong = { AccessToken = "a-token" }, Guangdong = { AppKey = "k", AppSecret = "s", Password = "p" }, Shanghai = { Password = "p" },
        };

    public static PlatformSetup Setup(
        PlatformOptions? options = null, string key = Province, int timeoutSeconds = 3, int mostAtOnce = 40, int restSeconds = 15) => new(
            key, options ?? Options(port: 1),
            new LicenseSourceOptions { TimeoutSeconds = timeoutSeconds, MostAtOnce = mostAtOnce, RestSeconds = restSeconds },
            SomeKeys.Ring, SomeLicenses.Catalog, TimeProvider.System);

    public static SharingPlatform Platform(
        PlatformOptions options, string key = Province, int timeoutSeconds = 3, int mostAtOnce = 40, int restSeconds = 15) =>
        SharingPlatform.Create(Setup(options, key, timeoutSeconds, mostAtOnce, restSeconds));

    /// <summary>A stand-in that is slow by a tenth of a second.</summary>
    public static StandInPlatform StandIn(params IEnumerable<License> licenses) => new(
        new Dictionary<string, ImmutableArray<StandInLicense>> { [Province] = [.. licenses.Select(Of)] },
        [
            new StandInCaller(
                Account, new PlatformKey(SomeKeys.Ring, Province).PublicKey,
                new PlatformKey(SomeKeys.Ring, Province, KeyUse.PlatformDeciphering).PublicKey),
            new StandInCaller(Account, new PlatformKey(SomeKeys.Ring, RegionFeed.Key).PublicKey),
        ],
        TimeProvider.System, TimeSpan.FromMilliseconds(100));

    /// <summary>An answer in words that a test can compare.</summary>
    public static string WordsOf<T>(PlatformAnswer<T> answer) => answer switch
    {
        PlatformAnswer<T>.Answered(FoundLicenses(var hits, var unread)) => $"Answered {hits.Length} {unread}",
        PlatformAnswer<T>.NotAsked(var why) => $"NotAsked {why}",
        PlatformAnswer<T>.Unreachable(var cause, _) => $"Unreachable {cause}",
        PlatformAnswer<T>.Refused(var why, var code) => $"Refused {why} {code}",
        PlatformAnswer<T>.NotUnderstood(var fault, var where) => $"NotUnderstood {fault} {where}".TrimEnd(),
        _ => answer.ToString(),
    };

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static StandInLicense Of(License license)
    {
        var items = new JsonObject
        {
            ["certificate_identifier"] = license.Identifier.Value,
            ["certificate_type_code"] = license.KindCode,
            ["certificate_name"] = license.Name,
            ["certificate_number"] = license.Number,
            ["certificate_holder_name"] = string.Join(';', license.Holders.Select(holder => holder.Name)),
            ["certificate_holder_code"] = string.Join(';', license.Holders.Select(holder => holder.Code.Text)),
            ["certificate_issuing_authority_name"] = license.IssuerName,
            ["certificate_status"] = license.Status is LicenseStatus.Valid ? "有效" : license.Status.ToString(),
        };
        return new(
            license.Identifier.Value, [.. license.Holders.Select(holder => holder.Code.Text)], items,
            new JsonObject(license.Face.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value))),
            _ => File.ToArray());
    }
}
