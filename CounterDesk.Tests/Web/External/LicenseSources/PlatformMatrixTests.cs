using System.Collections.Immutable;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Tests.Support;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.External.LicenseSources.StandIn;

namespace CounterDesk.Tests.Web.External.LicenseSources;

/// <summary>
/// Everything that the stand-in can do wrong, in every dialect, over HTTP: each is an outcome of its own, none is thrown,
/// and none reads as "there is none".
/// </summary>
public sealed class PlatformMatrixTests(StandInHost host) : IClassFixture<StandInHost>, IAsyncLifetime
{
    private static readonly License _license = SomeCalls.License;

    // Two kinds, of which the holder has one.
    private static readonly ImmutableArray<string> _kinds = [SomeLicenses.ResidentIdCard, SomeLicenses.BusinessLicense];

    private static readonly PlatformDialect[] _dialects =
        [PlatformDialect.National, PlatformDialect.Shandong, PlatformDialect.Guangdong, PlatformDialect.Shanghai];

    // A behavior, and what a search comes to in each dialect.
    private static readonly (StandInBehavior Behavior, string[] Outcomes)[] _searches =
    [
        (StandInBehavior.Normal, ["Answered 1 0", "Answered 1 0", "Answered 1 0", "Answered 1 0"]),
        (StandInBehavior.Slow, ["Answered 1 0", "Answered 1 0", "Answered 1 0", "Answered 1 0"]),
        (StandInBehavior.Silent, ["Unreachable Silent", "Unreachable Silent", "Unreachable Silent", "Unreachable Silent"]),
        (StandInBehavior.ServerError, ["Unreachable ServerError", "Unreachable ServerError", "Unreachable ServerError", "Unreachable ServerError"]),
        (StandInBehavior.HalfReply, ["Unreachable NoConnection", "Unreachable NoConnection", "Unreachable NoConnection", "Unreachable NoConnection"]),
        (StandInBehavior.WrongCipher, ["NotUnderstood NotJson", "NotUnderstood WrongCipher", "NotUnderstood NotJson", "NotUnderstood NotJson"]),
        (StandInBehavior.ExpiredToken, ["Answered 1 0", "Answered 1 0", "Answered 1 0", "Answered 1 0"]),
        (StandInBehavior.SignInRefused, ["Refused SignIn 11", "Refused SignIn 11", "Refused SignIn FAILURE", "Refused SignIn FAILURE"]),
        (StandInBehavior.Quota, ["Refused Quota 429", "Refused Quota 429", "Refused Quota HTTP-429", "Refused Quota HTTP-429"]),
        (StandInBehavior.ClockSkew, ["Refused ClockSkew 11", "Answered 1 0", "Answered 1 0", "Answered 1 0"]),
        (StandInBehavior.Redirect, ["NotUnderstood Redirected", "NotUnderstood Redirected", "NotUnderstood Redirected", "NotUnderstood Redirected"]),
        (StandInBehavior.Page, ["NotUnderstood NotJson", "NotUnderstood NotJson", "NotUnderstood NotJson", "NotUnderstood NotJson"]),
        (StandInBehavior.WrongEncoding,
        [
            "NotUnderstood WrongEncoding",
            "NotUnderstood WrongEncoding",
            "NotUnderstood WrongEncoding",
            "NotUnderstood WrongEncoding",
        ]),
        (StandInBehavior.UnknownCode,
        [
            "Refused UnknownCode E-7788",
            "Refused UnknownCode E-7788",
            "Refused UnknownCode E-7788",
            "Refused UnknownCode E-7788",
        ]),
        (StandInBehavior.FieldMissing, ["Answered 0 1", "Answered 0 1", "Answered 0 1", "Answered 0 1"]),
        (StandInBehavior.WrongType,
        [
            "NotUnderstood WrongType data",
            "NotUnderstood WrongType certData",
            "NotUnderstood WrongType data",
            "NotUnderstood WrongType data",
        ]),
        (StandInBehavior.AnotherHolder,
        [
            "NotUnderstood AnotherLicense holderCode",
            "NotUnderstood AnotherLicense holderCode",
            "NotUnderstood AnotherLicense holderCode",
            "NotUnderstood AnotherLicense holderCode",
        ]),
        (StandInBehavior.ExtraFields, ["Answered 1 0", "Answered 1 0", "Answered 1 0", "Answered 1 0"]),
        (StandInBehavior.CardRefused, ["Answered 1 0", "Answered 1 0", "Answered 1 0", "Refused UnknownCode 41"]),
    ];

    private static readonly (StandInBehavior Behavior, string[] Outcomes)[] _reads =
    [
        (StandInBehavior.Normal, ["Answered", "Answered", "Answered", "Answered"]),
        (StandInBehavior.WrongCipher, ["NotUnderstood NotJson", "NotUnderstood WrongCipher", "NotUnderstood NotJson", "NotUnderstood NotJson"]),
        (StandInBehavior.UnknownCode,
        [
            "Refused UnknownCode E-7788",
            "Refused UnknownCode E-7788",
            "Refused UnknownCode E-7788",
            "Refused UnknownCode E-7788",
        ]),
        (StandInBehavior.ExpiredToken, ["Answered", "Answered", "Answered", "Answered"]),
        (StandInBehavior.FieldMissing,
        [
            "NotUnderstood FieldMissing certificate_issuing_authority_name",
            "NotUnderstood FieldMissing certificate_issuing_authority_name",
            "NotUnderstood FieldMissing certificate_issuing_authority_name",
            "NotUnderstood FieldMissing certificate_issuing_authority_name",
        ]),
        (StandInBehavior.WrongType,
        [
            "NotUnderstood WrongType data",
            "NotUnderstood WrongType certData",
            "NotUnderstood WrongType data",
            "NotUnderstood WrongType data",
        ]),
        (StandInBehavior.AnotherHolder,
        [
            "NotUnderstood AnotherLicense certificate_identifier",
            "NotUnderstood AnotherLicense certificate_identifier",
            "NotUnderstood AnotherLicense certificate_identifier",
            "NotUnderstood AnotherLicense certificate_identifier",
        ]),
        (StandInBehavior.ExtraFields, ["Answered", "Answered", "Answered", "Answered"]),
        (StandInBehavior.SingleQuotes, ["Answered", "Answered", "Answered", "Answered"]),
        (StandInBehavior.ExpiredCode, ["Answered", "Answered", "Answered", "Answered"]),
    ];

    private static readonly (StandInBehavior Behavior, string[] Outcomes)[] _files =
    [
        (StandInBehavior.Normal, ["Answered", "Answered", "Answered", "Answered"]),
        (StandInBehavior.Link, ["Answered", "Answered", "Answered", "Answered"]),
        (StandInBehavior.ForeignLink, ["NotUnderstood Redirected content", "NotUnderstood Redirected content", "Answered", "Answered"]),
        (StandInBehavior.NotAFile,
        [
            "NotUnderstood NotAFile content",
            "NotUnderstood NotAFile content",
            "NotUnderstood NotAFile content",
            "NotUnderstood NotAFile content",
        ]),
        (StandInBehavior.WrongCipher,
        [
            "NotUnderstood NotAFile content",
            "NotUnderstood WrongCipher",
            "NotUnderstood NotJson",
            "NotUnderstood NotJson",
        ]),
    ];

    // Begin, and what the phone says at the second look.
    private static readonly (StandInBehavior Behavior, string[] Outcomes)[] _phones =
    [
        (StandInBehavior.Normal, ["NotAsked NotOffered", "Agreed", "Agreed", "NotAsked NotOffered"]),
        (StandInBehavior.PhoneRefused, ["NotAsked NotOffered", "NotGiven", "Refused UnknownCode CREDENTIAL_REFUSED", "NotAsked NotOffered"]),
        (StandInBehavior.PhoneSilent, ["NotAsked NotOffered", "Waiting", "Agreed", "NotAsked NotOffered"]),
        (StandInBehavior.UnknownCode, ["NotAsked NotOffered", "Refused UnknownCode E-7788", "Refused UnknownCode E-7788", "NotAsked NotOffered"]),
        (StandInBehavior.WrongCipher, ["NotAsked NotOffered", "NotUnderstood WrongCipher", "NotUnderstood NotJson", "NotAsked NotOffered"]),
    ];

    // What becomes of a report to an issuer, which goes out once.
    private static readonly (StandInBehavior Behavior, string[] Outcomes)[] _reports =
    [
        (StandInBehavior.Normal, ["Answered", "NotAsked NotOffered", "NotAsked NotOffered", "NotAsked NotOffered"]),
        (StandInBehavior.Silent, ["Unreachable Silent", "NotAsked NotOffered", "NotAsked NotOffered", "NotAsked NotOffered"]),
        (StandInBehavior.ServerError, ["Unreachable ServerError", "NotAsked NotOffered", "NotAsked NotOffered", "NotAsked NotOffered"]),
        (StandInBehavior.HalfReply, ["Unreachable NoConnection", "NotAsked NotOffered", "NotAsked NotOffered", "NotAsked NotOffered"]),
        (StandInBehavior.WrongCipher, ["NotUnderstood NotJson", "NotAsked NotOffered", "NotAsked NotOffered", "NotAsked NotOffered"]),
        (StandInBehavior.ExpiredToken, ["Answered", "NotAsked NotOffered", "NotAsked NotOffered", "NotAsked NotOffered"]),
        (StandInBehavior.Quota, ["Refused Quota 429", "NotAsked NotOffered", "NotAsked NotOffered", "NotAsked NotOffered"]),
        (StandInBehavior.Redirect, ["NotUnderstood Redirected", "NotAsked NotOffered", "NotAsked NotOffered", "NotAsked NotOffered"]),
        (StandInBehavior.Page, ["NotUnderstood NotJson", "NotAsked NotOffered", "NotAsked NotOffered", "NotAsked NotOffered"]),
        (StandInBehavior.WrongEncoding, ["NotUnderstood WrongEncoding", "NotAsked NotOffered", "NotAsked NotOffered", "NotAsked NotOffered"]),
        (StandInBehavior.UnknownCode, ["Refused UnknownCode E-7788", "NotAsked NotOffered", "NotAsked NotOffered", "NotAsked NotOffered"]),
        (StandInBehavior.FieldMissing, ["NotUnderstood FieldMissing receiptNumber", "NotAsked NotOffered", "NotAsked NotOffered", "NotAsked NotOffered"]),
        (StandInBehavior.WrongType, ["NotUnderstood WrongType data", "NotAsked NotOffered", "NotAsked NotOffered", "NotAsked NotOffered"]),
    ];

    public static TheoryData<PlatformDialect, string, string> Searches => Rows(_searches);

    public static TheoryData<PlatformDialect, string, string> Reads => Rows(_reads);

    public static TheoryData<PlatformDialect, string, string> Files => Rows(_files);

    public static TheoryData<PlatformDialect, string, string> Phones => Rows(_phones);

    public static TheoryData<PlatformDialect, string, string> Reports => Rows(_reports);

    public static TheoryData<PlatformDialect> Dialects => [.. _dialects];

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        host.Province.Follow(StandInBehavior.Normal);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // That of a certificate is asked under TLS, and those of the feed alone there, by tests of their own.
    [Fact]
    public void Nothing_that_a_platform_may_do_wrong_and_no_dialect_is_left_out()
    {
        Assert.Equal(Enum.GetValues<PlatformDialect>(), _dialects);
        Assert.Equal(
            Enum.GetValues<StandInBehavior>().Except(
                [StandInBehavior.WrongCertificate, StandInBehavior.CursorForgotten, StandInBehavior.UnknownChange]),
            _searches.Concat(_reads).Concat(_files).Concat(_phones).Select(row => row.Behavior).Distinct().Order());
        Assert.All(_searches.Concat(_reads).Concat(_files).Concat(_phones).Concat(_reports), row => Assert.Equal(_dialects.Length, row.Outcomes.Length));
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task Each_fault_of_a_search_is_an_outcome_of_its_own(PlatformDialect dialect, string behavior, string outcome)
    {
        using var platform = Platform(dialect);

        // Signed in before, so that the fault meets the search.
        if (behavior is not (nameof(StandInBehavior.ClockSkew) or nameof(StandInBehavior.SignInRefused)))
        {
            await SearchAsync(platform);
        }

        host.Province.Follow(Enum.Parse<StandInBehavior>(behavior));

        Assert.Equal(outcome, SomeCalls.WordsOf(await SearchAsync(platform)));
    }

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task Each_fault_of_reading_is_an_outcome_of_its_own(PlatformDialect dialect, string behavior, string outcome)
    {
        using var platform = Platform(dialect);
        await SearchAsync(platform);
        host.Province.Follow(Enum.Parse<StandInBehavior>(behavior));

        Assert.Equal(outcome, SomeCalls.WordsOf(await platform.ReadAsync(_license.Identifier, SomeCalls.Value, Cancellation)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Each_fault_of_a_file_is_an_outcome_of_its_own(PlatformDialect dialect, string behavior, string outcome)
    {
        using var platform = Platform(dialect);
        await SearchAsync(platform);
        host.Province.Follow(Enum.Parse<StandInBehavior>(behavior));

        var answer = await platform.ReadFileAsync(_license.Identifier, new DateOnly(2026, 4, 17), SomeCalls.Value, Cancellation);

        Assert.Equal(outcome, SomeCalls.WordsOf(answer));
        if (answer is PlatformAnswer<LicenseFile>.Answered(var file))
        {
            Assert.Equal(SomeCalls.File.ToArray(), file.Bytes.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Phones))]
    public async Task A_question_on_a_phone_comes_to_one_of_its_ends(PlatformDialect dialect, string behavior, string outcome)
    {
        using var platform = Platform(dialect);
        host.Province.Follow(Enum.Parse<StandInBehavior>(behavior));

        var begun = await BeginAsync(platform, Code());

        Assert.Equal(outcome, begun is PlatformAnswer<PhoneConsent>.Answered(var consent)
            ? await SecondLookAsync(platform, consent)
            : SomeCalls.WordsOf(begun));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task Each_fault_of_a_report_is_an_outcome_of_its_own(PlatformDialect dialect, string behavior, string outcome)
    {
        using var platform = Platform(dialect);
        await SearchAsync(platform);
        host.Province.Follow(Enum.Parse<StandInBehavior>(behavior));
        var report = new PlatformReport.Wrong(_license.Identifier, "住址不是现住址")
        {
            Telephone = "13900001234", Evidence = new(LicenseFileFormat.Ofd, SomeCalls.File.ToArray()),
        };

        var answer = await platform.ReportAsync(report, SomeCalls.Value, Cancellation);

        Assert.Equal(outcome, SomeCalls.WordsOf(answer));
        if (answer is PlatformAnswer<string>.Answered(var receipt))
        {
            var taken = host.Province.ReportOf(receipt)!;
            Assert.Equal(("B-1", "13900001234"), (taken.Number, taken.Telephone));
            Assert.Equal(SomeCalls.File.ToArray(), Assert.Single(taken.Files));
        }
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task What_is_read_is_what_the_province_has(PlatformDialect dialect)
    {
        using var platform = Platform(dialect);
        await SearchAsync(platform);

        var answer = await platform.ReadAsync(_license.Identifier, SomeCalls.Value, Cancellation);

        var read = Assert.IsType<PlatformAnswer<License>.Answered>(answer).Value;
        Assert.Equal(
            (_license.Identifier, _license.KindCode, _license.Number, _license.IssuerName, LicenseStatus.Valid, SomeCalls.Province),
            (read.Identifier, read.KindCode, read.Number, read.IssuerName, read.Status, read.Origin.Source));
        Assert.Equal(_license.Holders.AsEnumerable(), read.Holders);
        Assert.Equal(_license.Face.OrderBy(value => value.Key), read.Face.OrderBy(value => value.Key));
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Nobody_is_asked_without_what_goes_with_every_call(PlatformDialect dialect)
    {
        using var platform = Platform(dialect);

        var answer = await platform.SearchAsync(_license.Holders[0].Code, _kinds, SomeCalls.With(" "), Cancellation);

        Assert.Equal("NotAsked CallIncomplete", SomeCalls.WordsOf(answer));
    }

    private static TheoryData<PlatformDialect, string, string> Rows((StandInBehavior Behavior, string[] Outcomes)[] table) => new(
        from row in table
        from at in Enumerable.Range(0, _dialects.Length)
        select (_dialects[at], row.Behavior.ToString(), row.Outcomes[at]));

    private static Task<PlatformAnswer<FoundLicenses>> SearchAsync(SharingPlatform platform) =>
        platform.SearchAsync(_license.Holders[0].Code, _kinds, SomeCalls.Value, Cancellation);

    private static Task<PlatformAnswer<PhoneConsent>> BeginAsync(SharingPlatform platform, ShownCode code) =>
        platform.BeginConsentAsync(code, PhoneBearer.Holder, [SomeLicenses.ResidentIdCard], SomeCalls.Value, Cancellation);

    private static async Task<string> SecondLookAsync(SharingPlatform platform, PhoneConsent consent)
    {
        await platform.PollConsentAsync(consent, SomeCalls.Value, Cancellation);
        var second = await platform.PollConsentAsync(consent, SomeCalls.Value, Cancellation);
        return second is PlatformAnswer<PhoneReply>.Answered(var reply) ? reply.State.ToString() : SomeCalls.WordsOf(second);
    }

    private SharingPlatform Platform(PlatformDialect dialect) =>
        SomeCalls.Platform(SomeCalls.Options(host.Port, dialect: dialect), timeoutSeconds: 1);

    private ShownCode Code()
    {
        Assert.True(ShownCode.TryParse(host.Province.Show(_license.Identifier.Value, "YUNLING:", StandInCode.Fresh), out var code));
        return code;
    }
}
