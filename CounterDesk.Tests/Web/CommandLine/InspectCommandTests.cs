using System.Text.Json;
using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;
using CounterDesk.Web.CommandLine;

namespace CounterDesk.Tests.Web.CommandLine;

public sealed class InspectCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-").FullName;

    public InspectCommandTests()
    {
        Write("trust/anchors/root.cer", SomeSeals.Root.Certificate.Span);
        Write("trust/intermediates/intermediate.cer", SomeSeals.Intermediate.Certificate.Span);
        Write("证照.ofd", new OfdForge { Protects = entry => entry != "OFD.xml" }.File());
    }

    private string Trust => Path.Combine(_folder, "trust");

    private string License => Path.Combine(_folder, "证照.ofd");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_genuine_file_is_a_yes_in_one_line_of_JSON()
    {
        var ending = await DeskProgram.RunAsync("inspect", License, "--trust", Trust, "--at", "2026-11-23T09:00:00+08:00", "--json");

        Assert.Equal("", ending.Errors);
        Assert.Equal(ExitCode.Yes, ending.ExitCode);
        Assert.Equal(
            $$"""
            {"file":"{{License}}","verdict":"VALID","reasons":[],"signatures":[{"id":"1","verdict":"VALID","reasons":[]}],"warnings":["OFD_XML_NOT_COVERED","REVOCATION_NOT_KNOWN"]}
            """,
            ending.Output.TrimEnd());
    }

    [Fact]
    public async Task Without_a_trust_folder_that_of_the_data_folder_counts()
    {
        var trusted = await DeskProgram.RunAsync("inspect", License, "--DataFolder", _folder);
        var untrusted = await DeskProgram.RunAsync("inspect", License, "--DataFolder", Path.Combine(_folder, "none"));

        Assert.Equal(ExitCode.Yes, trusted.ExitCode);
        Assert.StartsWith($"{License}: VALID", trusted.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.CouldNotBeTold, untrusted.ExitCode);
        Assert.Contains("SIGNER_CHAIN_UNKNOWN_ISSUER", untrusted.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "none")));
    }

    [Fact]
    public async Task Wrong_usage_is_told_and_nothing_is_judged()
    {
        foreach (var arguments in (string[][])
        [
            ["inspect"],
            ["inspect", Path.Combine(_folder, "nothing.ofd")],
            ["inspect", License, "--trust", Path.Combine(_folder, "nowhere")],
            ["inspect", License, "--at", "2026-11-23T09:00:00"],
            ["inspect", License, "--at", "tomorrow"],
        ])
        {
            var ending = await DeskProgram.RunAsync(arguments);

            Assert.Equal((ExitCode.WrongUsage, ""), (ending.ExitCode, ending.Output));
            Assert.NotEqual("", ending.Errors);
        }
    }

    [Fact]
    public async Task A_trust_folder_with_something_else_in_it_is_not_used()
    {
        Write("trust/anchors/notes.txt", "certificates of the province"u8);

        var ending = await DeskProgram.RunAsync("inspect", License, "--trust", Trust);

        Assert.Equal((ExitCode.WrongUsage, ""), (ending.ExitCode, ending.Output));
        Assert.Contains("notes.txt", ending.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitCode.Yes, FileVerdict.Valid, FileVerdict.Valid)]
    [InlineData(ExitCode.CouldNotBeTold, FileVerdict.Valid, FileVerdict.Untrusted)]
    [InlineData(ExitCode.CouldNotBeTold, FileVerdict.Partial, FileVerdict.Valid)]
    [InlineData(ExitCode.CouldNotBeTold, FileVerdict.NotSigned, FileVerdict.Valid)]
    [InlineData(ExitCode.No, FileVerdict.Untrusted, FileVerdict.Invalid)]
    [InlineData(ExitCode.No, FileVerdict.Rejected, FileVerdict.Valid)]
    public void Of_several_files_the_worst_decides(int exitCode, params FileVerdict[] verdicts) =>
        Assert.Equal(exitCode, InspectCommand.ExitCodeOf(verdicts));

    [Fact]
    public void JSON_names_reasons_by_signature_and_stays_one_line()
    {
        var report = new OfdForge { Change = entries => entries.Remove(OfdForge.PageEntry) }.Verify();

        var line = InspectJson.Of("a\nb.ofd", report);

        Assert.DoesNotContain('\n', line);
        using var json = JsonDocument.Parse(line);
        Assert.Equal(
            ["file", "verdict", "reasons", "signatures", "warnings"],
            json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal("INVALID", json.RootElement.GetProperty("verdict").GetString());
        var signature = json.RootElement.GetProperty("signatures")[0];
        Assert.Equal(["id", "verdict", "reasons"], signature.EnumerateObject().Select(property => property.Name));
        Assert.Equal("REF_MISSING", signature.GetProperty("reasons")[0].GetString());
    }

    [Fact]
    public void Text_answers_every_check_and_names_what_is_not_covered()
    {
        var lines = InspectText.Of("a.ofd", new OfdForge { Protects = entry => entry != OfdForge.PageEntry }.Verify()).Split('\n');

        Assert.Equal(["a.ofd: PARTIAL", "  format: OFD"], lines[..2]);
        Assert.All(
            Enum.GetNames<SealCheck>(), check => Assert.Single(lines, line => line.StartsWith($"    {check}: ", StringComparison.Ordinal)));
        Assert.Contains("    EverythingCovered: NotDone (CONTENT_NOT_COVERED)", lines);
        Assert.Contains($"    not covered: {OfdForge.PageEntry}", lines);
        Assert.Contains("    signed at: 2026-03-01 10:00:00+08:00", lines);
    }

    private void Write(string name, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
