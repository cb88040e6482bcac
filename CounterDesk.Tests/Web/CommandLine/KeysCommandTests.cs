using CounterDesk.Tests.Support;
using CounterDesk.Web.CommandLine;
using CounterDesk.Web.Keys;

namespace CounterDesk.Tests.Web.CommandLine;

/// <summary>An operator exports the ring, loses it, and gets it back, with nothing but the program.</summary>
public sealed class KeysCommandTests : IDisposable
{
    private const string Words = "white paper blue sky iron lock";

    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-").FullName;

    private string Export => Path.Combine(_folder, "export.json");

    private string Ring => KeyRingFile.PathIn(Path.Combine(_folder, "data", "keys"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_ring_is_exported_lost_and_restored()
    {
        var poor = await RunAsync("12345", "export", Export);
        Assert.Equal(ExitCode.WrongUsage, poor.ExitCode);
        Assert.Contains("fewer than 12 characters", poor.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Export));

        var exported = await RunAsync(Words, "export", Export);
        Assert.Equal(ExitCode.Yes, exported.ExitCode);
        Assert.DoesNotContain(Words, exported.Output + exported.Errors + await ReadAsync(Export), StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongUsage, (await RunAsync(Words, "export", Export)).ExitCode);
        var ring = await ReadAsync(Ring);
        await SaysAsync("there is a sound key ring already", Words, Export);

        File.Delete(Ring);
        var start = await DeskProgram.RunAsync("migrate", "--DataFolder", Path.Combine(_folder, "data"));
        Assert.Equal(ExitCode.No, start.ExitCode);
        Assert.Contains("is missing", start.Errors, StringComparison.Ordinal);
        Assert.Contains("keys restore", start.Errors, StringComparison.Ordinal);

        await SaysAsync("the passphrase is not the one", Words + "s", Export);
        var cut = Path.Combine(_folder, "cut.json");
        await File.WriteAllTextAsync(cut, (await ReadAsync(Export))[..^40], TestContext.Current.CancellationToken);
        await SaysAsync("this is no export of a key ring, or it was cut or changed", Words, cut);
        Assert.False(File.Exists(Ring));

        var restored = await RunAsync(Words, "restore", Export);
        Assert.Equal(ExitCode.Yes, restored.ExitCode);
        Assert.Contains("The key ring is back", restored.Output, StringComparison.Ordinal);
        Assert.Equal(ring, await ReadAsync(Ring));
        Assert.Equal(
            ExitCode.Yes, (await DeskProgram.RunAsync("audit", "verify", "--DataFolder", Path.Combine(_folder, "data"))).ExitCode);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_wrong_usage() =>
        Assert.Equal(ExitCode.WrongUsage, (await RunAsync(Words, "restore", "/nowhere.json")).ExitCode);

    [Fact]
    public void Every_refusal_has_a_sentence_of_its_own()
    {
        var sentences = Enum.GetValues<RestoreFault>().Select(KeysCommand.WordsOf).ToList();

        Assert.Equal(sentences.Count, sentences.Distinct().Count());
        Assert.All(sentences, sentence => Assert.EndsWith("Nothing was done.", sentence, StringComparison.Ordinal));
    }

    private static Task<string> ReadAsync(string file) =>
        File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

    private Task<DeskProgram.Ending> RunAsync(string typed, params string[] arguments) => DeskProgram.RunAsync(
        typed + "\n", ["keys", .. arguments, "--DataFolder", Path.Combine(_folder, "data")]);

    private async Task SaysAsync(string words, string typed, string file)
    {
        var ending = await RunAsync(typed, "restore", file);
        Assert.Equal((ExitCode.No, ""), (ending.ExitCode, ending.Output));
        Assert.Contains(words, ending.Errors, StringComparison.Ordinal);
    }
}
