using System.Runtime.Versioning;
using System.Text;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Data;
using CounterDesk.Web.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Web.Keys;

/// <summary>
/// A hall that begins with a second ring has lost everything that is under the first one, and should not find out
/// later.
/// </summary>
public sealed class KeyRingStartTests : IAsyncLifetime
{
    private readonly DataFolder _folder = new(Directory.CreateTempSubdirectory("counterdesk-").FullName);
    private TestDatabase _database = null!;

    private string RingPath => KeyRingFile.PathIn(_folder.Keys);

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _folder.Make();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder.Path, recursive: true);
        return _database.DisposeAsync();
    }

    [Fact]
    public async Task The_first_start_makes_a_ring_and_the_second_takes_it()
    {
        var hash = await HashAsync();

        Assert.Equal(hash, await HashAsync());
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Only_the_programs_account_may_read_the_ring()
    {
        await HashAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(RingPath));
    }

    [Fact]
    public async Task A_missing_ring_stops_the_program_when_the_database_needs_it()
    {
        await HashAsync();
        File.Delete(RingPath);

        var stop = await Assert.ThrowsAsync<CannotStartException>(HashAsync);
        Assert.Contains("is missing", stop.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(RingPath));
    }

    [Fact]
    public async Task Another_databases_ring_stops_the_program()
    {
        await HashAsync();
        File.Delete(RingPath);
        KeyRingFile.Write(_folder.Keys, KeyRingContent.Generate(SomeAudit.At));

        var stop = await Assert.ThrowsAsync<CannotStartException>(HashAsync);
        Assert.Contains("another database", stop.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ring_made_before_the_program_was_killed_is_taken()
    {
        var content = KeyRingContent.Generate(SomeAudit.At);
        KeyRingFile.Write(_folder.Keys, content);

        Assert.Equal(new FileKeyRing(content).KeyedHash(KeyUse.HolderNumber, [1]), await HashAsync());
    }

    public static TheoryData<string, Func<string, string>> Damages => new()
    {
        { "emptied", _ => "" },
        { "cut", text => text[..(text.Length / 2)] },
        { "no JSON", _ => "keys" },
        { "JSON null", _ => "null" },
        { "another JSON", _ => "{}" },
        { "a changed letter", text => ChangeKey(text) },
        { "a later format", text => Put(text, "\"format\": 2", "\"format\": 3") },
        { "an unknown member", text => Put(text, "\"format\": 2", "\"format\": 2, \"more\": 1") },
        { "a missing member", text => Put(text, "\"checksum\"", "\"sum\"") },
        { "a null in place of keys", text => Put(text, "\"content\": {", "\"content\": null, \"old\": {") },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_ring_stops_the_program_and_stays_as_it_is(string damage, Func<string, string> apply)
    {
        await HashAsync();
        var damaged = apply(await File.ReadAllTextAsync(RingPath, TestContext.Current.CancellationToken));
        await File.WriteAllTextAsync(RingPath, damaged, TestContext.Current.CancellationToken);

        var stop = await Assert.ThrowsAsync<CannotStartException>(HashAsync);
        var words = damage is "a later format" ? "later version" : "is damaged";
        Assert.Contains(words, stop.Message, StringComparison.Ordinal);
        Assert.Equal(damaged, await File.ReadAllTextAsync(RingPath, TestContext.Current.CancellationToken));
    }

    private static string Put(string text, string member, string other)
    {
        Assert.Contains(member, text, StringComparison.Ordinal);
        return text.Replace(member, other, StringComparison.Ordinal);
    }

    // One letter of the hashing key, which JSON and base64 still accept.
    private static string ChangeKey(string text)
    {
        const string Member = "\"hashing\": \"";
        var changed = new StringBuilder(text);
        var place = text.IndexOf(Member, StringComparison.Ordinal) + Member.Length;
        changed[place] = changed[place] is 'A' ? 'B' : 'A';
        return changed.ToString();
    }

    /// <summary>Starts the program as far as its key ring, and asks the ring for a hash.</summary>
    private async Task<byte[]> HashAsync()
    {
        await using var services = new ServiceCollection()
            .AddSingleton(_folder)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IDbContextFactory<CounterDeskDb>>(_database)
            .AddSingleton(Options.Create(new HallOptions { Code = SomeAudit.Hall }))
            .AddKeyRing()
            .BuildServiceProvider();
        await services.OpenKeyRingAsync(TestContext.Current.CancellationToken);
        return services.GetRequiredService<IKeyRing>().KeyedHash(KeyUse.HolderNumber, [1]);
    }
}
