using CounterDesk.Domain.Licenses;
using CounterDesk.Tests.Support;
using CounterDesk.Web.LicenseLibrary;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.LicenseLibrary;

public sealed class LibraryIntakeTests : IAsyncLifetime
{
    private readonly License _license = SomeLicenses.Of(SomeLicenses.MarriageCertificate);
    private TestLibrary _library = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _library = await TestLibrary.CreateAsync();

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Fact]
    public async Task Taking_the_same_in_twice_changes_nothing()
    {
        BroughtLicense[] batch = [new(_license, HallLibraryTests.SomeFile("one"))];
        Assert.Equal([IntakeOutcome.Added], await _library.Intake.TakeInAsync(batch, Cancel));
        var before = await KeptAsync();

        _library.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal([IntakeOutcome.Unchanged], await _library.Intake.TakeInAsync(batch, Cancel));

        Assert.Equivalent(before, await KeptAsync(), strict: true);
    }

    [Fact]
    public async Task What_is_different_is_changed_with_the_time_of_the_change()
    {
        await _library.TakeInAsync(_license);
        _library.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal([IntakeOutcome.Changed], await _library.TakeInAsync(_license with { Status = LicenseStatus.Revoked }));

        var read = Assert.IsType<LicenseReading.Read>(await _library.ReadAsync(_license)).License;
        Assert.Equal((LicenseStatus.Revoked, _library.Time.GetUtcNow().UtcDateTime), (read.Status, read.Origin.SynchronizedAtUtc));
    }

    [Fact]
    public async Task What_is_damaged_stops_nothing_and_is_whole_once_it_is_brought_again()
    {
        await _library.TakeInAsync(_license);
        await _library.DamageAsync();

        Assert.Equal(
            [IntakeOutcome.Changed, IntakeOutcome.Added],
            await _library.TakeInAsync(_license, SomeLicenses.Of(SomeLicenses.BusinessLicense)));

        Assert.IsType<LicenseReading.Read>(await _library.ReadAsync(_license));
    }

    [Fact]
    public async Task A_holder_who_is_no_longer_one_finds_the_license_no_longer()
    {
        await _library.TakeInAsync(_license);

        await _library.TakeInAsync(_license with { Holders = [SomeLicenses.Gu, SomeLicenses.Lin], Number = "J999901-2019-000400" });

        Assert.IsType<LicenseLookup.None>(await _library.FindAsync(SomeLicenses.Shen.Code.Text));
        Assert.IsType<LicenseLookup.None>(await _library.FindAsync(_license.Number));
        Assert.IsType<LicenseLookup.Found>(await _library.FindAsync(SomeLicenses.Gu.Code.Text));
        Assert.IsType<LicenseLookup.Found>(await _library.FindAsync(SomeLicenses.Lin.Code.Text));
        Assert.IsType<LicenseLookup.Found>(await _library.FindAsync("J999901-2019-000400"));
    }

    [Theory]
    [InlineData(null, "one")]
    [InlineData("one", "two")]
    [InlineData("one", null)]
    public async Task A_file_can_come_later_change_and_go(string? before, string? after)
    {
        await _library.Intake.TakeInAsync([Brought(before)], Cancel);
        Assert.Equal([IntakeOutcome.Changed], await _library.Intake.TakeInAsync([Brought(after)], Cancel));

        var file = Assert.IsType<LicenseReading.Read>(await _library.ReadAsync(_license)).File;

        Assert.Equal(after is null ? null : HallLibraryTests.SomeFile(after).Bytes.ToArray(), file?.Bytes.ToArray());
    }

    [Fact]
    public async Task A_batch_is_taken_in_whole_or_not_at_all()
    {
        var twice = SomeLicenses.Of(SomeLicenses.BusinessLicense);

        await Assert.ThrowsAsync<DbUpdateException>(() => _library.TakeInAsync(_license, twice, twice));

        Assert.IsType<LicenseReading.None>(await _library.ReadAsync(_license));
    }

    [Fact]
    public async Task A_large_batch_says_of_each_license_what_became_of_it()
    {
        var many = Enumerable.Range(0, 500).Select(serial => SomeLicenses.Of(SomeLicenses.ResidentIdCard, $"S{serial}")).ToArray();
        await _library.TakeInAsync(many[..250]);

        var outcomes = await _library.TakeInAsync(many);

        Assert.Equal(
            [.. Enumerable.Repeat(IntakeOutcome.Unchanged, 250), .. Enumerable.Repeat(IntakeOutcome.Added, 250)], outcomes);
    }

    private BroughtLicense Brought(string? file) => new(_license, file is null ? null : HallLibraryTests.SomeFile(file));

    private async Task<List<KeptLicense>> KeptAsync()
    {
        await using var db = _library.Database.CreateDbContext();
        return await db.Set<KeptLicense>().AsNoTracking().Include(license => license.Holders).ToListAsync(Cancel);
    }
}
