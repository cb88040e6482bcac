using CounterDesk.Web;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Trust;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Support;

/// <summary>The trust store of a hall on a folder and a database of its own.</summary>
internal sealed class TestTrust : IAsyncDisposable
{
    private readonly DataFolder _data = new(Directory.CreateTempSubdirectory("counterdesk-trust-").FullName);

    private TestTrust(TestDesk desk)
    {
        Desk = desk;
        Folder = new TrustFolder(_data, NullLogger<TrustFolder>.Instance);
        Trust = new TrustDesk(
            desk.Database, desk.Audit, Folder, Options.Create(new HallOptions { Code = SomeAudit.Hall }), desk.Time);
    }

    public static Clerk Administrator { get; } =
        new("demo-0012", "0012", "唐宁", "", [DeskRoles.SecurityAdministrator]);

    public TestDesk Desk { get; }

    public TrustFolder Folder { get; }

    public TrustDesk Trust { get; }

    public static async Task<TestTrust> CreateAsync() => new(await TestDesk.CreateAsync());

    public async ValueTask DisposeAsync()
    {
        Trust.Dispose();
        await Desk.DisposeAsync();
        Directory.Delete(_data.Path, recursive: true);
    }

    /// <summary>As somebody does who copies a file to the server.</summary>
    public void PutByHand(string part, string name, ReadOnlyMemory<byte> bytes)
    {
        Directory.CreateDirectory(Path.Combine(_data.Trust, part));
        File.WriteAllBytes(Path.Combine(_data.Trust, part, name), bytes.Span);
    }

    public string[] FilesIn(string part) =>
        Directory.Exists(Path.Combine(_data.Trust, part))
            ? [.. Directory.EnumerateFiles(Path.Combine(_data.Trust, part)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Jobs that fetch lists, with no time to wait.</summary>
    public RevocationListFetching Fetching(HttpClient http, params Uri[] addresses) => new(
        Trust, Folder, http,
        Options.Create(new TrustOptions
        {
            FetchRevocationLists = true, RevocationListAddresses = addresses, FetchTimeOut = TimeSpan.FromSeconds(1),
        }),
        Desk.Time, NullLogger<RevocationListFetching>.Instance);
}
