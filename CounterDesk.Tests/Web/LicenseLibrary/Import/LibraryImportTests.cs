using System.Text;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Licenses;
using CounterDesk.Tests.Support;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.LicenseLibrary.Import;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.LicenseLibrary.Import;

public sealed class LibraryImportTests : IAsyncLifetime
{
    private readonly SomeManifest _folder = new();
    private readonly List<ImportProgress> _progress = [];
    private TestLibrary _library = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _library = await TestLibrary.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await _library.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_row_is_taken_and_can_be_found(bool asJson)
    {
        License[] licenses =
        [
            SomeLicenses.Of(SomeLicenses.ResidentIdCard), SomeLicenses.Of(SomeLicenses.MarriageCertificate),
            SomeLicenses.Of(SomeLicenses.BusinessLicense),
        ];
        var rows = licenses.Select(license => SomeManifest.Row(license));
        _ = asJson ? _folder.WriteJson(rows) : _folder.WriteCsv(rows);

        var summary = await ImportAsync();

        Assert.Equal(new ImportProgress(3, 0, 0, 0, 1), summary.Done);
        Assert.Empty(summary.Refusals);
        Assert.Empty(summary.Remarks);
        Assert.IsType<LicenseLookup.Found>(await _library.FindAsync("沈知夏 1990-11-02"));
        Assert.IsType<LicenseLookup.Found>(await _library.FindAsync("91350100M000100Y43"));
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        _folder.WriteCsv([SomeManifest.Row(SomeLicenses.Of(SomeLicenses.ResidentIdCard), (MetadataItem.File, "id.ofd"))])
            .Write("id.ofd", "no package"u8.ToArray());
        await ImportAsync();
        var before = await KeptAsync();
        _library.Time.Advance(TimeSpan.FromDays(1));

        var summary = await ImportAsync();

        Assert.Equal(new ImportProgress(0, 0, 1, 0, 1), summary.Done);
        Assert.True(summary.IsComplete);
        Assert.Equivalent(before, await KeptAsync(), strict: true);
    }

    [Fact]
    public async Task An_import_that_was_killed_halfway_is_run_again_and_completes()
    {
        _folder.WriteCsv(Enumerable.Range(0, 240).Select(serial => SomeManifest.Row(SomeLicenses.Of(SomeLicenses.ResidentIdCard, $"S{serial}"))));
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var progress = new Reports(report =>
        {
            if (report.Rows >= 100)
            {
                kill.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _library.Import.ImportAsync(_folder.Folder, progress, kill.Token));
        Assert.Equal(100, (await KeptAsync()).Count);

        var summary = await ImportAsync();

        Assert.Equal(new ImportProgress(140, 0, 100, 0, 1), summary.Done);
        Assert.Equal(240, (await KeptAsync()).Count);
    }

    [Fact]
    public async Task Progress_is_told_batch_by_batch()
    {
        _folder.WriteCsv(Enumerable.Range(0, 120).Select(serial => SomeManifest.Row(SomeLicenses.Of(SomeLicenses.ResidentIdCard, $"S{serial}"))));

        await ImportAsync();

        Assert.Equal([50, 100, 120], _progress.Select(report => report.Rows));
        Assert.Equal(_progress.Select(report => report.Share).Order(), _progress.Select(report => report.Share));
    }

    [Fact]
    public async Task A_row_that_is_wrong_does_not_keep_the_others_out()
    {
        _folder.WriteCsv(
        [
            SomeManifest.Row(SomeLicenses.Of(SomeLicenses.ResidentIdCard), (MetadataItem.HolderCode, "999901194006120022")),
            SomeManifest.Row(SomeLicenses.Of(SomeLicenses.BusinessLicense)),
        ]);

        var summary = await ImportAsync();

        Assert.Equal(new ImportProgress(1, 0, 0, 1, 1), summary.Done);
        Assert.Equal([new ImportFinding(2, "certificate_holder_code", ImportReason.WrongCheckCharacter)], summary.Refusals);
        Assert.False(summary.IsComplete);
    }

    [Fact]
    public async Task A_license_that_comes_twice_is_taken_once_and_the_first_sound_row_counts()
    {
        var license = SomeLicenses.Of(SomeLicenses.ResidentIdCard);
        _folder.WriteCsv(
        [
            SomeManifest.Row(license, (MetadataItem.IssuerName, "")),
            SomeManifest.Row(license),
            SomeManifest.Row(license, (MetadataItem.Status, "吊销")),
        ]);

        var summary = await ImportAsync();

        Assert.Equal(
            [
                new(2, "certificate_issuing_authority_name", ImportReason.Missing),
                new(4, "certificate_identifier", ImportReason.Duplicate, "3"),
            ],
            summary.Refusals);
        Assert.Equal(LicenseStatus.Valid, Assert.IsType<LicenseReading.Read>(await _library.ReadAsync(license)).License.Status);
    }

    [Theory]
    [InlineData("id.ofd", null, ImportReason.FileMissing)]
    [InlineData("../id.ofd", "x", ImportReason.FileOutsideFolder)]
    [InlineData("/etc/passwd", "x", ImportReason.FileOutsideFolder)]
    [InlineData("..\\id.ofd", "x", ImportReason.FileOutsideFolder)]
    [InlineData("id.txt", "text", ImportReason.FileFormatUnknown)]
    [InlineData("sub", null, ImportReason.FileMissing)]
    public async Task A_file_that_cannot_be_used_refuses_its_row(string path, string? content, ImportReason reason)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Folder, "sub"));
        _folder.WriteCsv([SomeManifest.Row(SomeLicenses.Of(SomeLicenses.ResidentIdCard), (MetadataItem.File, path))]);
        if (content is not null)
        {
            _folder.Write(Path.GetFileName(path), Encoding.UTF8.GetBytes(content));
        }

        var summary = await ImportAsync();

        Assert.Equal([new ImportFinding(2, "file", reason)], summary.Refusals);
        Assert.Empty(await KeptAsync());
    }

    [Theory]
    [InlineData("files/id.ofd", "PK\u0003\u0004 no package", LicenseFileFormat.Ofd)]
    [InlineData("files\\id.ofd", "something in front of PK", LicenseFileFormat.Ofd)]
    [InlineData("files/id.bin", "%PDF-1.7", LicenseFileFormat.Pdf)]
    public async Task A_file_is_kept_even_when_it_cannot_be_read_because_that_is_for_the_verification_to_say(
        string path, string content, LicenseFileFormat format)
    {
        var license = SomeLicenses.Of(SomeLicenses.ResidentIdCard);
        Directory.CreateDirectory(Path.Combine(_folder.Folder, "files"));
        _folder.WriteCsv([SomeManifest.Row(license, (MetadataItem.File, path))])
            .Write(path.Replace('\\', '/'), Encoding.ASCII.GetBytes(content));

        Assert.Empty((await ImportAsync()).Refusals);

        var file = Assert.IsType<LicenseReading.Read>(await _library.ReadAsync(license)).File!;
        Assert.Equal((format, content), (file.Format, Encoding.ASCII.GetString(file.Bytes.Span)));
    }

    // The sealed file names 林秀兰 and the number DEMO-2026-000001.
    [Theory]
    [InlineData("DEMO-2026-000001", null)]
    [InlineData("DEMO-2026-000002", "certificate_number")]
    public async Task A_file_that_says_something_else_than_its_row_refuses_it(string number, string? field)
    {
        var license = SomeLicenses.Of(SomeLicenses.HouseholdRegister) with { Number = number };
        _folder.WriteCsv(
            [
                SomeManifest.Row(
                    license,
                    (MetadataItem.Face, SomeManifest.Face(license, "householdNumber", number)), (MetadataItem.File, "register.ofd")),
            ])
            .Write("register.ofd", SomeSeals.SealedFile());

        var summary = await ImportAsync();

        Assert.Equal(
            field is null ? [] : [new ImportFinding(2, "file", ImportReason.FileDisagrees, field)], summary.Refusals.AsEnumerable());
    }

    [Fact]
    public async Task A_manifest_in_GB_18030_is_read()
    {
        var license = SomeLicenses.Of(SomeLicenses.ResidentIdCard);
        _folder.WriteCsv([SomeManifest.Row(license)], ManifestEncoding.Gb18030);

        Assert.True((await ImportAsync()).IsComplete);

        Assert.Equal("林秀兰", Assert.IsType<LicenseReading.Read>(await _library.ReadAsync(license)).License.Holders[0].Name);
    }

    [Fact]
    public async Task Damaged_characters_refuse_their_row_and_no_other()
    {
        var good = SomeManifest.Row(SomeLicenses.Of(SomeLicenses.BusinessLicense));
        var bad = SomeManifest.Row(SomeLicenses.Of(SomeLicenses.BusinessLicense, "S2"), (MetadataItem.IssuerName, "DAMAGED"));
        var text = Encoding.UTF8.GetBytes(SomeManifest.Csv([good, bad]));
        text.AsSpan(text.AsSpan().IndexOf("DAMAGED"u8), 2).Fill(0xD6);
        _folder.Write("manifest.csv", text);

        var summary = await ImportAsync();

        Assert.Equal(
            [new ImportFinding(3, "certificate_issuing_authority_name", ImportReason.BadEncoding)], summary.Refusals);
        Assert.Equal(1, summary.Done.Added);
    }

    [Fact]
    public async Task A_manifest_that_breaks_off_gives_the_rows_before_it()
    {
        _folder.WriteJson([SomeManifest.Row(SomeLicenses.Of(SomeLicenses.ResidentIdCard))]);
        var whole = await File.ReadAllBytesAsync(Path.Combine(_folder.Folder, "manifest.json"), Cancel);
        _folder.Write("manifest.json", [.. whole[..^1], .. ",{\"ZZBS\""u8]);

        var summary = await ImportAsync();

        Assert.Equal(1, summary.Done.Added);
        Assert.Equal((0, ImportReason.ManifestNotJson), (summary.Refusals.Single().Row, summary.Refusals.Single().Reason));
    }

    [Fact]
    public async Task An_import_is_announced_and_recorded_with_its_counts()
    {
        _folder.WriteCsv([SomeManifest.Row(SomeLicenses.Of(SomeLicenses.ResidentIdCard))]);

        await ImportAsync();

        var entries = await ReadLogAsync();
        Assert.Equal([("Import", "Announced"), ("Import", "Done")], entries.Select(entry => (entry.Action, entry.Outcome)));
        Assert.Contains("Added", entries[1].Details, StringComparison.Ordinal);
        Assert.DoesNotContain(entries, entry => entry.Details?.Contains("林秀兰", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task A_folder_without_a_manifest_is_a_failure_in_the_log()
    {
        var summary = await ImportAsync();

        Assert.Equal([new ImportFinding(0, null, ImportReason.NoManifest)], summary.Refusals);
        Assert.Equal(["Announced", "Failed"], (await ReadLogAsync()).Select(entry => entry.Outcome));
    }

    private Task<ImportSummary> ImportAsync() => _library.Import.ImportAsync(_folder.Folder, new Reports(_progress.Add), Cancel);

    private async Task<List<KeptLicense>> KeptAsync()
    {
        await using var db = _library.Database.CreateDbContext();
        return await db.Set<KeptLicense>().AsNoTracking().Include(license => license.Holders).OrderBy(license => license.Id).ToListAsync(Cancel);
    }

    private async Task<List<AuditEntry>> ReadLogAsync()
    {
        await using var db = _library.Database.CreateDbContext();
        return await db.Set<AuditEntry>().AsNoTracking().OrderBy(entry => entry.Sequence).ToListAsync(Cancel);
    }

    private sealed class Reports(Action<ImportProgress> take) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => take(value);
    }
}
