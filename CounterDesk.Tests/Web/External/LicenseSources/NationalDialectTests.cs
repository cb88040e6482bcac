using System.Text;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.External.LicenseSources.Dialects;

namespace CounterDesk.Tests.Web.External.LicenseSources;

/// <summary>Exchanges typed from the tables of the interfaces that platforms of this shape publish.</summary>
public sealed class NationalDialectTests
{
    private static readonly License _license = SomeCalls.License;
    private static readonly HolderCode _holder = _license.Holders[0].Code;

    private static readonly NationalLicense _licenses = new(SomeCalls.Setup());

    /// <summary>A code of an answer's head, and what it comes to.</summary>
    public static TheoryData<string, PlatformRefusal> Refusals => new()
    {
        { "1", PlatformRefusal.SignIn },
        { "2", PlatformRefusal.NotOffered },
        { "11", PlatformRefusal.SignIn },
        { "12", PlatformRefusal.BadRequest },
        { "13", PlatformRefusal.NotOffered },
        { "21", PlatformRefusal.NotInForce },
        { "22", PlatformRefusal.NotInForce },
        { "23", PlatformRefusal.NotInForce },
        { "100", PlatformRefusal.NoRight },
        { "103", PlatformRefusal.BadRequest },
        { "110", PlatformRefusal.BadRequest },
        { "9999", PlatformRefusal.UnknownCode },
    };

    /// <summary>An answer's whole text, what is wrong and where.</summary>
    public static TheoryData<string, AnswerFault, string?> Faults => new()
    {
        { "", AnswerFault.NotJson, null },
        { """{"head":{"status":0}""", AnswerFault.NotJson, null },
        { "[]", AnswerFault.WrongType, null },
        { "{}", AnswerFault.FieldMissing, "head" },
        { """{"head":"0"}""", AnswerFault.WrongType, "data" },
        { """{"head":{}}""", AnswerFault.FieldMissing, "status" },
        { """{"head":{"status":{}}}""", AnswerFault.WrongType, "status" },
        { """{"head":{"status":"0"}}""", AnswerFault.FieldMissing, "data" },
        { """{"head":{"status":"0"},"data":null}""", AnswerFault.FieldMissing, "data" },
        { """{"head":{"status":"0"},"data":"none"}""", AnswerFault.WrongType, "data" },
        { """{"head":{"status":"0"},"data":{"total":1}}""", AnswerFault.WrongType, "data" },
        { """{"head":{"status":"0"},"data":[{"certificate_holder_name":"\ud800"}]}""", AnswerFault.WrongEncoding, null },
    };

    [Fact]
    public void A_question_has_the_envelope_and_everything_that_is_mandatory()
    {
        var at = new DateTimeOffset(2026, 3, 18, 10, 28, 0, TimeSpan.FromHours(8));
        var head = new NationalHead("yunshan-0007", "20260318102800yunshan-0007a", "token", at);

        var written = JsonNode.Parse(NationalRequest.Write(
            head, SomeCalls.Value, NationalRequest.Search(_holder, SomeLicenses.ResidentIdCard),
            NationalRequest.Client(SomeCalls.Value)))!;

        Assert.Equal(
            $$$"""
            {"head":{"accountId":"yunshan-0007","accessId":"20260318102800yunshan-0007a","accessToken":"token","reqTime":"20260318102800","clientInfo":{"areaCode":"999901","systemName":"CounterDesk","orgName":"云山市政务服务中心","orgCode":"12999900MB0TD9002C","operatorId":"0317","operatorName":"周敏","operatorRole":"clerk","terminal":"3"},"projectInfo":{"taskCode":"999900-MZ-0107","taskName":"高龄津贴申领","projectNo":"B-1"}},"data":{"holderCode":"{{{_holder.Text}}}","holderTypeCode":"111","certTypeCode":"11100000000013127D001","useCause":"高龄津贴申领"}}
            """,
            written.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public void A_file_is_asked_for_with_the_purpose_and_the_end_of_its_last_day()
    {
        var data = NationalRequest.ReadFile(_license.Identifier, new DateOnly(2026, 4, 17), SomeCalls.Value);

        Assert.Equal(
            (_license.Identifier.Value, "高龄津贴申领", "20260417235959", "ofd"),
            ((string)data["certificateIdentifier"]!, (string)data["certificateCopyCause"]!, (string)data["certificateCopyExpiringTime"]!,
                (string)data["fileType"]!));
    }

    [Theory]
    [InlineData("\"0\"")]
    [InlineData("0")]
    public void A_list_of_licenses_is_read_by_the_names_of_the_standard(string done)
    {
        var answer = ReadList($$"""{"head":{"status":{{done}},"message":"成功"},"data":[{{Item()}}]}""");

        var found = Assert.IsType<PlatformAnswer<FoundLicenses>.Answered>(answer).Value;
        var hit = Assert.Single(found.Hits);
        Assert.Equal(
            (_license.Identifier, SomeLicenses.ResidentIdCard, LicenseStatus.Suspended, new DateOnly(2036, 3, 1), "yunling", 0),
            (hit.Identifier, hit.KindCode, hit.Status, hit.ValidUntil!.Value, hit.Origin.Source, found.Unread));
    }

    [Fact]
    public void A_list_inside_an_object_and_names_in_pinyin_are_read_alike()
    {
        var item = Item().Replace("certificate_number", "ZZBH", StringComparison.Ordinal)
            .Replace("certificate_identifier", "cert_identifier", StringComparison.Ordinal);

        var answer = ReadList($$$"""{"head":{"status":"0"},"data":{"total":1,"dataList":[{{{item}}}]}}""");

        Assert.Single(Assert.IsType<PlatformAnswer<FoundLicenses>.Answered>(answer).Value.Hits);
    }

    [Fact]
    public void A_record_that_cannot_be_read_is_counted_and_spoils_no_other()
    {
        var spoiled = Item().Replace(_license.Identifier.Value, "1.2.156", StringComparison.Ordinal);

        var answer = ReadList($$"""{"head":{"status":"0"},"data":[{{spoiled}},{{Item()}},"text"]}""");

        var found = Assert.IsType<PlatformAnswer<FoundLicenses>.Answered>(answer).Value;
        Assert.Equal((1, 2), (found.Hits.Length, found.Unread));
    }

    [Fact]
    public void An_empty_list_is_none() =>
        Assert.IsType<PlatformAnswer<FoundLicenses>.None>(ReadList("""{"head":{"status":"0"},"data":[]}"""));

    [Fact]
    public void Not_found_is_none() =>
        Assert.IsType<PlatformAnswer<FoundLicenses>.None>(ReadList("""{"head":{"status":"10","message":"未查询到证照"},"data":null}"""));

    [Fact]
    public void A_list_with_somebody_elses_license_is_not_shown_at_all() => AssertFault(
        ReadList($$"""{"head":{"status":"0"},"data":[{{Item()}},{{Item().Replace(_holder.Text, SomeLicenses.Gu.Code.Text, StringComparison.Ordinal)}}]}"""),
        AnswerFault.AnotherLicense, "holderCode");

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Each_code_is_a_refusal_of_its_own_with_the_code_kept(string code, PlatformRefusal why)
    {
        var refused = Assert.IsType<PlatformAnswer<FoundLicenses>.Refused>(ReadList($$$"""{"head":{"status":{{{code}}}}}"""));

        Assert.Equal((why, code), (refused.Why, refused.RawCode));
    }

    [Fact]
    public void What_stands_in_the_place_of_a_code_and_may_be_a_number_of_a_person_is_not_kept() => Assert.Equal(
        "?",
        Assert.IsType<PlatformAnswer<FoundLicenses>.Refused>(ReadList($$$"""{"head":{"status":"{{{_holder.Text}}}"}}""")).RawCode);

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_cannot_be_understood_is_said_with_the_field(string text, AnswerFault fault, string? where) =>
        AssertFault(ReadList(text), fault, where);

    [Fact]
    public void Bytes_that_are_not_Utf8_are_no_answer() => AssertFault(
        NationalReply.Read(
            CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes("""{"head":{"status":"0","message":"成功"},"data":[]}"""),
            data => _licenses.ReadList(data, _holder), NationalCodes.RefusalOf),
        AnswerFault.WrongEncoding, null);

    [Theory]
    [InlineData("""{"contentType":"base64","content":"UEsDBA=="}""", true, null)]
    [InlineData("""{"contentType":"base64","content":"JVBERi0xLjc="}""", true, null)]
    [InlineData("""{"contentType":"base64","content":"bm90aGluZw=="}""", false, AnswerFault.NotAFile)]
    [InlineData("""{"contentType":"base64","content":"***"}""", false, AnswerFault.WrongEncoding)]
    [InlineData("""{"contentType":"base64"}""", false, AnswerFault.FieldMissing)]
    [InlineData("""{"contentType":"ftp","content":"x"}""", false, AnswerFault.WrongValue)]
    [InlineData("""{"contentType":"http","content":"https://p.example/gw/files/1"}""", true, null)]
    [InlineData("""{"contentType":"http","content":"https://p.example/other"}""", false, AnswerFault.Redirected)]
    [InlineData("""{"contentType":"http","content":"https://p.example.evil/gw/files/1"}""", false, AnswerFault.Redirected)]
    [InlineData("""{"contentType":"http","content":"https://p.example/gw/../admin"}""", false, AnswerFault.Redirected)]
    [InlineData("""{"contentType":"http","content":"file:///etc/passwd"}""", false, AnswerFault.Redirected)]
    public void A_file_comes_inside_or_behind_a_link_to_the_same_place(string data, bool isTaken, AnswerFault? fault)
    {
        using var document = System.Text.Json.JsonDocument.Parse(data);

        var answer = SentFile.Read(document.RootElement, new Uri("https://p.example/gw"));

        Assert.Equal(
            (isTaken, fault), (answer is PlatformAnswer<SentFile>.Answered, (answer as PlatformAnswer<SentFile>.NotUnderstood)?.Fault));
    }

    [Fact]
    public void Platforms_are_asked_by_the_region_of_the_holder_or_issuer_and_by_kind()
    {
        var query = new LicenseQuery.ByHolder(_holder);
        var other = new PlatformOptions { HolderRegions = { "12", "9988" } };
        var own = new PlatformOptions { HolderRegions = { "12", _holder.Text[..4] } };

        Assert.Null(PlatformRoute.FindObstacle(new(), query, []));
        Assert.Null(PlatformRoute.FindObstacle(own, query, []));
        Assert.Equal(NotAskedReason.OtherRegion, PlatformRoute.FindObstacle(other, query, []));
        Assert.Equal(
            NotAskedReason.OtherKinds,
            PlatformRoute.FindObstacle(new() { Kinds = { SomeLicenses.DrivingLicense } }, query, [SomeLicenses.ResidentIdCard]));
        Assert.Equal(NotAskedReason.OtherTerm, PlatformRoute.FindObstacle(new(), new LicenseQuery.ByNumber("X"), []));
        Assert.Equal(
            NotAskedReason.OtherRegion,
            PlatformRoute.FindObstacle(new() { IssuerRegions = { "31" } }, new LicenseQuery.ByIdentifier(_license.Identifier), []));
    }

    private static string Item() =>
        $$"""
        {"certificate_identifier":"{{_license.Identifier.Value}}","certificate_type_code":"11100000000013127D001","certificate_name":"居民身份证","certificate_number":"{{_license.Number}}","certificate_holder_name":"林秀兰","certificate_holder_code":"{{_holder.Text}}","certificate_holder_type":"111","certificate_issuing_authority_name":"岭安市公安局","certificate_validate_end":"20360301","certificate_status":"02","cd_batch":"7"}
        """;

    private static PlatformAnswer<FoundLicenses> ReadList(string text) =>
        NationalReply.Read(Encoding.UTF8.GetBytes(text), data => _licenses.ReadList(data, _holder), NationalCodes.RefusalOf);

    private static void AssertFault<T>(PlatformAnswer<T> answer, AnswerFault fault, string? where)
    {
        var not = Assert.IsType<PlatformAnswer<T>.NotUnderstood>(answer);
        Assert.Equal((fault, where), (not.Fault, not.Where));
    }
}
