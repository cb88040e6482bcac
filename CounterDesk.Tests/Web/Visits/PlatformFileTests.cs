using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Visits;

namespace CounterDesk.Tests.Web.Visits;

/// <summary>What a platform says of a file, beside what the desk finds by itself.</summary>
public sealed class PlatformFileTests : IAsyncLifetime
{
    private static readonly License _card = SomeLicenses.Of(SomeLicenses.ResidentIdCard);
    private static readonly LicenseFile _file = new(LicenseFileFormat.Ofd, "PK\u0003\u0004 no package"u8.ToArray());
    private readonly StubPlatform _platform = new("yunling");
    private TestDesk _desk = null!;
    private Visit _visit = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync(isFile: true);
        _visit = await _desk.OpenVisitAsync();
        _desk.Platforms.Add(_platform);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_platform_that_contradicts_a_file_leaves_open_whether_it_is_genuine_and_both_stand_in_the_report()
    {
        var opened = await OpenWithFileAsync(new PlatformAnswer<PlatformWord>.Answered(PlatformWord.Wrong));

        Assert.Single(_platform.Verified);
        Assert.Equal(CheckReason.PlatformContradicts, opened.Report[LicenseCheck.FileAtPlatform].Reason);
        Assert.Equal(_platform.Name, opened.Voucher);
        var entry = (await _desk.ReadLogAsync()).Last(entry => entry.Action == nameof(AuditAction.LicenseOpened));
        Assert.EndsWith("FileAtPlatform=yunling Wrong", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_a_platform_knows_a_file_as_ended_counts_against_its_status()
    {
        var opened = await OpenWithFileAsync(new PlatformAnswer<PlatformWord>.Answered(PlatformWord.RightEnded));

        Assert.Equal(LicenseStatus.Cancelled, opened.License.Status);
        Assert.Equal(InForceAnswer.Cancelled, opened.Report.InForce);
    }

    [Fact]
    public async Task A_file_of_the_library_is_put_to_the_platform_that_has_the_license_as_well()
    {
        _desk.Source.Has(_card, _file);

        var opened = await OpenWithFileAsync(new PlatformAnswer<PlatformWord>.Answered(PlatformWord.Right));

        Assert.Equal("library", opened.License.Origin.Source);
        Assert.Single(_platform.Verified);
        Assert.Equal(CheckReason.PlatformAlone, opened.Report[LicenseCheck.FileAtPlatform].Reason);
    }

    [Fact]
    public async Task A_license_that_no_platform_has_is_put_to_none()
    {
        _desk.Source.Has(_card, _file);
        await SearchAsync();

        Assert.Equal(CheckReason.NoPlatformAsked, (await OpenAsync()).Report[LicenseCheck.FileAtPlatform].Reason);
        Assert.Empty(_platform.Verified);
    }

    [Fact]
    public async Task A_platform_that_does_not_say_in_time_keeps_nobody_waiting()
    {
        var opening = OpenWithFileAsync(word: null);
        while (_platform.Verified.Count is 0)
        {
            await Task.Delay(10, Cancellation);
        }

        _desk.Time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(CheckReason.PlatformSilent, (await opening).Report[LicenseCheck.FileAtPlatform].Reason);
    }

    private async Task<OpenLicense> OpenWithFileAsync(PlatformAnswer<PlatformWord>? word)
    {
        _platform.Has(_card);
        _platform.File = new PlatformAnswer<LicenseFile>.Answered(_file);
        _platform.FileWord = word;
        await SearchAsync();
        return await OpenAsync();
    }

    [Theory]
    [InlineData(PlatformWord.Right, InForceAnswer.Yes, "yunling Right")]
    [InlineData(PlatformWord.RightEnded, InForceAnswer.Cancelled, "yunling RightEnded")]
    [InlineData(null, InForceAnswer.CouldNotBeTold, "yunling Unreachable Silent")]
    public async Task What_the_library_knows_for_too_long_is_asked_anew_before_anything_is_printed(
        PlatformWord? word, InForceAnswer answer, string logged)
    {
        _platform.Word = word is { } said
            ? new PlatformAnswer<PlatformWord>.Answered(said)
            : new PlatformAnswer<PlatformWord>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch);

        var opened = await OpenOldAsync(TimeSpan.FromHours(25));

        Assert.Equal(answer, opened.Report.InForce);
        Assert.Equal(
            word is null ? CheckReason.StatusStale : null,
            opened.Report[LicenseCheck.StatusAtSource] is { Outcome: CheckOutcome.NotDone, Reason: var why } ? why : null);
        var entry = (await _desk.ReadLogAsync()).Last(entry => entry.Action == nameof(AuditAction.LicenseOpened));
        Assert.Contains($"FreshStatus={logged}", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_that_old_or_has_no_limit_is_not_asked_anew()
    {
        Assert.Equal(InForceAnswer.Yes, (await OpenOldAsync(TimeSpan.FromHours(23))).Report.InForce);
        _desk.Sources.FreshHours = 0;
        Assert.Equal(InForceAnswer.Yes, (await OpenOldAsync(TimeSpan.FromHours(2500))).Report.InForce);
        Assert.DoesNotContain(
            await _desk.ReadLogAsync(), entry => entry.Details?.Contains("FreshStatus", StringComparison.Ordinal) is true);
    }

    // The platform has it as well, and can be asked.
    private async Task<OpenLicense> OpenOldAsync(TimeSpan age)
    {
        _desk.Sources.FreshHours = _desk.Sources.FreshHours is 0 && age > TimeSpan.FromHours(100) ? 0 : 24;
        _desk.Source.Has(_card with
        {
            Origin = _card.Origin with { Source = "library", SynchronizedAtUtc = _desk.Time.GetUtcNow().UtcDateTime - age },
        });
        _platform.Has(_card);
        await SearchAsync();
        return await OpenAsync();
    }

    private async Task SearchAsync()
    {
        await _desk.LookUp.SearchAsync(_visit.Id, SomeClerk.Value, _card.Holders[0].Code.Text, Cancellation);
        await _desk.AllToldAsync(_visit.Id);
    }

    private async Task<OpenLicense> OpenAsync() => Assert.IsType<OpeningAnswer.Opened>(
        await _desk.LookUp.OpenAsync(_visit.Id, SomeClerk.Value, _card.Identifier, Cancellation)).License;
}
