using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.External.LicenseSources.StandIn;
using Microsoft.AspNetCore.Builder;

namespace CounterDesk.Tests.Web.External.LicenseSources;

/// <summary>What the stand-in and the adapter do together, beside the faults that <see cref="PlatformMatrixTests"/> goes through.</summary>
public sealed class StandInFaultTests : IAsyncLifetime
{
    private static readonly License _license = SomeCalls.License;
    private readonly StandInPlatform _standIn = SomeCalls.StandIn(_license, SomeLicenses.Of(SomeLicenses.BusinessLicense));
    private readonly int _port = SomeCalls.FreePort();
    private WebApplication _service = null!;
    private SharingPlatform _platform = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private StandInProvince Province => _standIn.Provinces[SomeCalls.Province];

    public async ValueTask InitializeAsync()
    {
        _service = _standIn.Build(_port, isEncrypted: false, "--environment", "Development");
        await _service.StartAsync(Cancellation);
        _platform = SomeCalls.Platform(SomeCalls.Options(_port));
    }

    public async ValueTask DisposeAsync()
    {
        _platform.Dispose();
        await _service.DisposeAsync();
        _standIn.Dispose();
    }

    [Fact]
    public async Task Nobody_there_is_told_with_the_time_since_when()
    {
        using var nobody = SomeCalls.Platform(SomeCalls.Options(SomeCalls.FreePort()));

        var first = Assert.IsType<PlatformAnswer<FoundLicenses>.Unreachable>(await SearchAsync(nobody));
        var second = Assert.IsType<PlatformAnswer<FoundLicenses>.Unreachable>(await SearchAsync(nobody));

        Assert.Equal((UnreachableCause.NoConnection, first.SinceUtc), (second.Cause, second.SinceUtc));
        Assert.Equal(first.SinceUtc, nobody.DownSinceUtc);
    }

    [Fact]
    public async Task A_platform_that_fails_again_and_again_is_left_alone_for_a_while()
    {
        await SearchAsync();
        Province.Follow(StandInBehavior.ServerError);
        await SearchAsync();
        await SearchAsync();
        await SearchAsync();
        var calls = Province.Calls.Values.Sum();

        var answer = Assert.IsType<PlatformAnswer<FoundLicenses>.Unreachable>(await SearchAsync());

        Assert.Equal(UnreachableCause.Resting, answer.Cause);
        Assert.Equal(calls, Province.Calls.Values.Sum());
    }

    [Fact]
    public async Task Questions_asked_beside_the_one_that_finds_out_whether_it_is_there_again_wait_for_that()
    {
        using var rested = SomeCalls.Platform(SomeCalls.Options(_port), restSeconds: 1);
        await SearchAsync(rested);
        Province.Follow(StandInBehavior.ServerError);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SearchAsync(rested)));
        Assert.Equal("Unreachable Resting", SomeCalls.WordsOf(await SearchAsync(rested)));
        Province.Follow(StandInBehavior.Slow);
        await Task.Delay(TimeSpan.FromSeconds(1.1), Cancellation);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SearchAsync(rested)));

        Assert.All(answers, answer => Assert.Equal("Answered 1 0", SomeCalls.WordsOf(answer)));
    }

    [Fact]
    public async Task More_questions_than_may_be_on_their_way_are_not_sent()
    {
        await SearchAsync();
        using var narrow = SomeCalls.Platform(SomeCalls.Options(_port), mostAtOnce: 1);
        Province.Follow(StandInBehavior.Slow);
        var first = SearchAsync(narrow);

        var second = Assert.IsType<PlatformAnswer<FoundLicenses>.Unreachable>(await SearchAsync(narrow));

        Assert.Equal(UnreachableCause.Busy, second.Cause);
        Assert.IsType<PlatformAnswer<FoundLicenses>.Answered>(await first);
    }

    [Fact]
    public async Task A_read_that_is_not_answered_is_asked_once_more_and_a_report_never()
    {
        await SearchAsync();
        Province.Follow(StandInBehavior.HalfReply);

        await SearchAsync();
        var report = await _platform.ReportAsync(new PlatformReport.Unloadable(_license.Identifier), SomeCalls.Value, Cancellation);

        Assert.Equal(3, Province.Calls["elssp/v1/GetCertificateDataByHolder"]);
        Assert.Equal(1, Province.Calls["feedback/loadFailure"]);
        Assert.Equal("Unreachable NoConnection", SomeCalls.WordsOf(report));
    }

    [Fact]
    public async Task A_report_is_asked_about_by_its_receipt_and_by_our_number_and_one_that_never_came_is_none()
    {
        Assert.False(_platform.FollowsReports);
        var options = SomeCalls.Options(_port);
        options.Paths[PlatformOperation.FollowReport] = "/feedback/result";
        using var follows = SomeCalls.Platform(options);
        Assert.True(follows.FollowsReports);
        var receipt = Assert.IsType<PlatformAnswer<string>.Answered>(
            await follows.ReportAsync(new PlatformReport.Unloadable(_license.Identifier), SomeCalls.Value, Cancellation)).Value;

        Assert.Equal(new(receipt, ReportProgress.Waiting), await StandingAsync(new("B-1", receipt)));
        Assert.True(Province.AnswerReport(receipt, "3"));
        Assert.Equal(new(receipt, ReportProgress.Mended), await StandingAsync(new("B-1", null)));
        Assert.IsType<PlatformAnswer<ReportStanding>.None>(
            await follows.FollowReportAsync(new("B-1", "YY99999999"), SomeCalls.Value, Cancellation));
        Assert.True(Province.AnswerReport(receipt, "9"));
        Assert.Equal(
            "NotUnderstood WrongValue result",
            SomeCalls.WordsOf(await follows.FollowReportAsync(new("B-1", receipt), SomeCalls.Value, Cancellation)));

        async Task<ReportStanding> StandingAsync(ReportReference reference) =>
            Assert.IsType<PlatformAnswer<ReportStanding>.Answered>(
                await follows.FollowReportAsync(reference, SomeCalls.Value, Cancellation)).Value;
    }

    [Fact]
    public async Task Reports_are_taken_each_with_a_receipt_of_its_own()
    {
        PlatformReport[] reports =
        [
            new PlatformReport.Missing(_license.Holders[0], "社会保障卡", "岭安市人力资源和社会保障局"),
            new PlatformReport.Wrong(_license.Identifier, "住址是旧的"), new PlatformReport.Unloadable(_license.Identifier),
        ];
        List<string> receipts = [];
        foreach (var report in reports)
        {
            receipts.Add(Assert.IsType<PlatformAnswer<string>.Answered>(
                await _platform.ReportAsync(report, SomeCalls.Value, Cancellation)).Value);
        }

        Assert.Equal(3, receipts.Distinct().Count());
    }

    [Fact]
    public async Task A_shown_code_is_resolved_once_and_what_a_platform_s_own_codes_mean_is_a_setting()
    {
        var options = SomeCalls.Options(_port);
        options.Codes["31"] = PlatformRefusal.CodeExpired;
        options.Codes["32"] = PlatformRefusal.CodeUsed;
        using var told = SomeCalls.Platform(options);
        var code = CodeOf(StandInCode.Fresh);

        var first = await told.ResolveAsync(code, SomeCalls.Value, Cancellation);

        Assert.Equal(_license.Identifier, Assert.IsType<PlatformAnswer<LicenseIdentifier>.Answered>(first).Value);
        Assert.Equal("Refused CodeUsed 32", SomeCalls.WordsOf(await told.ResolveAsync(code, SomeCalls.Value, Cancellation)));
        Assert.Equal("Refused UnknownCode 32", SomeCalls.WordsOf(await _platform.ResolveAsync(code, SomeCalls.Value, Cancellation)));
        Assert.Equal(
            "Refused CodeExpired 31", SomeCalls.WordsOf(await told.ResolveAsync(CodeOf(StandInCode.Expired), SomeCalls.Value, Cancellation)));
        Assert.True(ShownCode.TryParse("YUNLING:NEVERMADE", out var unknown));
        Assert.Equal("None", SomeCalls.WordsOf(await told.ResolveAsync(unknown, SomeCalls.Value, Cancellation)));
    }

    [Fact]
    public async Task Data_and_files_are_held_against_what_the_province_has()
    {
        var file = Assert.IsType<PlatformAnswer<LicenseFile>.Answered>(await ReadFileAsync()).Value;

        Assert.Equal(PlatformWord.Right, await WordAsync(_license));
        Assert.Equal(PlatformWord.Wrong, await WordAsync(_license with { Number = "999901194006120000" }));
        Assert.Equal(PlatformWord.Unknown, await WordAsync(SomeLicenses.Of(SomeLicenses.HouseholdRegister)));
        Assert.Equal(PlatformWord.Right, await WordAsync(file));
        Assert.Equal(PlatformWord.Wrong, await WordAsync(file with { Bytes = "PK\u0003\u0004 another"u8.ToArray() }));
    }

    [Fact]
    public async Task An_interface_that_the_settings_leave_empty_is_not_asked()
    {
        var options = SomeCalls.Options(_port);
        options.Paths[PlatformOperation.ReportMissing] = "";
        using var platform = SomeCalls.Platform(options);

        var report = new PlatformReport.Missing(_license.Holders[0], "社会保障卡", "岭安市人力资源和社会保障局");

        Assert.Equal("NotAsked NotOffered", SomeCalls.WordsOf(await platform.ReportAsync(report, SomeCalls.Value, Cancellation)));
    }

    [Fact]
    public async Task A_key_that_the_platform_was_not_given_is_refused()
    {
        using var stranger = SomeCalls.Platform(SomeCalls.Options(_port), key: "another");

        Assert.Equal("Refused SignIn 11", SomeCalls.WordsOf(await SearchAsync(stranger)));
    }

    [Fact]
    public async Task Only_the_certificate_that_the_settings_name_is_believed()
    {
        var port = SomeCalls.FreePort();
        await using var service = _standIn.Build(port, isEncrypted: true, "--environment", "Development");
        await service.StartAsync(Cancellation);
        var pinned = SomeCalls.Options(port, isEncrypted: true);
        pinned.CertificateSha256 = _standIn.CertificateSha256;
        using var believing = SomeCalls.Platform(pinned);
        using var another = SomeCalls.Platform(pinned);
        using var without = SomeCalls.Platform(SomeCalls.Options(port, isEncrypted: true));

        Assert.Equal("Answered 1 0", SomeCalls.WordsOf(await SearchAsync(believing)));
        Assert.Equal("Unreachable Certificate", SomeCalls.WordsOf(await SearchAsync(without)));
        Province.Follow(StandInBehavior.WrongCertificate);
        Assert.Equal("Unreachable Certificate", SomeCalls.WordsOf(await SearchAsync(another)));
    }

    [Fact]
    public void It_does_not_start_in_production() =>
        Assert.Contains(
            "Production",
            Assert.Throws<CannotStartException>(() => _standIn.Build(_port, isEncrypted: false, "--environment", "Production")).Message,
            StringComparison.Ordinal);

    private ShownCode CodeOf(StandInCode state) =>
        ShownCode.TryParse(Province.Show(_license.Identifier.Value, "YUNLING:", state), out var code)
            ? code
            : throw new InvalidOperationException("The stand-in shows no code.");

    private Task<PlatformAnswer<FoundLicenses>> SearchAsync(SharingPlatform? platform = null) =>
        (platform ?? _platform).SearchAsync(_license.Holders[0].Code, [], SomeCalls.Value, Cancellation);

    private Task<PlatformAnswer<LicenseFile>> ReadFileAsync() =>
        _platform.ReadFileAsync(_license.Identifier, new DateOnly(2026, 4, 17), SomeCalls.Value, Cancellation);

    private async Task<PlatformWord> WordAsync(License license) => Assert.IsType<PlatformAnswer<PlatformWord>.Answered>(
        await _platform.VerifyAsync(license, SomeCalls.Value, Cancellation)).Value;

    private async Task<PlatformWord> WordAsync(LicenseFile file) => Assert.IsType<PlatformAnswer<PlatformWord>.Answered>(
        await _platform.VerifyFileAsync(_license.KindCode, file, SomeCalls.Value, Cancellation)).Value;
}
