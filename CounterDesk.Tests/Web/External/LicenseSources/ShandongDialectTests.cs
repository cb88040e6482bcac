using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.External.LicenseSources.Dialects;

namespace CounterDesk.Tests.Web.External.LicenseSources;

/// <summary>Exchanges typed from the tables that working programs of this dialect share.</summary>
public sealed class ShandongDialectTests : IClassFixture<CannedPlatform>, IDisposable
{
    private const string Shared = "/main/CertShare/";
    private const string Phones = "/main/ChannelVerify/";

    private static readonly License _license = SomeCalls.License;
    private static readonly HolderCode _holder = _license.Holders[0].Code;

    private readonly CannedPlatform _canned;
    private readonly SharingPlatform _platform;

    public ShandongDialectTests(CannedPlatform canned)
    {
        canned.Clear();
        _canned = canned;
        var options = SomeCalls.Options(canned.Port, dialect: PlatformDialect.Shandong);
        options.Address = new Uri($"http://127.0.0.1:{canned.Port}/");
        options.Codes["E-1"] = PlatformRefusal.Quota;
        _platform = SomeCalls.Platform(options);
    }

    public static TheoryData<string, PlatformRefusal> Refusals => new()
    {
        { "2", PlatformRefusal.NotOffered },
        { "11", PlatformRefusal.SignIn },
        { "12", PlatformRefusal.BadRequest },
        { "13", PlatformRefusal.NotOffered },
        { "21", PlatformRefusal.NotInForce },
        { "22", PlatformRefusal.NotInForce },
        { "23", PlatformRefusal.NotInForce },
        { "100", PlatformRefusal.NoRight },
        { "101", PlatformRefusal.NotOffered },
        { "102", PlatformRefusal.BadRequest },
        { "103", PlatformRefusal.BadRequest },
        { "105", PlatformRefusal.NotOffered },
        { "106", PlatformRefusal.NotOffered },
        { "107", PlatformRefusal.NotOffered },
        { "108", PlatformRefusal.NotOffered },
        { "109", PlatformRefusal.BadRequest },
        { "110", PlatformRefusal.BadRequest },
        { "111", PlatformRefusal.BadRequest },
        { "113", PlatformRefusal.BadRequest },
        { "429", PlatformRefusal.Quota },
        { "E-1", PlatformRefusal.Quota },
        { "9999", PlatformRefusal.UnknownCode },
    };

    public static TheoryData<string, PlatformWord?> Words => new()
    {
        { "0", PlatformWord.Right },
        { "1", PlatformWord.RightNotActivated },
        { "2", PlatformWord.RightSuspended },
        { "3", PlatformWord.RightEnded },
        { "4", PlatformWord.Unclear },
        { "5", PlatformWord.Unknown },
        { "6", PlatformWord.Unclear },
        { "7", PlatformWord.Wrong },
        { "8", null },
    };

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public void Dispose() => _platform.Dispose();

    [Fact]
    public async Task A_question_says_who_asks_and_its_reason_is_a_text_with_five_keys()
    {
        await SearchAsync(SomeLicenses.ResidentIdCard);

        var (path, _, body) = Assert.Single(_canned.Asked);
        Assert.Equal(Shared + "queryCertInfoByHolderCode", path);
        Assert.Equal((SomeCalls.Account, "a-token"), ((string?)body!["head"]!["accessId"], (string?)body["head"]!["accessToken"]));
        Assert.Equal(
            (_holder.Text, "111", SomeLicenses.ResidentIdCard),
            ((string?)body["data"]!["holderCode"], (string?)body["data"]!["holderTypeCode"], (string?)body["data"]!["certTypeCode"]));
        Assert.Equal(
            """{"certificateCopyCause":"高龄津贴申领","certificateCallCategory":"0","certificateEventCode":"999900-MZ-0107","certificateMatterName":"高龄津贴申领","certificateSystemName":"CounterDesk"}""",
            (string?)body["data"]!["useCause"]);
        Assert.Equal("0317", (string?)body["head"]!["clientInfo"]!["operatorId"]);
    }

    [Fact]
    public async Task Each_kind_is_asked_for_by_itself_and_one_without_an_answer_is_not_one_without_a_license()
    {
        _canned.Answer(Shared + "queryCertInfoByHolderCode", Inside(Item()));
        var both = Assert.IsType<PlatformAnswer<FoundLicenses>.Answered>(
            await SearchAsync(SomeLicenses.ResidentIdCard, SomeLicenses.DisabilityCertificate)).Value;

        Assert.Equal(2, _canned.Asked.Count);
        Assert.Equal(2, both.Hits.Length);
        _canned.Answer(Shared + "queryCertInfoByHolderCode", """{"head":{"status":100,"message":"无权限"},"data":null}""");
        Assert.Equal("Refused NoRight 100", SomeCalls.WordsOf(await SearchAsync(SomeLicenses.ResidentIdCard, SomeLicenses.SeniorCard)));
    }

    [Fact]
    public void What_some_kinds_brought_counts_beside_those_that_were_not_answered_for()
    {
        var one = new PlatformAnswer<FoundLicenses>.Answered(new([SomeHits.Of(_license)], 0));
        var refused = new PlatformAnswer<FoundLicenses>.Refused(PlatformRefusal.NoRight, "100");
        var none = new PlatformAnswer<FoundLicenses>.None();

        Assert.Equal("Answered 1 1", SomeCalls.WordsOf(JoinedAnswers.Of([none, one, refused])));
        Assert.Equal("Refused NoRight 100", SomeCalls.WordsOf(JoinedAnswers.Of([none, refused])));
        Assert.Equal("Answered 1 0", SomeCalls.WordsOf(JoinedAnswers.Of([none, one])));
        Assert.Equal("None", SomeCalls.WordsOf(JoinedAnswers.Of([none, none])));
    }

    [Fact]
    public async Task Items_and_fields_of_the_face_stand_side_by_side_in_what_was_enciphered()
    {
        _canned.Answer(Shared + "queryCertInfo", Inside(Item()));

        var read = Assert.IsType<PlatformAnswer<License>.Answered>(
            await _platform.ReadAsync(_license.Identifier, SomeCalls.Value, Cancellation)).Value;

        Assert.Equal(
            (_license.Identifier, SomeLicenses.ResidentIdCard, _license.Number, "林秀兰", LicenseStatus.Suspended),
            (read.Identifier, read.KindCode, read.Number, read.Holders[0].Name, read.Status));
        Assert.Equal("云山市青崖区梧桐里3号", read.Face.Single(value => value.Key == "address").Value);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Each_code_is_a_refusal_of_its_own_with_the_code_kept(string code, PlatformRefusal why)
    {
        _canned.Answer(Shared + "queryCertInfoByHolderCode", $$$"""{"head":{"status":"{{{code}}}","message":"x"}}""");

        Assert.Equal($"Refused {why} {code}", SomeCalls.WordsOf(await SearchAsync(SomeLicenses.ResidentIdCard)));
    }

    [Fact]
    public async Task Not_found_is_none()
    {
        _canned.Answer(Shared + "queryCertInfoByHolderCode", """{"head":{"status":10,"message":"未查询到证照"}}""");

        Assert.Equal("None", SomeCalls.WordsOf(await SearchAsync(SomeLicenses.ResidentIdCard)));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public async Task Results_are_read_enciphered_or_not(string result, PlatformWord? word)
    {
        foreach (var answer in new[] { $$$"""{"head":{"status":0},"data":{"result":"{{{result}}}"}}""", Whole($$$"""{"result":{{{result}}}}""") })
        {
            _canned.Answer(Shared + "verifyCertInfo", answer);
            var said = await _platform.VerifyAsync(_license, SomeCalls.Value, Cancellation);
            Assert.Equal(word, (said as PlatformAnswer<PlatformWord>.Answered)?.Value);
            Assert.Equal(word is null, said is PlatformAnswer<PlatformWord>.NotUnderstood(AnswerFault.WrongValue, "result"));
        }
    }

    [Theory]
    [InlineData("/file/download/7", "Answered")]
    [InlineData("//192.0.2.1/file/download/7", "NotUnderstood Redirected content")]
    [InlineData("http://192.0.2.1/file/download/7", "NotUnderstood Redirected content")]
    [InlineData("/file/gone", "Refused NotOffered HTTP-404")]
    public async Task A_file_is_fetched_from_the_same_machine_wherever_the_link_leads(string link, string outcome)
    {
        _canned.Answer(Shared + "downloadUrl", Whole($$$"""{"contentType":"http","content":"{{{link}}}","certIdentifier":"{{{_license.Identifier.Value}}}"}"""));
        _canned.Answer("/file/download/7", SomeCalls.File.ToArray());

        Assert.Equal(outcome, SomeCalls.WordsOf(await ReadFileAsync()));
        Assert.Equal("20260417235959", (string?)_canned.Asked[0].Body!["data"]!["expiryTime"]);
    }

    [Fact]
    public async Task A_link_to_the_file_of_another_license_is_not_followed()
    {
        _canned.Answer(Shared + "downloadUrl", Whole("""{"contentType":"http","content":"/file/download/7","certIdentifier":"1.2.156.3005.2.X"}"""));

        Assert.Equal("NotUnderstood AnotherLicense certIdentifier", SomeCalls.WordsOf(await ReadFileAsync()));
        Assert.Single(_canned.Asked);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("60001")]
    public async Task The_holder_is_asked_on_the_phone_and_what_was_agreed_is_fetched(string asked)
    {
        _canned.Answer(Phones + "begin/verify", Whole("""{"trxId":"t-1"}""", asked));
        _canned.Answer(Shared + "queryCertInfosByVerifyTrx", Inside($"[{Item()}]"));
        Assert.True(ShownCode.TryParse("YZM-123456", out var code));

        var consent = Assert.IsType<PlatformAnswer<PhoneConsent>.Answered>(await _platform.BeginConsentAsync(
            code, PhoneBearer.Holder, [SomeLicenses.ResidentIdCard], SomeCalls.Value, Cancellation)).Value;
        var found = await _platform.FetchAsync(consent, _holder, [SomeLicenses.ResidentIdCard], SomeCalls.Value, Cancellation);

        Assert.Equal("Answered 1 0", SomeCalls.WordsOf(found));
        var (begin, fetch) = (_canned.Asked[0].Body!["data"]!, _canned.Asked[1].Body!["data"]!);
        Assert.Equal(("YZM-123456", SomeLicenses.ResidentIdCard), ((string?)begin["qrcode"], (string?)begin["certCodes"]![0]));
        Assert.Equal(("t-1", SomeLicenses.ResidentIdCard), ((string?)fetch["trxId"], (string?)fetch["certTypeCode"]));
    }

    [Theory]
    [InlineData("1", PhoneState.Waiting)]
    [InlineData("2", PhoneState.Agreed)]
    [InlineData("3", PhoneState.NotGiven)]
    [InlineData("0", PhoneState.NotGiven)]
    [InlineData("99", PhoneState.NotGiven)]
    public async Task Nothing_but_a_two_is_a_yes_on_the_phone(string status, PhoneState state)
    {
        _canned.Answer(Phones + "current/status", Whole($$$"""{"verifyStatus":"{{{status}}}"}"""));

        var reply = await _platform.PollConsentAsync(new PhoneConsent("t-1"), SomeCalls.Value, Cancellation);

        Assert.Equal(new PhoneReply(state, status), Assert.IsType<PlatformAnswer<PhoneReply>.Answered>(reply).Value);
    }

    [Fact]
    public async Task An_agents_phone_is_not_asked()
    {
        Assert.True(ShownCode.TryParse("YZM-123456", out var code));

        Assert.Equal("NotAsked NotOffered", SomeCalls.WordsOf(await _platform.BeginConsentAsync(
            code, PhoneBearer.Agent, [SomeLicenses.ResidentIdCard], SomeCalls.Value, Cancellation)));
        Assert.Empty(_canned.Asked);
    }

    [Theory]
    [InlineData("""{"head":{"status":0},"data":{"certData":"04AB"}}""", "NotUnderstood WrongCipher")]
    [InlineData("""{"head":{"status":0},"data":{"certData":"XYZ"}}""", "NotUnderstood WrongCipher")]
    [InlineData("""{"head":{"status":0},"data":"0"}""", "NotUnderstood WrongCipher")]
    [InlineData("""{"head":{"status":0},"data":""}""", "NotUnderstood WrongCipher")]
    [InlineData("""{"head":{"status":0},"data":{}}""", "NotUnderstood FieldMissing certData")]
    [InlineData("""{"head":{"status":0},"data":{"certData":{"certno":"1"}}}""", "NotUnderstood WrongType certData")]
    [InlineData("""{"head":{"status":0},"data":[]}""", "NotUnderstood WrongType data")]
    public async Task What_is_not_enciphered_for_the_hall_is_no_answer(string answer, string outcome)
    {
        _canned.Answer(Shared + "queryCertInfoByHolderCode", answer);

        Assert.Equal(outcome, SomeCalls.WordsOf(await SearchAsync(SomeLicenses.ResidentIdCard)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("{")]
    public async Task What_was_deciphered_and_is_no_json_is_no_answer(string plain)
    {
        _canned.Answer(Shared + "queryCertInfoByHolderCode", Inside(plain.Length is 0 ? " " : plain));

        Assert.Equal("NotUnderstood NotJson", SomeCalls.WordsOf(await SearchAsync(SomeLicenses.ResidentIdCard)));
    }

    [Fact]
    public async Task Hostile_answers_are_answers_that_are_not_understood()
    {
        var deep = new string('[', 100_000) + new string(']', 100_000);
        var many = $"[{string.Join(',', Enumerable.Repeat(Item(), LicenseLookup.MostHits + 1))}]";
        (byte[] Answer, string? Encoding, string Outcome)[] hostile =
        [
            (Encoding.UTF8.GetBytes(deep), null, "NotUnderstood NotJson"),
            (Encoding.UTF8.GetBytes(Inside(deep)), null, "NotUnderstood NotJson"),
            (Encoding.UTF8.GetBytes(Inside(many)), null, "NotUnderstood TooLong data"),
            (new byte[49 << 20], null, "NotUnderstood TooLong"),

            // Nothing is unpacked, whatever it says that it is.
            (Packed(new byte[100 << 20]), "gzip", "NotUnderstood WrongEncoding"),
            (Encoding.UTF8.GetBytes(Inside($$$"""{"certno":"{{{new string('9', 100_000)}}}","cert_identifier":"{{{_license.Identifier.Value}}}"}""")), null, "Answered 0 1"),
        ];
        foreach (var (answer, encoding, outcome) in hostile)
        {
            _canned.Answer(Shared + "queryCertInfoByHolderCode", answer, encoding);
            Assert.Equal(outcome, SomeCalls.WordsOf(await SearchAsync(SomeLicenses.ResidentIdCard)));
        }
    }

    private static byte[] Packed(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }

    private static string Item() => new JsonObject
    {
        ["cert_identifier"] = _license.Identifier.Value, ["name"] = "林秀兰", ["certno"] = _license.Number,
        ["certificate_name"] = "居民身份证", ["certificate_holder_code"] = _holder.Text, ["certificate_holder_type"] = "111",
        ["certificate_issuing_authority_name"] = "岭安市公安局", ["certificate_validate_end"] = "20360301", ["certificate_status"] = "02",
        ["sex"] = "女", ["ethnicity"] = "汉", ["birthDate"] = "1940-06-12", ["address"] = "云山市青崖区梧桐里3号", ["number"] = _holder.Text,
        ["issuer"] = "岭安市公安局", ["validity"] = "2016.05.18-2036.03.01",
    }.ToJsonString();

    private static string Inside(string plain) => $$$"""{"head":{"status":0,"message":"数据获取成功"},"data":{"certData":"{{{Encipher(plain)}}}"}}""";

    private static string Whole(string plain, string status = "0") => $$"""{"head":{"status":"{{status}}"},"data":"{{Encipher(plain)}}"}""";

    private static string Encipher(string plain)
    {
        var point = new PlatformKey(SomeKeys.Ring, SomeCalls.Province, KeyUse.PlatformDeciphering).PublicKey;
        Assert.True(Sm2PublicKey.TryRead(Convert.FromHexString(point), out var key));
        return Convert.ToHexString(Sm2Cipher.Encrypt(key, Encoding.UTF8.GetBytes(plain)));
    }

    private Task<PlatformAnswer<FoundLicenses>> SearchAsync(params string[] kinds) =>
        _platform.SearchAsync(_holder, [.. kinds], SomeCalls.Value, Cancellation);

    private Task<PlatformAnswer<LicenseFile>> ReadFileAsync() =>
        _platform.ReadFileAsync(_license.Identifier, new DateOnly(2026, 4, 17), SomeCalls.Value, Cancellation);
}
