using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Synchronization;
using CounterDesk.Tests.Support;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.LicenseLibrary.Mirror;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.LicenseLibrary.Mirror;

public sealed class SynchronizationTests : IAsyncLifetime
{
    private readonly License _license = SomeLicenses.Of(SomeLicenses.MarriageCertificate);
    private readonly StubFeed _feed = new();
    private TestLibrary _library = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _library = await TestLibrary.CreateAsync();

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task All_that_is_published_is_found_and_taking_it_in_again_changes_nothing()
    {
        _feed.Pages.Add([Published(1, _license, HallLibraryTests.SomeFile("one"))]);
        _feed.Pages.Add([Published(2, SomeLicenses.Of(SomeLicenses.BusinessLicense))]);
        await CurrentAsync();
        Assert.IsType<LicenseLookup.Found>(await _library.FindAsync(_license.Number));
        var before = await KeptAsync();

        // Whoever has lost the cursor reads all of it again.
        _feed.Instead.Enqueue(new PlatformAnswer<FeedPage>.Refused(PlatformRefusal.CursorUnknown, "41"));
        _library.Time.Advance(TimeSpan.FromHours(1));
        await CurrentAsync();

        Assert.Equal([null, "1", "2", null, "1"], _feed.Asked);
        Assert.Equal(before.Select(Written), (await KeptAsync()).Select(Written));
        Assert.All(await KeptAsync(), row => Assert.Equal(2, row.Load));
        Assert.Equal(
            ["LibraryLoadBegun", "LibrarySynchronized", "LibrarySynchronized", "LibraryLoadEnded", "LibraryLoadBegun", "LibraryLoadEnded"],
            await ActionsAsync());
    }

    [Fact]
    public async Task What_broke_off_goes_on_behind_the_last_page_that_was_saved()
    {
        _feed.Pages.Add([Published(1, _license)]);
        _feed.Pages.Add([Published(2, SomeLicenses.Of(SomeLicenses.BusinessLicense))]);
        _feed.Instead.Enqueue(new PlatformAnswer<FeedPage>.Answered(new([.. _feed.Pages[0]], "1", HasMore: true)));
        _feed.Instead.Enqueue(new PlatformAnswer<FeedPage>.Unreachable(UnreachableCause.NoConnection, DateTime.UnixEpoch));
        Assert.Equal(SynchronizationOutcome.Failed, await GoAsync());
        Assert.Equal((true, "1"), await StateAsync(state => (state.IsLoading, state.Cursor)));

        _library.Time.Advance(TimeSpan.FromMinutes(3));
        await CurrentAsync();

        Assert.Equal([null, "1", "1"], _feed.Asked);
        Assert.Equal(2, (await KeptAsync()).Count);
        Assert.Equal(
            ["LibraryLoadBegun", "LibrarySynchronized", "LibraryFeedSilent", "LibraryFeedBack", "LibrarySynchronized", "LibraryLoadEnded"],
            await ActionsAsync());
    }

    [Fact]
    public async Task A_status_keeps_the_file_and_a_withdrawal_lets_go_of_it_and_says_since_when()
    {
        _feed.Pages.Add([Published(1, _license, HallLibraryTests.SomeFile("one"))]);
        await CurrentAsync();
        _feed.Pages.Add([Changed(2, LicenseStatus.Suspended)]);
        await CurrentAsync();
        var suspended = await ReadAsync();
        Assert.Equal((LicenseStatus.Suspended, "暂停"), (suspended.License.Status, suspended.License.RawStatus));
        Assert.NotNull(suspended.File);

        _library.Time.Advance(TimeSpan.FromMinutes(5));
        var at = _library.Time.GetUtcNow().UtcDateTime;
        _feed.Pages.Add([Changed(3, LicenseStatus.Withdrawn)]);
        await CurrentAsync();
        _library.Time.Advance(TimeSpan.FromMinutes(5));
        await CurrentAsync();

        var withdrawn = await ReadAsync();
        Assert.Equal((LicenseStatus.Withdrawn, null), (withdrawn.License.Status, withdrawn.File));
        await using var db = _library.Database.CreateDbContext();
        Assert.False(await db.Set<KeptFile>().AnyAsync(Cancel));
        Assert.Equal(new LicenseStanding(LicenseStatus.Withdrawn, at), await StandingAsync());
    }

    [Fact]
    public async Task What_is_still_published_is_as_fresh_as_the_last_answer()
    {
        _feed.Pages.Add([Published(1, _license)]);
        await CurrentAsync();
        _library.Time.Advance(TimeSpan.FromHours(5));
        await CurrentAsync();

        Assert.Equal(_library.Time.GetUtcNow().UtcDateTime, (await ReadAsync()).License.Origin.SynchronizedAtUtc);
        Assert.Equal(new LicenseStanding(LicenseStatus.Valid, _library.Time.GetUtcNow().UtcDateTime), await StandingAsync());

        // No longer published: it is as old as it is.
        var taken = _library.Time.GetUtcNow().UtcDateTime - TimeSpan.FromHours(5);
        _feed.Pages[0] = [Published(1, SomeLicenses.Of(SomeLicenses.BusinessLicense))];
        _feed.Instead.Enqueue(new PlatformAnswer<FeedPage>.Refused(PlatformRefusal.CursorUnknown, "41"));
        await CurrentAsync();

        Assert.Equal(taken, (await ReadAsync()).License.Origin.SynchronizedAtUtc);
    }

    [Fact]
    public async Task A_status_that_comes_before_its_license_counts_when_the_license_comes()
    {
        _feed.Pages.Add([Changed(7, LicenseStatus.Revoked)]);
        await CurrentAsync();
        Assert.Empty(await KeptAsync());
        _feed.Pages.Add([Published(4, _license), Changed(2, LicenseStatus.Suspended)]);
        await CurrentAsync();

        Assert.Equal(LicenseStatus.Revoked, (await ReadAsync()).License.Status);
        await using var db = _library.Database.CreateDbContext();
        Assert.False(await db.Set<AheadStatus>().AnyAsync(Cancel));
    }

    [Fact]
    public async Task A_new_version_supersedes_the_old_one_from_when_it_was_told()
    {
        _feed.Pages.Add([Published(1, _license)]);
        await CurrentAsync();
        _library.Time.Advance(TimeSpan.FromMinutes(1));
        _feed.Pages.Add([Published(2, SomeLicenses.Of(SomeLicenses.MarriageCertificate, version: 2))]);
        await CurrentAsync();

        Assert.Equal(new LicenseStanding(LicenseStatus.Superseded, _library.Time.GetUtcNow().UtcDateTime), await StandingAsync());
    }

    [Fact]
    public async Task A_record_that_cannot_be_taken_is_listed_once_and_stops_no_other()
    {
        LicenseChange[] page =
        [
            new LicenseChange.Refused(5, ChangeRefusal.UnknownKind, "cd_operation", "77"), Published(6, _license),
            new LicenseChange.Refused(7, ChangeRefusal.WrongValue, "certificate_number"),
        ];
        _feed.Pages.Add(page);
        _feed.Pages.Add(page);
        await CurrentAsync();

        var listed = await _library.From(_feed).ReadRefusedAsync(10, Cancel);
        Assert.Equal(["7 WrongValue ", "5 UnknownKind 77"], listed.Select(row => $"{row.Number} {row.Why} {row.RawCode}"));
        Assert.Equal(2L, await StateAsync(state => state.Refused));
        Assert.Single(await KeptAsync());
    }

    [Fact]
    public async Task What_was_refused_is_no_longer_listed_once_it_comes_well()
    {
        _feed.Pages.Add(
        [
            new LicenseChange.Refused(5, ChangeRefusal.WrongValue, "certificate_number"),
            new LicenseChange.Refused(6, ChangeRefusal.WrongValue, "certificate_number"),
        ]);
        await CurrentAsync();
        _feed.Pages.Add([Published(5, _license)]);
        await CurrentAsync();

        Assert.Equal(6, Assert.Single(await _library.From(_feed).ReadRefusedAsync(10, Cancel)).Number);
        Assert.Equal(1L, await StateAsync(state => state.Refused));
    }

    [Fact]
    public async Task A_damaged_license_is_listed_stops_no_other_and_is_whole_when_it_is_published_anew()
    {
        _feed.Pages.Add([Published(1, _license, HallLibraryTests.SomeFile("one"))]);
        await CurrentAsync();
        await _library.DamageAsync();
        _feed.Pages.Add([Changed(2, LicenseStatus.Revoked), Published(3, SomeLicenses.Of(SomeLicenses.BusinessLicense))]);
        await CurrentAsync();

        var listed = Assert.Single(await _library.From(_feed).ReadRefusedAsync(10, Cancel));
        Assert.Equal((2L, nameof(ChangeRefusal.KeptUnreadable)), (listed.Number, listed.Why));
        Assert.Equal([0, 1], (await KeptAsync()).Select(row => row.Load));
        Assert.IsType<LicenseReading.Unavailable>(await _library.ReadAsync(_license));

        _feed.Pages.Add([Published(4, _license)]);
        await CurrentAsync();

        var read = await ReadAsync();
        Assert.Equal((LicenseStatus.Valid, null), (read.License.Status, read.File));
        Assert.IsType<LicenseLookup.Found>(await _library.FindAsync(_license.Number));
        await using var db = _library.Database.CreateDbContext();
        Assert.False(await db.Set<KeptFile>().AnyAsync(Cancel));
        Assert.Equal(1, (await KeptAsync())[0].Load);
    }

    [Fact]
    public async Task Without_the_key_of_what_is_kept_nothing_is_taken_and_the_cursor_stays()
    {
        _feed.Pages.Add([Published(1, _license)]);
        await CurrentAsync();
        await ExchangeAsync(content => new("00000000", content.Bytes));
        _feed.Pages.Add([Changed(2, LicenseStatus.Revoked)]);

        await Assert.ThrowsAnyAsync<AggregateException>(GoAsync);

        Assert.Equal(("1", 0L), await StateAsync(state => (state.Cursor, state.Refused)));
    }

    [Fact]
    public async Task Other_holders_are_found_and_those_before_no_longer()
    {
        _feed.Pages.Add([Published(1, _license)]);
        await CurrentAsync();
        _feed.Pages.Add([Published(2, _license with { Holders = [SomeLicenses.Lin] })]);
        await CurrentAsync();

        await using var db = _library.Database.CreateDbContext();
        Assert.Equal(
            _library.Keys.HashOfCode(SomeLicenses.Lin.Code.Text),
            Assert.Single(await db.Set<KeptHolder>().ToListAsync(Cancel)).CodeHash);
    }

    [Fact]
    public async Task Of_two_servers_one_goes_on_until_its_lease_is_over()
    {
        var (one, other) = (_library.From(_feed), _library.From(_feed));
        Assert.Equal(SynchronizationOutcome.Current, await one.GoAsync(null, Cancel));
        Assert.Equal(SynchronizationOutcome.NotOurs, await other.GoAsync(null, Cancel));

        _library.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(SynchronizationOutcome.Current, await other.GoAsync(null, Cancel));
        Assert.Equal(SynchronizationOutcome.NotOurs, await one.GoAsync(null, Cancel));
    }

    [Fact]
    public async Task A_source_whose_cursor_stands_still_is_not_asked_for_ever()
    {
        _feed.Instead.Enqueue(new PlatformAnswer<FeedPage>.Answered(new([], "1", HasMore: true)));
        _feed.Instead.Enqueue(new PlatformAnswer<FeedPage>.Answered(new([], "1", HasMore: true)));

        Assert.Equal(SynchronizationOutcome.Failed, await GoAsync());
    }

    private static LicenseChange.Published Published(long number, License license, LicenseFile? file = null) =>
        new(number, license, file);

    private LicenseChange.StatusChanged Changed(long number, LicenseStatus status) =>
        new(number, _license.Identifier, status, status is LicenseStatus.Suspended ? "暂停" : null);

    // Each round is another start of the program, which has the lease of the one before no more.
    private async Task<SynchronizationOutcome> GoAsync()
    {
        await using var db = _library.Database.CreateDbContext();
        await db.Set<MirrorState>().ExecuteUpdateAsync(row => row.SetProperty(state => state.LeaseUntilUtc, (DateTime?)null), Cancel);
        return await _library.From(_feed).GoAsync(null, Cancel);
    }

    private async Task CurrentAsync() => Assert.Equal(SynchronizationOutcome.Current, await GoAsync());

    private async Task<LicenseReading.Read> ReadAsync() => Assert.IsType<LicenseReading.Read>(await _library.ReadAsync(_license));

    // The one license that is kept lies there otherwise than it was written.
    private async Task ExchangeAsync(Func<EncryptedContent, EncryptedContent> change)
    {
        await using var db = _library.Database.CreateDbContext();
        var row = await db.Set<KeptLicense>().SingleAsync(Cancel);
        row.Content = change(row.Content);
        await db.SaveChangesAsync(Cancel);
    }

    private static string Written(KeptLicense row) =>
        $"{row.Id} {row.SynchronizedAtUtc:o} {Convert.ToHexString(row.Content.Bytes)}";

    private Task<LicenseStanding?> StandingAsync() =>
        ((HallLibrary)_library.Source).FindStandingAsync(_library.Keys.HashOf(_license.Identifier), Cancel);

    private async Task<List<KeptLicense>> KeptAsync()
    {
        await using var db = _library.Database.CreateDbContext();
        return await db.Set<KeptLicense>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancel);
    }

    private async Task<T> StateAsync<T>(Func<MirrorState, T> read) => read((await _library.From(_feed).ReadStateAsync(Cancel))!);

    private async Task<List<string>> ActionsAsync()
    {
        await using var db = _library.Database.CreateDbContext();
        return await db.Set<AuditEntry>().OrderBy(entry => entry.Sequence).Select(entry => entry.Action).ToListAsync(Cancel);
    }
}
