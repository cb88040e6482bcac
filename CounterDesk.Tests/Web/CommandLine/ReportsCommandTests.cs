using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Auditing.Export;
using CounterDesk.Web.CommandLine;
using CounterDesk.Web.Keys;

namespace CounterDesk.Tests.Web.CommandLine;

public sealed class ReportsCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Where_there_is_no_database_or_no_signature_nothing_can_be_told()
    {
        var none = await RunAsync("2026-03-18");
        Assert.Equal(ExitCode.CouldNotBeTold, none.ExitCode);
        Assert.Contains("There is no database", none.Errors, StringComparison.Ordinal);

        await WriteAsync(isSigned: false);
        var unsigned = await RunAsync("2026-03-18");
        Assert.Equal(
            (ExitCode.CouldNotBeTold, "2026-03-18: nobody has signed it."), (unsigned.ExitCode, unsigned.Output.Trim()));
        Assert.Equal(ExitCode.WrongUsage, (await RunAsync("18.3.2026")).ExitCode);
    }

    [Fact]
    public async Task What_another_key_signed_is_a_no()
    {
        await WriteAsync(isSigned: true);

        var ending = await RunAsync("2026-03-18");

        Assert.Equal(ExitCode.No, ending.ExitCode);
        Assert.Contains("THE SIGNATURE DOES NOT HOLD", ending.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_holds_is_a_yes_and_what_could_not_be_told_is_no_no()
    {
        var told = Enum.GetValues<SignOffFinding>().ToDictionary(finding => finding, finding => ReportsCommand.Tell(finding).Code);

        Assert.Equal([SignOffFinding.Holds], told.Where(one => one.Value is ExitCode.Yes).Select(one => one.Key));
        Assert.Equal(
            [SignOffFinding.NotSigned, SignOffFinding.CannotBeCompared],
            told.Where(one => one.Value is ExitCode.CouldNotBeTold).Select(one => one.Key));
    }

    [Fact]
    public void Of_a_file_only_what_holds_is_a_yes_and_what_was_changed_is_a_no()
    {
        var told = Enum.GetValues<SignedFileFinding>().ToDictionary(finding => finding, finding => ReportsCommand.Tell(finding).Code);

        Assert.Equal([SignedFileFinding.Holds], told.Where(one => one.Value is ExitCode.Yes).Select(one => one.Key));
        Assert.Equal(
            [
                SignedFileFinding.NotSignedReport, SignedFileFinding.Cut, SignedFileFinding.LaterProgram,
                SignedFileFinding.NoSeal,
            ],
            told.Where(one => one.Value is ExitCode.CouldNotBeTold).Select(one => one.Key));
        Assert.Distinct(Enum.GetValues<SignedFileFinding>().Select(finding => ReportsCommand.Tell(finding).Words));
    }

    [Fact]
    public async Task A_file_is_verified_by_the_keys_of_an_export_without_a_data_folder()
    {
        await using var hall = await ReportTestDesk.CreateAsync();
        var file = Path.Combine(_folder, "report.pdf");
        await File.WriteAllBytesAsync(file, await hall.SignedPaperAsync(), Cancel);
        var keys = Path.Combine(_folder, "keys.json");
        await File.WriteAllTextAsync(
            keys, ExportJson.Write(new { hall = "0007", auditKey = ExportJson.Of(SomeKeys.Ring.AuditKey) }), Cancel);

        var yes = await RunAsync(file, "--keys", keys);
        Assert.Equal(ExitCode.Yes, yes.ExitCode);
        Assert.Contains("the signature holds", yes.Output, StringComparison.Ordinal);
        Assert.Contains(SomeClerk.Supervisor.Name, yes.Output, StringComparison.Ordinal);

        var unknown = await RunAsync(file);
        Assert.Equal(ExitCode.CouldNotBeTold, unknown.ExitCode);
        Assert.Contains("There is no key ring", unknown.Errors, StringComparison.Ordinal);
        await WriteAsync(isSigned: false);
        Assert.Equal(ExitCode.No, (await RunAsync(file)).ExitCode);
        Assert.Equal(ExitCode.CouldNotBeTold, (await RunAsync(file, "--keys", file)).ExitCode);
        Assert.Equal(ExitCode.CouldNotBeTold, (await RunAsync(keys, "--keys", keys)).ExitCode);
        Assert.Equal(ExitCode.WrongUsage, (await RunAsync(file + "x")).ExitCode);
    }

    private async Task WriteAsync(bool isSigned)
    {
        Directory.CreateDirectory(new DataFolder(_folder).Keys);
        KeyRingFile.Write(
            new DataFolder(_folder).Keys, KeyRingContent.Generate(new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc)));
        await using var database = FileDatabase.Create(_folder);
        if (isSigned)
        {
            await using var db = database.CreateDbContext();
            db.Add(ReportSignOff.Of(SomeSignOffs.Statement(), SomeKeys.Ring));
            await db.SaveChangesAsync(Cancel);
        }
    }

    private Task<DeskProgram.Ending> RunAsync(params string[] what) =>
        DeskProgram.RunAsync(["reports", "verify", .. what, "--DataFolder", _folder]);
}
