using System.Collections.Immutable;
using System.Text;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;
using CsCheck;

namespace CounterDesk.Tests.Domain.Verification;

public sealed class FaceComparisonTests
{
    private static readonly License _license = SomeLicenses.Of(SomeLicenses.MarriageCertificate);
    private static readonly LicenseKind _kind = SomeLicenses.Catalog.Find(SomeLicenses.MarriageCertificate)!;
    private static readonly FileContent _content = SomeFiles.ContentOf(_license);
    private static readonly ImmutableDictionary<string, string> _custom = SomeFiles.CustomDataOf(_license);

    private static readonly ImmutableDictionary<string, string> _nothing = ImmutableDictionary<string, string>.Empty;

    // As a page has it: labels and values in lines, with spaces and widths of its own.
    private static readonly string _page =
        $"""
        结 婚 证
        结婚证字号  J９９９９０１—2019—000386
        持证人  顾 长 河    登记日期 2019 年 5 月 20 日
        国籍 中国  性别 男  出生日期 1988 年 04 月 12 日  身份证件号 {SomeLicenses.Gu.Code.Text}
        姓名 沈知夏  性别 女  出生日期 1990 年 11 月 02 日  身份证件号 {SomeLicenses.Shen.Code.Text}
        云山市青崖区
        民政局
        """;

    [Fact]
    public void A_face_in_the_files_custom_data_agrees_under_chinese_pinyin_and_key_names() =>
        Assert.Equal(CheckResult.Passed(LicenseCheck.FaceAgrees), Check(_content));

    [Theory]
    [InlineData("持证人", "顾长江", "holderName")]
    [InlineData("登记日期", "20190521", "registeredOn")]
    [InlineData("ZZBH", "J999901-2019-000387", "certificate_number")]
    [InlineData("CZZT", "顾长河", "certificate_holder_name")]
    [InlineData("证照类型代码", "11999900MB0TE5T01T002", "certificate_type_code")]
    [InlineData("ZZYXQJZRQ", "2030-01-01", "certificate_validate_end")]
    public void A_value_that_differs_fails_and_names_its_field(string name, string value, string field) =>
        Assert.Equal(
            CheckResult.Failed(LicenseCheck.FaceAgrees, CheckReason.FaceDiffers, field),
            Check(_content with { CustomData = _custom.SetItem(name, value) }));

    [Theory]
    [InlineData("ZZYXQJZRQ", "长期")]
    [InlineData("ZZYXQJZRQ", "99991231")]
    [InlineData("ZZBFRQ", "2019.5.20")]
    [InlineData("zzbfrq", "20190520")]
    [InlineData("登记日期", "2019年5月20日")]
    [InlineData("CZZT", "沈知夏、顾长河")]
    [InlineData("ZZBH", "Ｊ999901—2019—000386")]
    public void A_value_in_another_spelling_is_the_same(string name, string value) =>
        Assert.Equal(
            CheckOutcome.Passed,
            Check(_content with { CustomData = _custom.SetItem(name, value) }).Outcome);

    [Fact]
    public void A_face_attached_as_json_agrees() =>
        Assert.Equal(CheckOutcome.Passed, Check(Attached("face.json", Json())).Outcome);

    [Fact]
    public void A_face_attached_as_xml_agrees() =>
        Assert.Equal(CheckOutcome.Passed, Check(Attached("face.xml", Xml(""))).Outcome);

    [Fact]
    public void An_attached_face_that_differs_fails() =>
        Assert.Equal(
            CheckResult.Failed(LicenseCheck.FaceAgrees, CheckReason.FaceDiffers, "spouseName"),
            Check(Attached("face.json", Json().Replace("沈知夏\",\"配偶性别", "何平\",\"配偶性别", StringComparison.Ordinal))));

    [Theory]
    [InlineData("plan.png", "\u0089PNG")]
    [InlineData("bad.json", "{\"holder\":")]
    [InlineData("bad.xml", "<face><holder>")]
    [InlineData("half.json", "{\"holder\":\"\\ud800\"}")]
    [InlineData("half.json", "{\"\\ud800\":\"1\"}")]
    [InlineData("old.xml", "<?xml version=\"1.0\" encoding=\"utf-7\"?><face/>")]
    [InlineData("unknown.xml", "<?xml version=\"1.0\" encoding=\"none\"?><face/>")]
    [InlineData("empty", "")]
    public void An_attachment_that_cannot_be_read_says_nothing(string name, string text) =>
        Assert.Equal(CheckReason.FaceNotFoundInFile, Check(Attached(name, text)).Reason);

    [Fact]
    public void Whatever_is_attached_the_comparison_ends() =>
        Gen.Byte.Array[0, 200].Sample(bytes => Assert.NotEmpty(
            Compare(new FileContent(_nothing, [new FaceAttachment("any", bytes)], "", 1)).Items));

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("<a>")]
    public void An_attachment_that_nests_without_end_says_nothing(string opening) =>
        Assert.Equal(
            CheckReason.FaceNotFoundInFile,
            Check(Attached("deep", string.Concat(Enumerable.Repeat(opening, 100_000)))).Reason);

    [Fact]
    public void An_attachment_with_a_document_type_is_not_read() =>
        Assert.Equal(CheckReason.FaceNotFoundInFile, Check(Attached("face.xml", Xml("<!DOCTYPE face>"))).Reason);

    [Fact]
    public void A_face_whose_every_value_stands_on_the_page_agrees()
    {
        var content = new FileContent(_nothing, [], _page, 1);

        Assert.Equal(CheckResult.Passed(LicenseCheck.FaceAgrees), Check(content));
        Assert.Equal([FacePlace.PageText], Compare(content).Places);
    }

    [Fact]
    public void A_value_that_stands_nowhere_in_the_file_could_not_be_compared()
    {
        var content = new FileContent(_nothing, [], _page.Replace("沈知夏", "", StringComparison.Ordinal), 1);

        Assert.Equal(CheckOutcome.NotDone, Check(content).Outcome);
        Assert.Equal(CheckReason.FieldNotFoundInFile, Check(content).Reason);
    }

    [Fact]
    public void A_file_that_says_nothing_of_the_license_could_not_be_compared() =>
        Assert.Equal(
            CheckResult.NotDone(LicenseCheck.FaceAgrees, CheckReason.FaceNotFoundInFile),
            Check(new FileContent(_nothing, [], "", 1)));

    [Fact]
    public void What_custom_data_says_goes_before_the_page()
    {
        var custom = _nothing.Add("持证人", "顾长江");

        Assert.Equal("holderName", Check(new FileContent(custom, [], _page, 1)).Field);
    }

    [Theory]
    [InlineData(true, CheckOutcome.PassedWithRemark)]
    [InlineData(false, CheckOutcome.NotDone)]
    public void A_name_an_old_system_could_not_write_counts_only_beside_the_same_number(
        bool hasNumber, CheckOutcome outcome)
    {
        var custom = _custom.SetItem("持证人", "顾?河");

        var result = Check(_content with { CustomData = hasNumber ? custom : custom.Remove("CZZTDM") });

        Assert.Equal(
            (outcome, CheckReason.NameNotEncoded, "holderName"), (result.Outcome, result.Reason, result.Field));
    }

    [Fact]
    public void A_comparison_says_what_the_file_has_and_keeps_it_out_of_its_own_text()
    {
        var difference = Compare(_content with
        {
            CustomData = _custom.SetItem("持证人", "顾长江"),
        }).Difference!;

        Assert.Equal("顾长江", difference.InFile);
        Assert.Equal("holderName: Different", difference.ToString());
    }

    private static FaceComparison Compare(FileContent content) =>
        FaceComparison.Of(_license, _kind, content);

    private static CheckResult Check(FileContent content) =>
        FaceChecks.FaceAgrees(Compare(content), CheckReason.FaceNotFoundInFile);

    private static FileContent Attached(string name, string text) =>
        new(_nothing, [new FaceAttachment(name, Encoding.UTF8.GetBytes(text))], "", 1);

    private static string Json() =>
        """{"ZZBH":"J999901-2019-000386","CZZT":"沈知夏,顾长河","data":{"""
        + string.Join(',', Fields().Select(field => $"\"{field.Label}\":\"{field.Value}\""))
        + "}}";

    private static string Xml(string documentType) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>{documentType}<face><ZZBH>J999901-2019-000386</ZZBH><CZZT>沈知夏,顾长河</CZZT>
        {string.Concat(Fields().Select(field => $"<item name=\"{field.Label}\">{field.Value}</item>"))}</face>
        """;

    private static IEnumerable<(string Label, string Value)> Fields() =>
        _license.Face.Select(value => (_kind.FindField(value.Key)!.Label, value.Value));
}
