using System.Net;
using System.Net.Sockets;
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

/// <summary>The stand-in misbehaves in every way that it can, and the adapter tells each apart.</summary>
public sealed class StandInFaultTests : IAsyncLifetime
{
    private static readonly License _license = SomeCalls.License;
    private readonly StandInPlatform _standIn = SomeCalls.StandIn(_license, SomeLicenses.Of(SomeLicenses.BusinessLicense));
    private readonly int _port = FreePort();
    private WebApplication _service = null!;
    private SharingPlatform _platform = null!;

    /// <summary>What the stand-in does, what a search comes to, and whether the desk hears the license when it reads.</summary>
    public static TheoryData<string, string> Searches => new()
    {
        { nameof(StandInBehavior.Normal), "Answered 1 0" },
        { nameof(StandInBehavior.Slow), "Answered 1 0" },
        { nameof(StandInBehavior.Silent), "Unreachable Silent" },
        { nameof(StandInBehavior.ServerError), "Unreachable ServerError" },
        { nameof(StandInBehavior.HalfReply), "Unreachable NoConnection" },
        { nameof(StandInBehavior.WrongCipher), "NotUnderstood NotJson" },
        { nameof(StandInBehavior.ExpiredToken), "Answered 1 0" },
        { nameof(StandInBehavior.SignInRefused), "Refused SignIn 11" },
        { nameof(StandInBehavior.Quota), "Refused Quota 429" },
        { nameof(StandInBehavior.ClockSkew), "Refused ClockSkew 11" },
        { nameof(StandInBehavior.Redirect), "NotUnderstood Redirected" },
        { nameof(StandInBehavior.Page), "NotUnderstood NotJson" },
        { nameof(StandInBehavior.WrongEncoding), "NotUnderstood WrongEncoding" },
        { nameof(StandInBehavior.UnknownCode), "Refused UnknownCode E-7788" },
        { nameof(StandInBehavior.FieldMissing), "Answered 0 1" },
        { nameof(StandInBehavior.WrongType), "NotUnderstood WrongType data" },
        { nameof(StandInBehavior.AnotherHolder), "NotUnderstood AnotherLicense holderCode" },
        { nameof(StandInBehavior.ExtraFields), "Answered 1 0" },
    };

    public static TheoryData<string, string> Reads => new()
    {
        { nameof(StandInBehavior.FieldMissing), "NotUnderstood FieldMissing certificate_issuing_authority_name" },
        { nameof(StandInBehavior.WrongType), "NotUnderstood WrongType data" },
        { nameof(StandInBehavior.AnotherHolder), "NotUnderstood AnotherLicense certificate_identifier" },
        { nameof(StandInBehavior.ExtraFields), "Answered" },
        { nameof(StandInBehavior.ExpiredToken), "Answered" },
    };

    public static TheoryData<string, string> Files => new()
    {
        { nameof(StandInBehavior.Normal), "Answered" },
        { nameof(StandInBehavior.Link), "Answered" },
        { nameof(StandInBehavior.ForeignLink), "NotUnderstood Redirected content" },
        { nameof(StandInBehavior.WrongCipher), "NotUnderstood NotAFile content" },
    };

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

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task Each_fault_of_a_search_is_an_outcome_of_its_own(string behavior, string outcome)
    {
        // Signed in before, so that the fault meets the search.
        if (behavior is not (nameof(StandInBehavior.ClockSkew) or nameof(StandInBehavior.SignInRefused)))
        {
            await SearchAsync();
        }

        Province.Follow(Enum.Parse<StandInBehavior>(behavior));

        Assert.Equal(outcome, WordsOf(await SearchAsync()));
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task Each_fault_of_reading_is_an_outcome_of_its_own(string behavior, string outcome)
    {
        await SearchAsync();
        Province.Follow(Enum.Parse<StandInBehavior>(behavior));

        Assert.Equal(outcome, WordsOf(await _platform.ReadAsync(_license.Identifier, SomeCalls.Value, Cancellation)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Each_fault_of_a_file_is_an_outcome_of_its_own(string behavior, string outcome)
    {
        await SearchAsync();
        Province.Follow(Enum.Parse<StandInBehavior>(behavior));

        var answer = await ReadFileAsync();

        Assert.Equal(outcome, WordsOf(answer));
        if (answer is PlatformAnswer<LicenseFile>.Answered(var file))
        {
            Assert.Equal(SomeCalls.File.ToArray(), file.Bytes.ToArray());
        }
    }

    [Fact]
    public async Task What_is_read_is_what_the_province_has()
    {
        var answer = await _platform.ReadAsync(_license.Identifier, SomeCalls.Value, Cancellation);

        var read = Assert.IsType<PlatformAnswer<License>.Answered>(answer).Value;
        Assert.Equal(
            (_license.Identifier, _license.KindCode, _license.Number, _license.IssuerName, LicenseStatus.Valid, SomeCalls.Province),
            (read.Identifier, read.KindCode, read.Number, read.IssuerName, read.Status, read.Origin.Source));
        Assert.Equal(_license.Holders.AsEnumerable(), read.Holders);
        Assert.Equal(_license.Face.OrderBy(value => value.Key), read.Face.OrderBy(value => value.Key));
    }

    [Fact]
    public async Task Nobody_there_is_told_with_the_time_since_when()
    {
        using var nobody = SomeCalls.Platform(SomeCalls.Options(FreePort()));

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
        Assert.Equal("Unreachable NoConnection", WordsOf(report));
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
        Assert.Equal("Refused CodeUsed 32", WordsOf(await told.ResolveAsync(code, SomeCalls.Value, Cancellation)));
        Assert.Equal("Refused UnknownCode 32", WordsOf(await _platform.ResolveAsync(code, SomeCalls.Value, Cancellation)));
        Assert.Equal(
            "Refused CodeExpired 31", WordsOf(await told.ResolveAsync(CodeOf(StandInCode.Expired), SomeCalls.Value, Cancellation)));
        Assert.True(ShownCode.TryParse("YUNLING:NEVERMADE", out var unknown));
        Assert.Equal("None", WordsOf(await told.ResolveAsync(unknown, SomeCalls.Value, Cancellation)));
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
    public async Task What_the_platforms_insist_on_is_not_left_out_and_nobody_is_asked_without_it()
    {
        await SearchAsync();
        var calls = Province.Calls.Values.Sum();

        var answer = await _platform.SearchAsync(_license.Holders[0].Code, [], SomeCalls.With(" "), Cancellation);

        Assert.Equal("NotAsked CallIncomplete", WordsOf(answer));
        Assert.Equal(calls, Province.Calls.Values.Sum());
    }

    [Fact]
    public async Task An_interface_that_the_settings_leave_empty_is_not_asked()
    {
        var options = SomeCalls.Options(_port);
        options.Paths[PlatformOperation.ReportMissing] = "";
        using var platform = SomeCalls.Platform(options);

        var report = new PlatformReport.Missing(_license.Holders[0], "社会保障卡", "岭安市人力资源和社会保障局");

        Assert.Equal("NotAsked NotOffered", WordsOf(await platform.ReportAsync(report, SomeCalls.Value, Cancellation)));
    }

    [Fact]
    public async Task A_key_that_the_platform_was_not_given_is_refused()
    {
        using var stranger = SomeCalls.Platform(SomeCalls.Options(_port), key: "another");

        Assert.Equal("Refused SignIn 11", WordsOf(await SearchAsync(stranger)));
    }

    [Fact]
    public async Task Only_the_certificate_that_the_settings_name_is_believed()
    {
        var port = FreePort();
        await using var service = _standIn.Build(port, isEncrypted: true, "--environment", "Development");
        await service.StartAsync(Cancellation);
        var pinned = SomeCalls.Options(port, isEncrypted: true);
        pinned.CertificateSha256 = _standIn.CertificateSha256;
        using var believing = SomeCalls.Platform(pinned);
        using var another = SomeCalls.Platform(pinned);
        using var without = SomeCalls.Platform(SomeCalls.Options(port, isEncrypted: true));

        Assert.Equal("Answered 1 0", WordsOf(await SearchAsync(believing)));
        Assert.Equal("Unreachable Certificate", WordsOf(await SearchAsync(without)));
        Province.Follow(StandInBehavior.WrongCertificate);
        Assert.Equal("Unreachable Certificate", WordsOf(await SearchAsync(another)));
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string WordsOf<T>(PlatformAnswer<T> answer) => answer switch
    {
        PlatformAnswer<T>.Answered(FoundLicenses(var hits, var unread)) => $"Answered {hits.Length} {unread}",
        PlatformAnswer<T>.NotAsked(var why) => $"NotAsked {why}",
        PlatformAnswer<T>.Unreachable(var cause, _) => $"Unreachable {cause}",
        PlatformAnswer<T>.Refused(var why, var code) => $"Refused {why} {code}",
        PlatformAnswer<T>.NotUnderstood(var fault, var where) => $"NotUnderstood {fault} {where}".TrimEnd(),
        _ => answer.ToString(),
    };

    private Task<PlatformAnswer<FoundLicenses>> SearchAsync(SharingPlatform? platform = null) =>
        (platform ?? _platform).SearchAsync(_license.Holders[0].Code, [], SomeCalls.Value, Cancellation);

    private Task<PlatformAnswer<LicenseFile>> ReadFileAsync() =>
        _platform.ReadFileAsync(_license.Identifier, new DateOnly(2026, 4, 17), SomeCalls.Value, Cancellation);

    private async Task<PlatformWord> WordAsync(License license) => Assert.IsType<PlatformAnswer<PlatformWord>.Answered>(
        await _platform.VerifyAsync(license, SomeCalls.Value, Cancellation)).Value;

    private async Task<PlatformWord> WordAsync(LicenseFile file) => Assert.IsType<PlatformAnswer<PlatformWord>.Answered>(
        await _platform.VerifyFileAsync(_license.KindCode, file, SomeCalls.Value, Cancellation)).Value;
}
