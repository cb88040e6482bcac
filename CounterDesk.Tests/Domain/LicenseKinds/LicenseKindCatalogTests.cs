using System.Text;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.LicenseKinds;

public sealed class LicenseKindCatalogTests
{
    private const string Added = """
        {
          // A hall's own kind.
          "code": "11999900MB0TE5T01T901", "isCodeFictional": true, "name": "暂住证", "englishName": "Temporary residence permit",
          "definingBody": "云山市", "holderKind": "person", "shape": "card", "grade": 2, "requiresSeal": false,
          "originalMustBeSurrendered": false, "numberRule": { "pattern": "YL[0-9]{8}" }, "validityRule": { "years": [5] },
          "fields": [
            { "key": "name", "label": "姓名", "englishLabel": "Name", "type": "name", "sensitivity": "personal" },
            { "key": "birthDate", "label": "出生", "englishLabel": "Born", "type": "date", "sensitivity": "personal", "aliases": ["CSRQ"] }
          ]
        }
        """;

    private const string Ending =
        "{ \"key\": \"end\", \"label\": \"有效期至\", \"englishLabel\": \"End\", \"type\": \"date\", \"sensitivity\": \"public\","
        + "\"rule\": { \"termFrom\": \"birthDate\" } },";

    private static readonly string[] _ownKinds =
    [
        "居民身份证",
        "居民户口簿",
        "结婚证",
        "残疾人证",
        "不动产权证书",
        "营业执照",
        "出生医学证明",
        "机动车驾驶证",
        "社会保障卡",
        "学历证书",
        "学位证书",
        "职业资格证书",
        "离婚证",
        "不动产登记证明",
        "食品生产许可证",
        "食品经营许可证",
        "检验检测机构资质认定证书",
        "老年人优待证",
    ];

    private static readonly string[] _sensitiveFields =
    [
        "血型", "残疾类别", "出生孕周", "残疾等级", "身长", "宗教信仰", "体重",
        "银行卡号", "听力辅助条件",
    ];

    [Fact]
    public void The_program_comes_with_these_kinds() => Assert.Equal(
        _ownKinds.Order(StringComparer.Ordinal),
        LicenseKindCatalog.Load([]).All.Select(kind => kind.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_code_that_is_not_known_is_marked_as_made_up() => Assert.Equal(
        ["居民身份证", "营业执照", "不动产权证书", "不动产登记证明"],
        from kind in LicenseKindCatalog.Load([]).All
        where !kind.IsCodeFictional
        orderby kind.Code
        select kind.Name);

    [Fact]
    public void What_was_recalled_and_not_read_is_marked_unconfirmed()
    {
        var disability = LicenseKindCatalog.Load([]).Find(SomeLicenses.DisabilityCertificate)!;

        Assert.True(disability.NumberRule.IsUnconfirmed);
        Assert.True(disability.ValidityRule.IsUnconfirmed);
        Assert.False(LicenseKindCatalog.Load([]).Find(SomeLicenses.ResidentIdCard)!.NumberRule.IsUnconfirmed);
    }

    [Fact]
    public void What_is_about_somebody_else_or_sensitive_is_marked_in_the_data()
    {
        var all = LicenseKindCatalog.Load([]).All;

        Assert.Equal(
            ["配偶姓名", "配偶性别", "配偶国籍", "配偶出生日期", "配偶身份证件号"],
            from field in all.Single(kind => kind.Name == "结婚证").Fields
            where field.Key.StartsWith("spouse", StringComparison.Ordinal) && field.IsOfAnotherPerson
            select field.Label);
        Assert.Equal(
            _sensitiveFields.Order(StringComparer.Ordinal),
            (
                from kind in all
                from field in kind.Fields
                where field.Sensitivity is Sensitivity.Sensitive
                select field.Label).Order(StringComparer.Ordinal));
        Assert.False(all.Single(kind => kind.Name == "居民户口簿").FindField("宗教信仰")!.IsPrintedByDefault);
    }

    [Fact]
    public void Three_kinds_prove_what_people_are_to_each_other() => Assert.Equal(
        [
            ("营业执照", FaceRelation.RepresentativeOfHolder), ("居民户口簿", FaceRelation.HolderToHead),
            ("出生医学证明", FaceRelation.ParentsOfHolder),
        ],
        from kind in LicenseKindCatalog.Load([]).All
        where kind.Proves is not null
        orderby kind.Code
        select (kind.Name, kind.Proves!.Value));

    [Fact]
    public void A_hall_adds_a_kind_by_adding_a_file()
    {
        var catalog = LicenseKindCatalog.Load([File(Added)]);

        var kind = catalog.Find("11999900MB0TE5T01T901")!;
        Assert.Equal(LicenseKindCatalog.Load([]).All.Length + 1, catalog.All.Length);
        Assert.Equal(("暂住证", LicenseShape.Card, 2), (kind.Name, kind.Shape, kind.Grade));
        Assert.Equal("birthDate", kind.FindField("出生")!.Key);
        Assert.Equal("birthDate", kind.FindField("csrq")!.Key);
        Assert.Null(kind.FindField("住址"));
    }

    [Theory]
    [InlineData("", "", "$ (line 1)")]
    [InlineData(Added, "null", "$")]
    [InlineData("\"grade\": 2,", "\"grade\": \"two\",", "$.grade (line 4)")]
    [InlineData("\"grade\": 2,", "", "$ (line 10)")]
    [InlineData("\"grade\": 2,", "\"grade\": 5,", "$.grade")]
    [InlineData("\"grade\": 2,", "\"grade\": 2, \"colour\": 1,", "$.colour (line 4)")]
    [InlineData("\"grade\": 2,", "\"grade\": 2, \"grade\": 3,", "$.grade (line 4)")]
    [InlineData("\"type\": \"name\"", "\"type\": \"person\"", "$.fields[0].type (line 7)")]
    [InlineData("\"type\": \"name\"", "\"type\": 1", "$.fields[0].type (line 7)")]
    [InlineData("\"label\": \"姓名\",", "\"label\": null,", "$.fields[0].label (line 7)")]
    [InlineData("\"aliases\": [\"CSRQ\"]", "\"aliases\": null", "$.fields[1].aliases (line 8)")]
    [InlineData("\"aliases\": [\"CSRQ\"]", "\"aliases\": [null]", "$.fields[1].label")]
    [InlineData("\"aliases\": [\"CSRQ\"]", "\"aliases\": [\"姓名\"]", "$.fields[1].label")]
    [InlineData("\"key\": \"birthDate\"", "\"key\": \"name\"", "$.fields[1].key")]
    [InlineData("\"key\": \"birthDate\"", "\"key\": \"出生\"", "$.fields[1].key")]
    [InlineData("\"label\": \"出生\"", "\"label\": \"姓名\"", "$.fields[1].label")]
    [InlineData("\"label\": \"出生\"", "\"label\": \"\"", "$.fields[1].label")]
    [InlineData("\"aliases\"", "\"rule\": { \"agreesWith\": \"number\" }, \"aliases\"", "$.fields[1].rule.agreesWith")]
    [InlineData("\"aliases\"", "\"mirrors\": \"name\", \"aliases\"", "$.fields[1].mirrors")]
    [InlineData("\"aliases\"", "\"isOfAnotherPerson\": true, \"mirrors\": \"number\", \"aliases\"", "$.fields[1].mirrors")]
    [InlineData("\"label\": \"姓名\"", "\"rule\": { \"agreesWith\": \"birthDate\" }, \"label\": \"姓名\"", "$.fields[0].rule.agreesWith")]
    [InlineData("\"label\": \"姓名\"", "\"rule\": { \"pattern\": \"[\" }, \"label\": \"姓名\"", "$.fields[0].rule.pattern")]
    [InlineData("\"aliases\"", "\"rule\": { \"partOf\": { \"of\": \"number\", \"pattern\": \"(.)\" } }, \"aliases\"", "$.fields[1].rule.partOf.of")]
    [InlineData("\"aliases\"", "\"rule\": { \"partOf\": { \"of\": \"name\", \"pattern\": \".\" } }, \"aliases\"", "$.fields[1].rule.partOf.pattern")]
    [InlineData("\"aliases\"", "\"rule\": { \"partOf\": { \"of\": \"name\", \"pattern\": \"(.)(.)\" } }, \"aliases\"", "$.fields[1].rule.partOf.pattern")]
    [InlineData("\"aliases\"", "\"rule\": { \"partOf\": { \"of\": \"name\", \"pattern\": \"(.\" } }, \"aliases\"", "$.fields[1].rule.partOf.pattern")]
    [InlineData("\"aliases\"", "\"rule\": { \"partOf\": { \"of\": \"name\", \"pattern\": \"(.)\", \"means\": { \"1\": [null] } } }, \"aliases\"", "$.fields[1].rule.partOf.means")]
    [InlineData("\"label\": \"姓名\"", "\"rule\": { \"partOf\": { \"of\": \"birthDate\", \"pattern\": \"(.)\" } }, \"label\": \"姓名\"", "$.fields[0].rule.partOf.means")]
    [InlineData("\"aliases\"", "\"rule\": { \"notBefore\": \"name\" }, \"aliases\"", "$.fields[1].rule.notBefore")]
    [InlineData("\"label\": \"姓名\"", "\"rule\": { \"notBefore\": \"birthDate\" }, \"label\": \"姓名\"", "$.fields[0].rule.notBefore")]
    [InlineData("YL[0-9]{8}", "(?=YL).*", "$.numberRule.pattern")]
    [InlineData("\"grade\": 2,", "\"grade\": 2, \"proves\": \"holderToHead\",", "$.proves")]
    [InlineData("\"grade\": 2,", "\"grade\": 2, \"proves\": \"everything\",", "$.proves (line 4)")]
    [InlineData("\"grade\": 2,", "\"grade\": 2, \"reprints\": { \"most\": -1, \"days\": 1 },", "$.reprints")]
    [InlineData("\"grade\": 2,", "\"grade\": 2, \"reprints\": { \"most\": 1, \"days\": 3651 },", "$.reprints")]
    [InlineData("\"grade\": 2,", "\"grade\": 2, \"reprints\": { \"asks\": \"nobody\" },", "$.reprints.asks (line 4)")]
    [InlineData("\"years\": [5]", "\"years\": [0]", "$.validityRule.years")]
    [InlineData("\"pattern\": \"YL[0-9]{8}\"", "\"check\": \"luhn\"", "$.numberRule.check (line 5)")]
    [InlineData("\"aliases\"", "\"rule\": { \"termFrom\": \"issuedOn\" }, \"aliases\"", "$.fields[1].rule.termFrom")]
    [InlineData("\"label\": \"姓名\"", "\"rule\": { \"termFrom\": \"birthDate\" }, \"label\": \"姓名\"", "$.fields[0].rule.termFrom")]
    [InlineData("\"years\": [5] },\n  \"fields\": [", "},\n  \"fields\": [" + Ending, "$.fields[0].rule.termFrom")]
    [InlineData("\"key\": \"birthDate\"", "\"rule\": { \"leastAge\": 60 }, \"key\": \"bornOn\"", "$.fields[1].rule.leastAge")]
    [InlineData("\"aliases\"", "\"rule\": { \"leastAge\": 0 }, \"aliases\"", "$.fields[1].rule.leastAge")]
    [InlineData("\"label\": \"姓名\"", "\"rule\": { \"leastAge\": 60 }, \"label\": \"姓名\"", "$.fields[0].rule.leastAge")]
    [InlineData("11999900MB0TE5T01T901", "11999900MB0TE5T01T9", "$.code")]
    [InlineData("11999900MB0TE5T01T901", "11999900MB0TE5T01X901", "$.code")]
    [InlineData("11999900MB0TE5T01T901", "11999900MB0TE5T01T9O1", "$.code")]
    [InlineData("11999900MB0TE5T01T901", "11999900MB0TE5T01T003", "$.code")]
    [InlineData("\"isCodeFictional\": true, ", "", "$.code")]
    [InlineData("\"definingBody\"", "\"definingBodyCode\": \"11999900MB0TE5T01X\", \"definingBody\"", "$.definingBodyCode")]
    [InlineData("\"definingBody\": \"云山市\"", "\"definingBody\": \" \"", "$.name")]
    public void A_wrong_file_is_refused_with_its_place(string right, string wrong, string place)
    {
        var file = File(right.Length is 0 ? wrong : Added.Replace(right, wrong, StringComparison.Ordinal));

        var refusal = Assert.Throws<LicenseKindException>(() => LicenseKindCatalog.Load([file]));

        Assert.Equal(("residence-permit.json", place), (refusal.File, refusal.Place));
        Assert.NotEmpty(refusal.Reason);
        Assert.StartsWith($"residence-permit.json, {place}: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_without_fields_is_refused()
    {
        var fields = Added.IndexOf("\"fields\"", StringComparison.Ordinal);

        Assert.All(
            ["\"fields\": [] }", "\"fields\": [null] }"],
            end => Assert.Equal(
                "$.fields",
                Assert.Throws<LicenseKindException>(() => LicenseKindCatalog.Load([File(Added[..fields] + end)])).Place));
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_refused() =>
        Assert.Throws<LicenseKindException>(() => LicenseKindCatalog.Load(
            [new LicenseKindFile("residence-permit.json", Encoding.BigEndianUnicode.GetBytes(Added))]));

    [Fact]
    public void A_byte_order_mark_does_no_harm() => Assert.NotNull(
        LicenseKindCatalog.Load([new LicenseKindFile("residence-permit.json", (byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Added)])])
            .Find("11999900MB0TE5T01T901"));

    [Fact]
    public void A_second_file_with_a_code_names_the_first() => Assert.Contains(
        "暂住证 in residence-permit.json",
        Assert.Throws<LicenseKindException>(() => LicenseKindCatalog.Load(
            [File(Added), new LicenseKindFile("again.json", Encoding.UTF8.GetBytes(Added))])).Message,
        StringComparison.Ordinal);

    private static LicenseKindFile File(string text) => new("residence-permit.json", Encoding.UTF8.GetBytes(text));
}
