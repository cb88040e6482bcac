using System.Collections.Immutable;
using System.Text;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Tests.Support;
using CounterDesk.Web.LicenseLibrary;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.LicenseLibrary;

public sealed class HallLibraryTests : IAsyncLifetime
{
    private TestLibrary _library = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _library = await TestLibrary.CreateAsync();

    public ValueTask DisposeAsync() => _library.DisposeAsync();

    [Theory]
    [InlineData("999901194006120021\r\n", "居民身份证")]
    [InlineData("林秀兰 1940-06-12", "居民身份证")]
    [InlineData("1.2.156.3005.2.11100000000013127D001.11999901000000019N.20260101000001.001.4", "居民身份证")]
    [InlineData("顾长河 19880412", "结婚证")]
    [InlineData("沈知夏 19901102", "结婚证")]
    [InlineData("j999901－2019－000386", "结婚证")]
    [InlineData("91350100M000100Y43", "营业执照")]
    [InlineData("云〔2021〕云山市不动产权第0001234号", "不动产权证书")]
    [InlineData("e12345678", "不动产权证书")]
    public async Task A_license_is_found_by_whatever_is_typed_or_scanned(string typed, string kind)
    {
        await _library.TakeInAsync(
            SomeLicenses.Of(SomeLicenses.ResidentIdCard),
            SomeLicenses.Of(SomeLicenses.MarriageCertificate),
            SomeLicenses.Of(SomeLicenses.BusinessLicense),
            SomeLicenses.Of(SomeLicenses.RealEstateCertificate) with
            {
                Holders = [new Holder("JOHN SMITH", HolderCode.Parse(HolderCodeType.OrdinaryPassport, "E12345678"))],
            });

        Assert.Equal([kind], from hit in Hits(await _library.FindAsync(typed)) select hit.KindName);
    }

    [Theory]
    [InlineData("999901195006120026")]
    [InlineData("林秀兰 1940-06-13")]
    [InlineData("林秀蘭 1940-06-12")]
    [InlineData("秀兰 1940-06-12")]
    [InlineData("J999901-2019-000387")]
    public async Task Nothing_is_found_by_what_is_only_nearly_right(string typed)
    {
        await _library.TakeInAsync(SomeLicenses.Of(SomeLicenses.ResidentIdCard), SomeLicenses.Of(SomeLicenses.MarriageCertificate));

        Assert.IsType<LicenseLookup.None>(await _library.FindAsync(typed));
    }

    [Fact]
    public async Task A_hit_masks_names_and_numbers_of_people_and_says_where_it_is_from()
    {
        await _library.TakeInAsync(SomeLicenses.Of(SomeLicenses.MarriageCertificate), SomeLicenses.Of(SomeLicenses.BusinessLicense));

        var marriage = Assert.Single(Hits(await _library.FindAsync("顾长河 1988-04-12")));
        var business = Assert.Single(Hits(await _library.FindAsync("91350100M000100Y43")));

        Assert.Equal(["顾*河", "沈*夏"], marriage.MaskedHolders);
        Assert.Equal("J99990********0386", marriage.MaskedNumber);
        Assert.Equal(new LicenseOrigin("library", _library.Time.GetUtcNow().UtcDateTime), marriage.Origin);
        Assert.Equal((LicenseStatus.Valid, 1, new DateOnly(2019, 5, 20)), (marriage.Status, marriage.Version, marriage.ValidFrom));
        Assert.Equal("云山市青崖豆制品有限公司", Assert.Single(business.MaskedHolders));
    }

    [Fact]
    public async Task A_new_version_supersedes_the_old_and_both_stay()
    {
        var first = SomeLicenses.Of(SomeLicenses.ResidentIdCard, version: 1);
        await _library.TakeInAsync(SomeLicenses.Of(SomeLicenses.ResidentIdCard, version: 2));
        await _library.TakeInAsync(first);

        Assert.Equal(
            [(2, LicenseStatus.Valid), (1, LicenseStatus.Superseded)],
            from hit in Hits(await _library.FindAsync(SomeLicenses.Lin.Code.Text)) select (hit.Version, hit.Status));
        Assert.Equal(LicenseStatus.Superseded, (await ReadAsync(first)).License.Status);
    }

    [Theory]
    [InlineData(LicenseStatus.Cancelled)]
    [InlineData(LicenseStatus.Revoked)]
    [InlineData(LicenseStatus.Withdrawn)]
    public async Task What_was_taken_away_does_not_become_merely_superseded(LicenseStatus status)
    {
        var taken = SomeLicenses.Of(SomeLicenses.BusinessLicense) with { Status = status };
        await _library.TakeInAsync(taken, SomeLicenses.Of(SomeLicenses.BusinessLicense, version: 2));

        Assert.Equal(status, (await ReadAsync(taken)).License.Status);
    }

    [Fact]
    public async Task A_name_with_more_than_five_licenses_asks_for_a_number()
    {
        var five = Enumerable.Range(1, 5).Select(serial => SomeLicenses.Of(SomeLicenses.ResidentIdCard, $"S{serial}")).ToArray();
        await _library.TakeInAsync([.. five, SomeLicenses.Of(SomeLicenses.ResidentIdCard, "S5", version: 2)]);
        Assert.Equal(6, Hits(await _library.FindAsync("林秀兰 1940-06-12")).Length);

        await _library.TakeInAsync(SomeLicenses.Of(SomeLicenses.ResidentIdCard, "S6"));
        Assert.IsType<LicenseLookup.TooMany>(await _library.FindAsync("林秀兰 1940-06-12"));
        Assert.Equal(7, Hits(await _library.FindAsync(SomeLicenses.Lin.Code.Text)).Length);
    }

    [Fact]
    public async Task No_search_shows_more_than_anybody_reads()
    {
        await _library.TakeInAsync(
            [.. Enumerable.Range(0, LicenseLookup.MostHits + 1).Select(serial => SomeLicenses.Of(SomeLicenses.BusinessLicense, $"S{serial}"))]);

        Assert.IsType<LicenseLookup.TooMany>(await _library.FindAsync("91350100M000100Y43"));
    }

    [Fact]
    public async Task A_license_comes_back_as_it_was_taken_in_with_its_file()
    {
        var license = SomeLicenses.Of(SomeLicenses.MarriageCertificate) with
        {
            Status = LicenseStatus.Suspended,
            RawStatus = "02",
            ValidUntil = new DateOnly(2030, 1, 1),
            ValidityText = "2年",
            Origin = new LicenseOrigin("library", _library.Time.GetUtcNow().UtcDateTime),
        };
        var file = new LicenseFile(LicenseFileFormat.Pdf, Encoding.ASCII.GetBytes("%PDF-1.7 for a test"));
        await _library.Intake.TakeInAsync([new BroughtLicense(license, file)], Cancel);

        var read = await ReadAsync(license);

        Assert.Equivalent(license, read.License, strict: true);
        Assert.Equal(LicenseFileFormat.Pdf, read.File!.Format);
        Assert.Equal(file.Bytes.ToArray(), read.File.Bytes.ToArray());
    }

    [Fact]
    public async Task A_license_that_is_not_there_is_none() =>
        Assert.IsType<LicenseReading.None>(await _library.ReadAsync(SomeLicenses.Of(SomeLicenses.ResidentIdCard)));

    [Fact]
    public async Task Nothing_of_a_person_can_be_read_in_the_database()
    {
        var license = SomeLicenses.Of(SomeLicenses.ResidentIdCard);
        var file = new LicenseFile(LicenseFileFormat.Ofd, Encoding.UTF8.GetBytes(SomeLicenses.Lin.Name));
        await _library.Intake.TakeInAsync([new BroughtLicense(license, file)], Cancel);

        await using var db = _library.Database.CreateDbContext();
        var kept = await db.Set<KeptLicense>().Include(one => one.Holders).SingleAsync(Cancel);
        var everything = new MemoryStream();
        everything.Write(
            [
                .. kept.IdentifierHash, .. kept.SeriesHash, .. kept.NumberHash, .. kept.Content.Bytes,
                .. kept.Holders.Single().CodeHash, .. kept.Holders.Single().NameAndBirthHash!,
                .. (await db.Set<KeptFile>().SingleAsync(Cancel)).Content.Bytes,
            ]);

        Assert.All(
            [SomeLicenses.Lin.Name, SomeLicenses.Lin.Code.Text, license.Identifier.Value, "梧桐里"],
            secret => Assert.Equal(-1, everything.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret))));
    }

    [Fact]
    public async Task A_license_that_was_damaged_could_not_be_told_and_is_not_missing()
    {
        var license = SomeLicenses.Of(SomeLicenses.ResidentIdCard);
        await _library.TakeInAsync(license);
        await _library.DamageAsync();

        Assert.IsType<LicenseReading.Unavailable>(await _library.ReadAsync(license));
        Assert.IsType<LicenseLookup.Unavailable>(await _library.FindAsync(SomeLicenses.Lin.Code.Text));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_was_exchanged_or_removed_could_not_be_told(bool exchange)
    {
        var license = SomeLicenses.Of(SomeLicenses.ResidentIdCard);
        await _library.Intake.TakeInAsync([new BroughtLicense(license, SomeFile("one"))], Cancel);
        await using (var db = _library.Database.CreateDbContext())
        {
            var kept = await db.Set<KeptFile>().SingleAsync(Cancel);
            kept.Content = _library.Keys.Encrypt("another"u8);
            if (!exchange)
            {
                db.Remove(kept);
            }

            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal("KeptContentException", Assert.IsType<LicenseReading.Unavailable>(await _library.ReadAsync(license)).Cause);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_told_apart_from_a_license_that_is_not_there()
    {
        await using (var db = _library.Database.CreateDbContext())
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE LibraryLicenses RENAME TO Lost", Cancel);
        }

        Assert.IsType<LicenseLookup.Unavailable>(await _library.FindAsync(SomeLicenses.Lin.Code.Text));
        Assert.IsType<LicenseReading.Unavailable>(await _library.ReadAsync(SomeLicenses.Of(SomeLicenses.ResidentIdCard)));
    }

    [Fact]
    public async Task A_clerk_who_leaves_is_not_an_outcome()
    {
        using var leaving = new CancellationTokenSource();
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _library.Source.FindAsync(new LicenseQuery.ByNumber("1"), leaving.Token));
    }

    internal static LicenseFile SomeFile(string text) => new(LicenseFileFormat.Ofd, Encoding.UTF8.GetBytes(text));

    private static ImmutableArray<LicenseHit> Hits(LicenseLookup lookup) => Assert.IsType<LicenseLookup.Found>(lookup).Hits;

    private async Task<LicenseReading.Read> ReadAsync(License license) =>
        Assert.IsType<LicenseReading.Read>(await _library.ReadAsync(license));
}
