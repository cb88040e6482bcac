using System.Text.Json.Nodes;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.External.LicenseSources;

namespace CounterDesk.Tests.Web.External.LicenseSources;

/// <summary>Exchanges typed from the table of Fujian's feedback interface.</summary>
public sealed class FujianFeedbackTests : IClassFixture<CannedPlatform>, IDisposable
{
    private const string Taken = """{"head":{"status":"0","message":"成功"},"data":{"receiptNumber":"FK20260318000001"}}""";

    private static readonly License _license = SomeCalls.License;

    private readonly CannedPlatform _canned;
    private readonly PlatformOptions _options;
    private readonly SharingPlatform _platform;

    public FujianFeedbackTests(CannedPlatform canned)
    {
        canned.Clear();
        _canned = canned;
        _options = SomeCalls.Options(canned.Port);
        _options.Address = new Uri($"http://127.0.0.1:{canned.Port}/");
        _platform = SomeCalls.Platform(_options);
        canned.Answer("/elssp/v1/GetAccessToken", """{"head":{"status":"0"},"data":{"accessToken":"t-1"}}""");
        foreach (var path in new[] { "lack", "error", "loadFailure" })
        {
            canned.Answer($"/feedback/{path}", Taken);
        }
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public void Dispose() => _platform.Dispose();

    [Fact]
    public async Task What_lacks_is_named_as_far_as_its_paper_says_with_the_telephone()
    {
        var data = await ReportAsync("lack", new PlatformReport.Missing(_license.Holders[0], "社会保障卡", "岭安市人力资源和社会保障局")
        {
            Number = "L88000009", IssuedOn = new(2020, 6, 18), Telephone = "13900001234",
        });

        Assert.Equal(
            ("社会保障卡", "岭安市人力资源和社会保障局", "20200618", "L88000009", "林秀兰", _license.Holders[0].Code.Text, "111", "13900001234", false),
            (Text(data, "certificateTypeName"), Text(data, "certificateIssuingAuthorityName"), Text(data, "certificateIssuedDate"),
                Text(data, "certificateNumber"), Text(data, "certificateHolderName"), Text(data, "certificateHolderCode"),
                Text(data, "certificateHolderTypeName"), Text(data, "telephone"), data.ContainsKey("fileList")));
    }

    [Fact]
    public async Task What_is_in_error_goes_with_its_file()
    {
        var data = await ReportAsync("error", new PlatformReport.Wrong(_license.Identifier, "住址不是现住址")
        {
            Evidence = new(LicenseFileFormat.Pdf, SomeCalls.File.ToArray()),
        });

        Assert.Equal(
            (_license.Identifier.Value, "住址不是现住址", false),
            (Text(data, "certificateIdentifier"), Text(data, "problemRemark"), data.ContainsKey("telephone")));
        var file = Assert.Single(data["fileList"]!.AsArray())!;
        Assert.Equal((1, "证照.pdf"), ((int)file["seqNo"]!, (string?)file["fileName"]));
        Assert.Equal(SomeCalls.File.ToArray(), Convert.FromBase64String((string)file["fileContent"]!));
    }

    [Fact]
    public async Task What_fails_to_load_goes_without_its_file()
    {
        var data = await ReportAsync("loadFailure", new PlatformReport.Unloadable(_license.Identifier)
        {
            Telephone = "0999-1234567", Evidence = new(LicenseFileFormat.Ofd, SomeCalls.File.ToArray()),
        });

        Assert.Equal(
            (_license.Identifier.Value, "0999-1234567", false),
            (Text(data, "certificateIdentifier"), Text(data, "telephone"), data.ContainsKey("fileList")));
    }

    [Theory]
    [InlineData("", "", "999901000000", "云山市政务服务中心")]
    [InlineData("999901001000", "清河街道", "999901001000", "清河街道")]
    public async Task Areas_have_twelve_digits_and_a_name(string code, string name, string sentCode, string sentName)
    {
        (_options.Fujian.AreaCode, _options.Fujian.AreaName) = (code, name);

        await ReportAsync("loadFailure", new PlatformReport.Unloadable(_license.Identifier));

        var head = _canned.Asked[^1].Body!["head"]!;
        Assert.Equal(
            (sentCode, sentName, "CounterDesk", "0317"),
            ((string?)head["clientInfo"]!["areaCode"], (string?)head["clientInfo"]!["areaName"],
                (string?)head["clientInfo"]!["systemName"], (string?)head["clientInfo"]!["operatorId"]));
        Assert.Equal(
            ("t-1", SomeCalls.Account, "B-1"),
            ((string?)head["accessToken"], (string?)head["accountId"], (string?)head["projectInfo"]!["projectNo"]));
    }

    private static string? Text(JsonObject data, string name) => (string?)data[name];

    private async Task<JsonObject> ReportAsync(string path, PlatformReport report)
    {
        var answer = await _platform.ReportAsync(report, SomeCalls.Value, Cancellation);

        Assert.Equal("FK20260318000001", Assert.IsType<PlatformAnswer<string>.Answered>(answer).Value);
        Assert.Equal($"/feedback/{path}", _canned.Asked[^1].Path);
        return _canned.Asked[^1].Body!["data"]!.AsObject();
    }
}
