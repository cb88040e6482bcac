using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Licenses;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.LicenseLibrary.Import;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Copies;

public sealed class LicenseNewsTests : IAsyncLifetime
{
    private const string Serial = "20260102000001";

    private static readonly License _license = SomeLicenses.Of(SomeLicenses.MarriageCertificate, Serial);
    private static readonly License _newer = SomeLicenses.Of(SomeLicenses.MarriageCertificate, Serial, version: 2);

    private TestDesk _desk = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _desk = await TestDesk.CreateAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_license_that_lost_its_force_marks_its_copies_each_with_an_entry()
    {
        await SomeCopyDesk.PrintAsync(_desk, _license);
        await SomeCopyDesk.PrintAsync(_desk, _license);
        await SomeCopyDesk.PrintAsync(_desk);

        Assert.Equal(2, await HearAsync(_license with { Status = LicenseStatus.Revoked }));

        Assert.Equal([LicenseStatus.Revoked, LicenseStatus.Revoked, null], await MarksAsync());
        var entries = (await _desk.ReadLogAsync())[^2..];
        Assert.All(entries, entry => Assert.Equal(
            (nameof(AuditAction.CopyLicenseChanged), null, "顾*河"), (entry.Action, entry.Actor, entry.Subject)));
        Assert.Equal("Number=0007-260318-00002-7\nStatus=Revoked", entries[1].Details);
    }

    [Fact]
    public async Task A_newer_version_marks_copies_of_the_old_one_as_of_when_it_came_and_not_its_own()
    {
        await SomeCopyDesk.PrintAsync(_desk, _license);
        await SomeCopyDesk.PrintAsync(_desk, _newer);

        // As a library answers that has both.
        Assert.Equal(1, await HearAsync(_license with { Status = LicenseStatus.Superseded }, _newer));

        Assert.Equal([LicenseStatus.Superseded, null], await MarksAsync());
        await using var db = _desk.Database.CreateDbContext();
        Assert.Equal(
            _newer.Origin.SynchronizedAtUtc,
            (await db.Set<RegisteredCopy>().FirstAsync(copy => copy.ChangedTo != null, Cancellation)).ChangedAsOfUtc);
    }

    [Fact]
    public async Task What_is_known_already_is_not_recorded_again()
    {
        await SomeCopyDesk.PrintAsync(_desk, _license);
        await HearAsync(_license with { Status = LicenseStatus.Revoked });
        var logged = (await _desk.ReadLogAsync()).Count;

        Assert.Equal(0, await HearAsync(_license with { Status = LicenseStatus.Revoked }));
        Assert.Equal(0, await HearAsync());
        Assert.Equal(logged, (await _desk.ReadLogAsync()).Count);
    }

    [Fact]
    public async Task A_copy_that_has_expired_is_left_alone()
    {
        await SomeCopyDesk.PrintAsync(_desk, _license);
        _desk.Time.Advance(TimeSpan.FromDays(31));

        Assert.Equal(0, await HearAsync(_license with { Status = LicenseStatus.Revoked }));
    }

    [Fact]
    public async Task The_mark_goes_with_an_entry_when_the_license_is_in_force_again()
    {
        await SomeCopyDesk.PrintAsync(_desk, _license);
        await HearAsync(_license with { Status = LicenseStatus.Suspended });

        Assert.Equal(1, await HearAsync(_license));

        Assert.Equal([null], await MarksAsync());
        Assert.EndsWith("Status=Cleared", (await _desk.ReadLogAsync())[^1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_made_before_the_register_knew_of_versions_is_marked_by_its_own_license()
    {
        await SomeCopyDesk.PrintAsync(_desk, _license);
        await using (var db = _desk.Database.CreateDbContext())
        {
            await db.Database.ExecuteSqlRawAsync(
                "UPDATE Copies SET SeriesHash = LicenseHash, LicenseVersion = 0", Cancellation);
        }

        Assert.Equal(1, await HearAsync(_license with { Status = LicenseStatus.Revoked }));
    }

    [Fact]
    public async Task What_a_search_finds_is_heard()
    {
        await SomeCopyDesk.PrintAsync(_desk, _license);
        var visit = await _desk.OpenVisitAsync();
        _desk.Source.Has(_license with { Status = LicenseStatus.Revoked });

        await _desk.LookUp.SearchAsync(visit.Id, SomeClerk.Value, _license.Holders[0].Code.Text, Cancellation);

        Assert.Equal([LicenseStatus.Revoked], await MarksAsync());
    }

    [Fact]
    public async Task What_is_verified_again_is_heard()
    {
        var license = SomeLicenses.Of(SomeLicenses.ResidentIdCard);
        await SomeCopyDesk.PrintAsync(_desk, license);
        var visit = await _desk.OpenVisitAsync();
        _desk.Source.Has(license with { Status = LicenseStatus.Suspended });

        Assert.IsType<OpeningAnswer.Opened>(
            await _desk.LookUp.OpenAsync(visit.Id, SomeClerk.Value, license.Identifier, Cancellation));

        Assert.Equal([LicenseStatus.Suspended], await MarksAsync());
    }

    [Fact]
    public async Task What_an_import_brings_is_heard_also_when_the_library_had_it_already()
    {
        await using var library = await TestLibrary.CreateAsync();
        var copy = SomeCopies.Printed(SomeCopies.Order() with { License = _license });
        using var manifest = new SomeManifest().WriteCsv([SomeManifest.Row(_newer)]);
        await library.TakeInAsync(_newer);
        await using var db = library.Database.CreateDbContext();
        db.Add(copy);
        await db.SaveChangesAsync(Cancellation);

        var summary =
            await library.Import.ImportAsync(manifest.Folder, new Progress<ImportProgress>(), Cancellation);

        Assert.Empty(summary.Refusals);
        await db.Entry(copy).ReloadAsync(Cancellation);
        Assert.Equal(LicenseStatus.Superseded, copy.ChangedTo);
    }

    [Fact]
    public async Task Without_the_log_nothing_is_marked()
    {
        await SomeCopyDesk.PrintAsync(_desk, _license);
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => HearAsync(_license with { Status = LicenseStatus.Revoked }));

        Assert.Equal([null], await MarksAsync());
    }

    private Task<int> HearAsync(params License[] licenses) =>
        _desk.News.HearAsync([.. licenses.Select(HeardLicense.Of)], Cancellation);

    private async Task<List<LicenseStatus?>> MarksAsync()
    {
        await using var db = _desk.Database.CreateDbContext();
        return await db.Set<RegisteredCopy>().OrderBy(copy => copy.Sequence).Select(copy => copy.ChangedTo)
            .ToListAsync(Cancellation);
    }
}
