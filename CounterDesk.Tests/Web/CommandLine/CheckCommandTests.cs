using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.CommandLine;

namespace CounterDesk.Tests.Web.CommandLine;

public sealed class CheckCommandTests : IDisposable
{
    private static readonly DateOnly _lastDay = SomeCopies.Code.ExpiresOn;
    private static readonly string _code =
        SignedCopyCode.Sign(SomeCopies.Code, SomeCopies.Key).ToAddress(new("https://check.example"));
    private static readonly ImmutableArray<PublicCopyKey> _keys = [SomeCopies.PublicKey];

    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-").FullName;

    public static TheoryData<string, int, string> Texts => new()
    {
        { _code, ExitCode.Yes, "Signature right, present state unknown" },
        { _code.ToLowerInvariant(), ExitCode.Yes, "certified copy of 居民身份证, holder 林*兰" },
        {
            SignedCopyCode.Sign(SomeCopies.Code, SomeCopies.Es256Key).ToText(),
            ExitCode.CouldNotBeTold, "not in the file"
        },
        { "0007-261123-00042-6", ExitCode.CouldNotBeTold, "a number alone says nothing" },
        { "nothing", ExitCode.CouldNotBeTold, "Not the code of a copy" },
        { Forged(), ExitCode.No, "Forged or changed" },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Each_text_has_its_answer(string text, int code, string words)
    {
        var answer = CheckCommand.Check(text, _keys, _lastDay);

        Assert.Equal(code, answer.Code);
        Assert.Contains(words, answer.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_is_a_yes_through_its_last_day_and_not_after_it()
    {
        Assert.Equal(ExitCode.Yes, CheckCommand.Check(_code, _keys, _lastDay).Code);
        Assert.Equal(ExitCode.No, CheckCommand.Check(_code, _keys, _lastDay.AddDays(1)).Code);
    }

    [Fact]
    public void What_a_withdrawn_key_signed_is_a_no() =>
        Assert.Equal(
            ExitCode.No,
            CheckCommand.Check(
                _code, [SomeCopies.PublicKey with { WithdrawnAtUtc = DateTime.UnixEpoch }], _lastDay).Code);

    [Fact]
    public async Task A_file_of_published_keys_is_enough_and_the_worst_answer_decides()
    {
        var future = SomeCopies.Code with { ExpiresOn = new(2099, 12, 31) };
        var good = SignedCopyCode.Sign(future, SomeCopies.Key).ToText();
        var keys = await WriteAsync(new PublishedKeys(DateTime.UnixEpoch, [SomeCopies.PublicKey]).ToJson());

        var yes = await DeskProgram.RunAsync("check", "--keys", keys, good);
        var mixed = await DeskProgram.RunAsync("check", "--keys", keys, good, "nothing");
        var no = await DeskProgram.RunAsync("check", "--keys", keys, good, "nothing", Forged());

        Assert.Equal((ExitCode.Yes, ExitCode.CouldNotBeTold, ExitCode.No), (yes.ExitCode, mixed.ExitCode, no.ExitCode));
        Assert.Equal(3, no.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Without_keys_nothing_is_answered()
    {
        var none = await DeskProgram.RunAsync("check", _code, "--DataFolder", _folder);
        var wrong = await DeskProgram.RunAsync("check", _code, "--keys", await WriteAsync("{}"u8.ToArray()));

        Assert.Equal((ExitCode.WrongUsage, ExitCode.WrongUsage), (none.ExitCode, wrong.ExitCode));
        Assert.Contains("--keys", none.Errors, StringComparison.Ordinal);
        Assert.Contains("not a file of published keys", wrong.Errors, StringComparison.Ordinal);
        Assert.Equal(("", ""), (none.Output, wrong.Output));
    }

    // Signed by another key than the one it names.
    private static string Forged() =>
        SignedCopyCode.Sign(SomeCopies.Code, new(SomeCopies.Key.Id, SomeCopies.Es256Key.Sign)).ToText();

    private async Task<string> WriteAsync(byte[] content)
    {
        var path = Path.Combine(_folder, "keys.json");
        await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
        return path;
    }
}
