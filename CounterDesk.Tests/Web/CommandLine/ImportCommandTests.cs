using CounterDesk.Domain.Licenses;
using CounterDesk.Tests.Support;
using CounterDesk.Web.CommandLine;
using CounterDesk.Web.LicenseLibrary.Import;
using Microsoft.Extensions.Time.Testing;

namespace CounterDesk.Tests.Web.CommandLine;

public sealed class ImportCommandTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("counterdesk-").FullName;
    private readonly SomeManifest _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task A_folder_of_sound_rows_is_a_yes_and_again_changes_nothing()
    {
        _folder.WriteCsv([SomeManifest.Row(SomeLicenses.Of(SomeLicenses.ResidentIdCard))]);

        var first = await ImportAsync(_folder.Folder);
        Assert.Equal((ExitCode.Yes, "1 added, 0 changed, 0 unchanged, 0 refused.\n"), (first.ExitCode, first.Output));
        Assert.Contains("100 % read: 1 rows, 1 added", first.Errors, StringComparison.Ordinal);

        var second = await ImportAsync(_folder.Folder);
        Assert.Equal((ExitCode.Yes, "0 added, 0 changed, 1 unchanged, 0 refused.\n"), (second.ExitCode, second.Output));
    }

    [Fact]
    public async Task A_refused_row_is_a_no_with_row_field_and_reason()
    {
        _folder.WriteCsv(
            [SomeManifest.Row(SomeLicenses.Of(SomeLicenses.ResidentIdCard), (MetadataItem.HolderCode, "999901194006120022"))]);

        var ending = await ImportAsync(_folder.Folder);

        Assert.Equal(
            (ExitCode.No, "row 2, certificate_holder_code: the check character is wrong.\n0 added, 0 changed, 0 unchanged, 1 refused.\n"),
            (ending.ExitCode, ending.Output));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_wrong_usage() =>
        Assert.Equal(ExitCode.WrongUsage, (await ImportAsync(Path.Combine(_data, "nowhere"))).ExitCode);

    [Fact]
    public void Refusals_have_a_line_each_and_remarks_of_one_sort_one_together()
    {
        var summary = new ImportSummary(
            new ImportProgress(7, 1, 2, 2, 1),
            [
                new(0, null, ImportReason.ManifestNotJson, "9:4"),
                new(4, "certificate_identifier", ImportReason.Duplicate, "3"),
                new(5, null, ImportReason.WrongColumnCount),
            ],
            [
                new(1, null, ImportReason.UnknownColumn, "colour"),
                .. Enumerable.Range(2, 7).Select(row => new ImportFinding(row, "certificate_status", ImportReason.UnknownStatus)),
                new(3, "certificate_number", ImportReason.UnusualNumber),
                new(6, "certificate_number", ImportReason.UnusualNumber),
            ]);

        Assert.Equal(
            """
            manifest: it is no JSON array from here on, line and byte (9:4).
            row 4, certificate_identifier: an earlier row is about the same license (3).
            row 5: the row has not as many columns as the header.
            remark, row 1: the column means nothing here and was left out (colour).
            remark, rows 2, 3, 4, 5, 6 and 2 more, certificate_status: the status is missing or not understood, so whether it is in force cannot be told.
            remark, rows 3, 6, certificate_number: the number is not made as the kind says.
            7 added, 1 changed, 2 unchanged, 2 refused.

            """,
            ImportText.Of(summary));
    }

    [Fact]
    public void On_a_terminal_progress_is_one_line_written_over_and_in_a_log_a_line_now_and_then()
    {
        var time = new FakeTimeProvider();
        using var terminal = new StringWriter { NewLine = "\n" };
        using var log = new StringWriter { NewLine = "\n" };
        var onTerminal = new ProgressLine(terminal, isTerminal: true, time);
        var inLog = new ProgressLine(log, isTerminal: false, time);

        for (var second = 0; second < 11; second++)
        {
            onTerminal.Report(new ImportProgress(second, 0, 0, 0, second / 10.0));
            inLog.Report(new ImportProgress(second, 0, 0, 0, second / 10.0));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        onTerminal.End();
        inLog.End();

        Assert.Equal(11, terminal.ToString().Count(character => character is '\r'));
        Assert.EndsWith("\r100 % read: 10 rows, 10 added, 0 changed, 0 unchanged, 0 refused\n", terminal.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            "  0 % read: 0 rows, 0 added, 0 changed, 0 unchanged, 0 refused\n100 % read: 10 rows, 10 added, 0 changed, 0 unchanged, 0 refused\n",
            log.ToString());
    }

    private Task<DeskProgram.Ending> ImportAsync(string folder) => DeskProgram.RunAsync("import", folder, "--DataFolder", _data);
}
