using System.Text.Json;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Tests.Support;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.External.LicenseSources.Dialects;

namespace CounterDesk.Tests.Web.External.LicenseSources;

/// <summary>Exchanges typed from the tables of the license-app that six programs share.</summary>
public sealed class GuangdongDialectTests : IClassFixture<CannedPlatform>, IDisposable
{
    private const string App = "/license-app/v1/";
    private const string Code = "20260318102800123ABC";

    private static readonly License _license = SomeCalls.License;
    private static readonly HolderCode _holder = _license.Holders[0].Code;

    private readonly CannedPlatform _canned;
    private readonly PlatformOptions _options;
    private readonly SharingPlatform _platform;

    public GuangdongDialectTests(CannedPlatform canned)
    {
        canned.Clear();
        _canned = canned;
        _options = SomeCalls.Options(canned.Port, dialect: PlatformDialect.Guangdong);
        _options.Address = new Uri($"http://127.0.0.1:{canned.Port}/");
        _options.Codes["DAILY_LIMIT"] = PlatformRefusal.Quota;
        _options.Guangdong.Statuses["制证完成"] = LicenseStatus.Valid;
        _platform = SomeCalls.Platform(_options);
        canned.Answer(App + "security/login", """{"ack_code":"SUCCESS","errors":[],"access_token":"t-1"}""");
    }

    /// <summary>Elements of errors, and what they come to.</summary>
    public static TheoryData<string, string> Errors => new()
    {
        { """{"code":"DAILY_LIMIT","message":"x"}""", "Refused Quota DAILY_LIMIT" },
        { """{"code":"E-1","message":"x"}""", "Refused UnknownCode E-1" },
        { """{"code":7,"message":"x"}""", "Refused UnknownCode 7" },
        { "\"没有权限\"", "Refused UnknownCode FAILURE" },
        { """{"message":"access_token 已失效"}""", "Refused SignIn FAILURE" },
        { $$"""{"code":"{{_holder.Text}}","message":"x"}""", "Refused UnknownCode ?" },
        { "[]", "Refused UnknownCode FAILURE" },
        { "", "Refused UnknownCode FAILURE" },
    };

    public static TheoryData<string, string> Faults => new()
    {
        { "[]", "NotUnderstood WrongType data" },
        { "{}", "NotUnderstood FieldMissing ack_code" },
        { """{"ack_code":{}}""", "NotUnderstood WrongType ack_code" },
        { """{"ack_code":"MAYBE"}""", "Refused UnknownCode MAYBE" },
        { """{"ack_code":"SUCCESS"}""", "NotUnderstood FieldMissing auth_codes" },
        { """{"ack_code":"SUCCESS","auth_codes":["1"]}""", "NotUnderstood FieldMissing data" },
        { """{"ack_code":"SUCCESS","auth_codes":["1"],"data":"见附件"}""", "NotUnderstood WrongType data" },
        { """{"ack_code":"SUCCESS","auth_codes":["1"],"data":{}}""", "NotUnderstood WrongType data" },
        { """{"ack_code":"SUCCESS","auth_codes":["1"],"data":[]}""", "Answered 0 1" },
        { """{"ack_code":"SUCCESS","auth_codes":[],"data":null}""", "None" },
        { """{"ack_code":"SUCCESS","auth_codes":[],"data":[]}""", "None" },
        { """{"ack_code":"SUCCESS","auth_codes":["1"],"data":["text"]}""", "Answered 0 1" },
        { """{"ack_code":"SUCCESS","auth_codes":["1"],"data":[{"name":"\ud800"}]}""", "NotUnderstood WrongEncoding" },
    };

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public void Dispose() => _platform.Dispose();

    [Fact]
    public async Task Whoever_signs_in_asks_by_duty_and_says_for_which_item_and_who()
    {
        _canned.Answer(App + "license/auth", Authorized(Record()));

        var found = Assert.IsType<PlatformAnswer<FoundLicenses>.Answered>(await SearchAsync()).Value;

        var hit = Assert.Single(found.Hits);
        Assert.Equal((_license.Identifier, LicenseStatus.Valid, 0), (hit.Identifier, hit.Status, found.Unread));
        var (login, asked) = (_canned.Asked[0], _canned.Asked[1]);
        Assert.Equal(
            ("k", "s", SomeCalls.Account, "p"),
            ((string?)login.Body!["app_key"], (string?)login.Body["app_secret"], (string?)login.Body["account"], (string?)login.Body["password"]));
        Assert.Equal("?access_token=t-1", asked.Query);
        Assert.Equal(
            (_holder.Text, "999900-MZ-0107", "高龄津贴申领", "B-1", "0317", "周敏", "云山市政务服务中心"),
            ((string?)asked.Body!["identity_number"], (string?)asked.Body["service_item_code"], (string?)asked.Body["service_item_name"],
                (string?)asked.Body["biz_num"], (string?)asked.Body["operator"]!["account"], (string?)asked.Body["operator"]!["name"],
                (string?)asked.Body["operator"]!["service_org"]));
    }

    [Theory]
    [InlineData("""{"ack_code":"SUCCESS","data":{"access_token":"t-2"}}""", "?access_token=t-2")]
    [InlineData("""{"ack_code":"SUCCESS","access_token":"a b&c"}""", "?access_token=a%20b%26c")]
    public async Task The_token_stands_beside_the_data_or_in_it(string answer, string query)
    {
        _canned.Answer(App + "security/login", answer);

        await SearchAsync();

        Assert.Equal(query, _canned.Asked[1].Query);
    }

    [Fact]
    public async Task Without_a_token_nobody_is_asked()
    {
        _canned.Answer(App + "security/login", """{"ack_code":"SUCCESS","data":{}}""");

        Assert.Equal("NotUnderstood FieldMissing access_token", SomeCalls.WordsOf(await SearchAsync()));
        Assert.Single(_canned.Asked);
    }

    [Fact]
    public async Task A_matter_that_is_no_item_of_the_list_is_not_authorized()
    {
        var call = SomeCalls.With("高龄津贴申领", item: null);

        Assert.Equal("NotAsked CallIncomplete", SomeCalls.WordsOf(await _platform.SearchAsync(_holder, [], call, Cancellation)));
        Assert.Empty(_canned.Asked);
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task Each_error_is_a_refusal_with_its_code_kept_and_its_message_not(string error, string outcome)
    {
        _canned.Answer(App + "license/auth", $$"""{"ack_code":"FAILURE","errors":[{{error}}],"data":null}""");

        Assert.Equal(outcome, SomeCalls.WordsOf(await SearchAsync()));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_cannot_be_understood_is_said(string answer, string outcome)
    {
        _canned.Answer(App + "license/auth", answer);

        Assert.Equal(outcome, SomeCalls.WordsOf(await SearchAsync()));
    }

    [Theory]
    [InlineData("""{"a":"1"}""", "1")]
    [InlineData("""{'a':'1'}""", "1")]
    [InlineData("""{'a': '甲"乙"丙'}""", "甲\"乙\"丙")]
    [InlineData("""{'a':'it\'s'}""", "it's")]
    [InlineData("""{'a':'1\\2'}""", "1\\2")]
    [InlineData("""{"a":"it's"}""", "it's")]
    public void A_text_with_json_in_it_is_read_in_either_quoting(string text, string value)
    {
        using var document = JsonDocument.Parse(JsonSerializer.Serialize(text));

        Assert.Equal(value, JsonReply.Unquoted(document.RootElement, fields => fields.GetProperty("a").GetString()!));
    }

    [Theory]
    [InlineData("{'a':'1'")]
    [InlineData("见附件")]
    [InlineData("{'a':'1''}")]
    [InlineData("")]
    public void What_is_json_in_neither_quoting_is_none(string text)
    {
        using var document = JsonDocument.Parse(JsonSerializer.Serialize(text));

        Assert.Null(JsonReply.Unquoted(document.RootElement, fields => fields.ToString()));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task The_face_comes_as_a_text_in_either_quoting_or_as_it_is(bool isSingle, bool isObject)
    {
        _canned.Answer(App + "license/auth", Authorized(Record()));
        _canned.Answer(App + "license/get_license", Done(Record(isSingle, isObject)));
        await SearchAsync();

        var read = Assert.IsType<PlatformAnswer<License>.Answered>(
            await _platform.ReadAsync(_license.Identifier, SomeCalls.Value, Cancellation)).Value;

        Assert.Equal(
            (_license.Identifier, SomeLicenses.ResidentIdCard, _license.Number, "岭安市公安局", new DateOnly(2036, 3, 1)),
            (read.Identifier, read.KindCode, read.Number, read.IssuerName, read.ValidUntil!.Value));
        Assert.Equal("云山市青崖区梧桐里3号", read.Face.Single(value => value.Key == "address").Value);
        Assert.DoesNotContain(read.Face, value => value.Key is "ZZBS" or "CYRMC" or "ZP");
        Assert.Equal($"?auth_code={Code}&access_token=t-1", _canned.Asked[^1].Query);
    }

    [Fact]
    public async Task An_authorization_for_one_matter_is_not_used_for_another()
    {
        _canned.Answer(App + "license/auth", Authorized(Record()));
        await SearchAsync();

        var another = SomeCalls.With("高龄津贴申领", number: "B-2");

        Assert.Equal(
            "NotAsked CallIncomplete", SomeCalls.WordsOf(await _platform.ReadAsync(_license.Identifier, another, Cancellation)));
        Assert.Equal(2, _canned.Asked.Count);
    }

    [Fact]
    public async Task An_authorization_by_duty_that_has_ended_is_asked_for_again_once()
    {
        _canned.Answer(App + "license/auth", Authorized(Record()));
        _canned.Answer(App + "license/get_license", """{"ack_code":"FAILURE","errors":["auth_code 已失效"]}""");
        await SearchAsync();

        Assert.Equal(
            "Refused CodeExpired FAILURE",
            SomeCalls.WordsOf(await _platform.ReadAsync(_license.Identifier, SomeCalls.Value, Cancellation)));
        Assert.Equal(
            ["security/login", "license/auth", "license/get_license", "license/auth", "license/get_license"],
            _canned.Asked.Select(asked => asked.Path[App.Length..]));
    }

    [Theory]
    [InlineData("制证完成", "", LicenseStatus.Valid)]
    [InlineData("有效", "", LicenseStatus.Valid)]
    [InlineData("某状态", "", LicenseStatus.Unknown)]
    [InlineData("有效", "2026-03-01 10:00:00", LicenseStatus.Cancelled)]
    public async Task A_status_is_what_the_settings_say_and_what_was_abolished_is_not_in_force(
        string status, string abolished, LicenseStatus expected)
    {
        var record = Record();
        (record["license_status_name"], record["abolish_time"]) = (status, abolished);
        _canned.Answer(App + "license/auth", Authorized(record));

        var found = Assert.IsType<PlatformAnswer<FoundLicenses>.Answered>(await SearchAsync()).Value;

        Assert.Equal(expected, Assert.Single(found.Hits).Status);
    }

    [Fact]
    public async Task A_record_without_an_identifier_is_counted_and_not_made_up()
    {
        var record = Record(isObject: true);
        record["data_fields"]!.AsObject().Remove("ZZBS");
        _canned.Answer(App + "license/auth", Authorized(record));

        Assert.Equal("Answered 0 1", SomeCalls.WordsOf(await SearchAsync()));
    }

    [Fact]
    public async Task Codes_belong_to_the_license_whose_own_code_they_end_in()
    {
        var (first, second) = (Record(), Record(isObject: true));
        (first["license_code"], second["license_code"]) = ("9988002026ABCDEF01", "9988002026ABCDEF02");
        second["data_fields"]!["ZZBS"] = SomeLicenses.Of(SomeLicenses.SeniorCard).Identifier.Value;
        _canned.Answer(App + "license/auth", new JsonObject
        {
            ["ack_code"] = "SUCCESS", ["auth_codes"] = new JsonArray("X_9988002026ABCDEF02", "Y_9988002026ABCDEF01"),
            ["data"] = new JsonArray(first, second),
        }.ToJsonString());
        await SearchAsync();

        await _platform.ReadAsync(_license.Identifier, SomeCalls.Value, Cancellation);

        Assert.StartsWith("?auth_code=Y_9988002026ABCDEF01&", _canned.Asked[^1].Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PhoneBearer.Holder, "license/holder")]
    [InlineData(PhoneBearer.Agent, "license/entrust")]
    public async Task Who_has_signed_in_on_a_phone_has_agreed_and_each_license_is_fetched_by_its_code(PhoneBearer bearer, string path)
    {
        _canned.Answer(App + path, Authorized(Record()));
        _canned.Answer(App + "license/get_license", Done(Record()));
        Assert.True(ShownCode.TryParse("CREDENTIAL-1", out var code));

        var consent = Assert.IsType<PlatformAnswer<PhoneConsent>.Answered>(
            await _platform.BeginConsentAsync(code, bearer, [], SomeCalls.Value, Cancellation)).Value;
        var reply = await _platform.PollConsentAsync(consent, SomeCalls.Value, Cancellation);
        var found = await _platform.FetchAsync(consent, _holder, [], SomeCalls.Value, Cancellation);
        var read = await _platform.ReadAsync(_license.Identifier, SomeCalls.Value, Cancellation);

        Assert.Equal(PhoneState.Agreed, Assert.IsType<PlatformAnswer<PhoneReply>.Answered>(reply).Value.State);
        Assert.Equal(("Answered 1 0", "Answered"), (SomeCalls.WordsOf(found), SomeCalls.WordsOf(read)));
        Assert.Equal((App + path, "CREDENTIAL-1"), (_canned.Asked[1].Path, (string?)_canned.Asked[1].Body!["credential"]));
    }

    [Fact]
    public async Task What_was_agreed_on_a_phone_of_somebody_else_is_not_shown()
    {
        _canned.Answer(App + "license/get_license", Done(Record()));

        Assert.Equal("NotUnderstood AnotherLicense holderCode", SomeCalls.WordsOf(await _platform.FetchAsync(
            new PhoneConsent(Code), SomeLicenses.Gu.Code, [], SomeCalls.Value, Cancellation)));
    }

    [Theory]
    [InlineData("""{"file_name":"a.ofd","file_data":"UEsDBA=="}""", "Answered")]
    [InlineData("""{"file_name":"a.ofd","file_data":"bm90aGluZw=="}""", "NotUnderstood NotAFile content")]
    [InlineData("""{"file_name":"a.ofd","file_data":"***"}""", "NotUnderstood WrongEncoding file_data")]
    [InlineData("""{"file_name":"a.ofd"}""", "NotUnderstood FieldMissing file_data")]
    [InlineData("\"{'file_name':'a.ofd','file_data':'UEsDBA=='}\"", "Answered")]
    public async Task A_file_is_read_by_the_same_code(string data, string outcome)
    {
        _canned.Answer(App + "license/auth", Authorized(Record()));
        _canned.Answer(App + "license/archive", $$"""{"ack_code":"SUCCESS","data":{{data}}}""");
        await SearchAsync();

        Assert.Equal(outcome, SomeCalls.WordsOf(
            await _platform.ReadFileAsync(_license.Identifier, new DateOnly(2026, 4, 17), SomeCalls.Value, Cancellation)));
    }

    [Fact]
    public async Task A_shown_code_is_an_authorization_by_itself()
    {
        _canned.Answer(App + "license/get_license", Done(Record()));
        Assert.True(ShownCode.TryParse(Code, out var code));

        var resolved = await _platform.ResolveAsync(code, SomeCalls.Value, Cancellation);
        var read = await _platform.ReadAsync(_license.Identifier, SomeCalls.Value, Cancellation);

        Assert.Equal(_license.Identifier, Assert.IsType<PlatformAnswer<LicenseIdentifier>.Answered>(resolved).Value);
        Assert.Equal("Answered", SomeCalls.WordsOf(read));
    }

    [Fact]
    public async Task Hostile_answers_are_answers_that_are_not_understood()
    {
        (string Answer, string Outcome)[] hostile =
        [
            (new string('[', 100_000), "NotUnderstood NotJson"),
            ($$"""{"ack_code":"SUCCESS","auth_codes":["1"],"data":"{{new string('[', 100_000)}}"}""", "NotUnderstood WrongType data"),
            ($$"""{"ack_code":"SUCCESS","auth_codes":["1"],"data":[{"data_fields":"{{new string('\'', 200_000)}}"}]}""", "Answered 0 1"),
            (Authorized([.. Enumerable.Range(0, LicenseLookup.MostHits + 1).Select(_ => Record())]), "NotUnderstood TooLong data"),
        ];
        foreach (var (answer, outcome) in hostile)
        {
            _canned.Answer(App + "license/auth", answer);
            Assert.Equal(outcome, SomeCalls.WordsOf(await SearchAsync()));
        }
    }

    private static JsonObject Record(bool isSingle = false, bool isObject = false)
    {
        var fields = new JsonObject
        {
            ["ZZBS"] = _license.Identifier.Value, ["ZZHM"] = _license.Number, ["CYRMC"] = "林秀兰", ["CYRSFZJHM"] = _holder.Text,
            ["name"] = "林秀兰", ["sex"] = "女", ["ethnicity"] = "汉", ["birthDate"] = "1940-06-12", ["address"] = "云山市青崖区梧桐里3号",
            ["number"] = _holder.Text, ["issuer"] = "岭安市公安局", ["validity"] = "2016.05.18-2036.03.01",
        };
        if (isObject)
        {
            fields["ZP"] = new JsonObject { ["file_suffix"] = ".jpg", ["file_data"] = "" };
        }

        var options = new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        var text = fields.ToJsonString(options);
        return new()
        {
            ["license_code"] = "9988002026ABCDEF01", ["name"] = "居民身份证", ["id_code"] = _license.Number, ["holder_name"] = "林秀兰",
            ["holder_identity_type"] = "10", ["holder_identity_num"] = _holder.Text, ["issue_org_name"] = "岭安市公安局",
            ["issue_date"] = "2016-05-18 00:00:00", ["expiry_date"] = "2036-03-01 00:00:00", ["trust_level"] = "A",
            ["license_status_name"] = "有效",
            ["data_fields"] = isObject ? fields : isSingle ? text.Replace('"', '\'') : text,
        };
    }

    private static string Authorized(params JsonObject[] records) => new JsonObject
    {
        ["ack_code"] = "SUCCESS", ["errors"] = new JsonArray(),
        ["auth_codes"] = new JsonArray([.. records.Select((_, at) => (JsonNode)(at is 0 ? Code : $"{Code}{at}"))]),
        ["data"] = new JsonArray([.. records]), ["sign_method"] = "SM2", ["timestamp"] = "1",
    }.ToJsonString();

    private static string Done(JsonNode data) => new JsonObject { ["ack_code"] = "SUCCESS", ["data"] = data }.ToJsonString();

    private Task<PlatformAnswer<FoundLicenses>> SearchAsync() => _platform.SearchAsync(_holder, [], SomeCalls.Value, Cancellation);
}
