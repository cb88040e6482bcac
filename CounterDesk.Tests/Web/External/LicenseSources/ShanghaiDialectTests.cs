using System.Text.Json.Nodes;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.External.LicenseSources;

namespace CounterDesk.Tests.Web.External.LicenseSources;

/// <summary>Exchanges typed from what two programs that ask Shanghai's proxy share.</summary>
public sealed class ShanghaiDialectTests : IClassFixture<CannedPlatform>, IDisposable
{
    private const string Usage = "/cert/usage/";
    private const string Gateway = "/cert/usage/gb/";
    private const string Cipher = "oZ3k+7Q/Vw==";

    private static readonly License _license = SomeCalls.License;
    private static readonly HolderCode _holder = _license.Holders[0].Code;

    private readonly CannedPlatform _canned;
    private readonly PlatformOptions _options;
    private readonly SharingPlatform _platform;

    public ShanghaiDialectTests(CannedPlatform canned)
    {
        canned.Clear();
        _canned = canned;
        _options = SomeCalls.Options(canned.Port, dialect: PlatformDialect.Shanghai);
        _options.Address = new Uri($"http://127.0.0.1:{canned.Port}/");
        _options.Codes["1001"] = PlatformRefusal.Quota;
        _platform = SomeCalls.Platform(_options);
        canned.Answer(Usage + "login.do", """{"sessionId":"s-1"}""");
        canned.Answer(Usage + "checkIDCard.do", $$"""{"idCard":"{{Cipher}}"}""");
        canned.Answer(Gateway + "secRetrieval.do", Passed($$"""{"dataList":[{{Item()}}]}"""));
    }

    /// <summary>Answers of the proxy's own, and what they come to.</summary>
    public static TheoryData<string, string> Refusals => new()
    {
        { """{"success":false,"code":"1001","msg":"x"}""", "Refused Quota 1001" },
        { """{"success":"false","code":7,"msg":"x"}""", "Refused UnknownCode 7" },
        { """{"success":false,"msg":"没有权限"}""", "Refused UnknownCode FAILURE" },
        { """{"success":false,"code":"","msg":"sessionId已失效"}""", "Refused SignIn FAILURE" },
        { """{"success":false,"msg":"请重新登录"}""", "Refused SignIn FAILURE" },
        { """{"success":true}""", "NotUnderstood FieldMissing data" },
        { """{"success":true,"data":null}""", "NotUnderstood FieldMissing data" },
        { """{"success":true,"data":"error:1"}""", "NotUnderstood WrongType data" },
        { """{"data":"{\"head\":{\"status\":\"100\"}}"}""", "Refused NoRight 100" },
        { """{"data":{"head":{"status":10}}}""", "None" },
        { """{"data":"{\"data\":{}}"}""", "NotUnderstood FieldMissing head" },
        { """[]""", "NotUnderstood WrongType" },
        { """error""", "NotUnderstood NotJson" },
    };

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public void Dispose() => _platform.Dispose();

    [Fact]
    public async Task A_person_is_asked_for_by_what_stands_for_her_number_and_the_number_itself_goes_with_her_card_alone()
    {
        Assert.Equal("Answered 1 0", SomeCalls.WordsOf(await SearchAsync(_holder)));

        Assert.Equal(
            [Usage + "login.do", Usage + "checkIDCard.do", Gateway + "secRetrieval.do"], _canned.Asked.Select(asked => asked.Path));
        var (signIn, card, search) = (_canned.Asked[0].Body!, _canned.Asked[1].Body!, _canned.Asked[2].Body!);
        Assert.Equal((SomeCalls.Account, "p"), ((string?)signIn["account"], (string?)signIn["password"]));
        Assert.Equal(
            (_license.Holders[0].Name, _holder.Text, "2016-05-18", "2036-03-01"),
            ((string?)card["name"], (string?)card["id"], (string?)card["startDay"], (string?)card["endDay"]));
        Assert.Equal(Cipher, (string?)search["CertificateHolderCode"]);
        Assert.DoesNotContain(_holder.Text, search.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_question_has_the_session_the_five_elements_and_the_use()
    {
        await SearchAsync(_holder);

        Assert.All(_canned.Asked.Skip(1), asked => Assert.Equal(
            ("s-1", "云山市政务服务中心", "周敏", "高龄津贴申领", "999900-MZ-0107", "B-1", "高龄津贴申领"),
            ((string?)asked.Body!["sessionId"], (string?)asked.Body["orgName"], (string?)asked.Body["username"],
                (string?)asked.Body["itemName"], (string?)asked.Body["itemCode"], (string?)asked.Body["businessCode"],
                (string?)asked.Body["UseFor"])));
    }

    [Fact]
    public async Task Without_her_card_a_person_is_not_asked_for_and_what_needs_none_is_asked()
    {
        var call = WithoutCards();
        _canned.Answer(Gateway + "getCertificateDataByCertificateID.do", Passed(Item()));

        Assert.Equal("NotAsked CardNotRead", SomeCalls.WordsOf(await _platform.SearchAsync(_holder, [], call, Cancellation)));
        Assert.Empty(_canned.Asked);
        Assert.Equal("Answered", SomeCalls.WordsOf(await _platform.ReadAsync(_license.Identifier, call, Cancellation)));
        var enterprise = SomeLicenses.Of(SomeLicenses.BusinessLicense).Holders[0].Code;
        await _platform.SearchAsync(enterprise, [SomeLicenses.BusinessLicense], call, Cancellation);
        var asked = _canned.Asked[^1].Body!;
        Assert.Equal((enterprise.Text, "营业执照"), ((string?)asked["CertificateHolderCode"], (string?)asked["CertificateType"]));
    }

    [Fact]
    public async Task The_card_of_somebody_else_is_nobodys()
    {
        var another = HolderCode.Parse(HolderCodeType.ResidentId, "999901198804120032");

        Assert.Equal("NotAsked CardNotRead", SomeCalls.WordsOf(await SearchAsync(another)));
    }

    [Fact]
    public async Task A_card_without_an_end_says_so()
    {
        var call = WithoutCards(new PresentedCard("林秀兰", _holder, new(2010, 1, 2), validUntil: null));

        await _platform.SearchAsync(_holder, [], call, Cancellation);

        Assert.Equal("长期", (string?)_canned.Asked[1].Body!["endDay"]);
    }

    [Theory]
    [InlineData("""{"idCard":""}""", "NotUnderstood FieldMissing idCard")]
    [InlineData("""{"success":true}""", "NotUnderstood FieldMissing idCard")]
    [InlineData("""{"success":false,"msg":"不一致"}""", "Refused UnknownCode FAILURE")]
    [InlineData("""{"idCard":"999901194006120021"}""", "NotUnderstood WrongCipher idCard")]
    public async Task A_number_that_was_not_enciphered_is_asked_for_no_further(string answer, string outcome)
    {
        _canned.Answer(Usage + "checkIDCard.do", answer);

        Assert.Equal("999901194006120021", _holder.Text);
        Assert.Equal(outcome, SomeCalls.WordsOf(await SearchAsync(_holder)));
        Assert.DoesNotContain(Gateway + "secRetrieval.do", _canned.Asked.Select(asked => asked.Path));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_the_proxy_says_and_what_the_gateway_says_inside_are_told_apart(string answer, string outcome)
    {
        _canned.Answer(Gateway + "secRetrieval.do", answer);

        Assert.Equal(outcome, SomeCalls.WordsOf(await SearchAsync(_holder)));
    }

    [Theory]
    [InlineData("""{"success":false,"code":"5","msg":"账号或密码错误"}""", "Refused SignIn 5")]
    [InlineData("""{"sessionId":null}""", "NotUnderstood FieldMissing sessionId")]
    public async Task Without_a_session_nothing_is_asked(string answer, string outcome)
    {
        _canned.Answer(Usage + "login.do", answer);

        Assert.Equal(outcome, SomeCalls.WordsOf(await SearchAsync(_holder)));
        Assert.Single(_canned.Asked);
    }

    [Fact]
    public async Task A_matter_that_is_no_item_is_asked_under_the_item_of_the_settings_or_not_at_all()
    {
        var call = SomeCalls.With("高龄津贴申领", item: null);

        Assert.Equal("NotAsked CallIncomplete", SomeCalls.WordsOf(await _platform.SearchAsync(_holder, [], call, Cancellation)));
        Assert.Empty(_canned.Asked);
        _options.Shanghai.ItemCode = "999900-ZZ-0001";
        Assert.Equal("Answered 1 0", SomeCalls.WordsOf(await _platform.SearchAsync(_holder, [], call, Cancellation)));
        Assert.All(_canned.Asked.Skip(1), asked => Assert.Equal("999900-ZZ-0001", (string?)asked.Body!["itemCode"]));
    }

    [Theory]
    [InlineData("PK\u0003\u0004 a file", "Answered")]
    [InlineData("""{"success":false,"msg":"文件不存在"}""", "Refused UnknownCode FAILURE")]
    [InlineData("""{"success":true}""", "NotUnderstood NotAFile content")]
    [InlineData("<html>", "NotUnderstood NotAFile content")]
    public async Task A_file_is_named_first_and_then_handed_over_by_the_platform_itself(string delivered, string outcome)
    {
        _canned.Answer(
            Gateway + "getCertificateFileByCertificateID.do", Passed("""{"url":"http://192.0.2.1/f/7","fileFormat":"ofd"}"""));
        _canned.Answer(Gateway + "getCertFile.do", delivered);

        var answer = await _platform.ReadFileAsync(_license.Identifier, new DateOnly(2026, 4, 17), SomeCalls.Value, Cancellation);

        Assert.Equal(outcome, SomeCalls.WordsOf(answer));
        var asked = _canned.Asked[^1];
        Assert.Equal(
            (Gateway + "getCertFile.do", "http://192.0.2.1/f/7", "ofd"),
            (asked.Path, (string?)asked.Body!["url"], (string?)asked.Body["fileFormat"]));
    }

    private static string Item() => new JsonObject
    {
        ["certificateIdentifier"] = _license.Identifier.Value, ["certificateTypeCode"] = _license.KindCode,
        ["certificateName"] = "居民身份证", ["certificateNumber"] = _license.Number, ["certificateHolderName"] = "林秀兰",
        ["certificateHolderCode"] = _holder.Text, ["certificateHolderType"] = "111", ["certificateAreaCode"] = "999901",
        ["certificateIssuingAuthorityName"] = "岭安市公安局", ["certificateStatus"] = "有效",
        ["certData"] = new JsonObject
        {
            ["name"] = "林秀兰", ["sex"] = "女", ["ethnicity"] = "汉", ["birthDate"] = "1940-06-12",
            ["address"] = "云山市青崖区梧桐里3号", ["number"] = _holder.Text, ["issuer"] = "岭安市公安局",
            ["validity"] = "2016.05.18-2036.03.01",
        },
    }.ToJsonString();

    private static string Passed(string data) =>
        new JsonObject { ["success"] = true, ["data"] = $$$"""{"head":{"status":"0"},"data":{{{data}}}}""" }.ToJsonString();

    private static PlatformCall WithoutCards(params PresentedCard[] cards) => new()
    {
        OperatorNumber = "0317", OperatorName = "周敏", OperatorRole = "clerk", OfficeName = "云山市政务服务中心",
        OfficeCode = SomeCalls.OfficeCode, Region = "999901", ItemCode = "999900-MZ-0107", ItemName = "高龄津贴申领",
        BusinessNumber = "B-1", Purpose = "高龄津贴申领", Terminal = "3", Cards = [.. cards],
    };

    private Task<PlatformAnswer<FoundLicenses>> SearchAsync(HolderCode holder) =>
        _platform.SearchAsync(holder, [], SomeCalls.Value, Cancellation);
}
