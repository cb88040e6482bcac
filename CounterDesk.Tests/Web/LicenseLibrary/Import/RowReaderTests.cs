using System.Globalization;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Tests.Support;
using CounterDesk.Web.LicenseLibrary.Import;

namespace CounterDesk.Tests.Web.LicenseLibrary.Import;

public sealed class RowReaderTests
{
    private static readonly DateTime _now = new(2026, 3, 18, 1, 0, 0, DateTimeKind.Utc);
    private static readonly License _marriage = SomeLicenses.Of(SomeLicenses.MarriageCertificate);

    [Theory]
    [InlineData(SomeLicenses.ResidentIdCard)]
    [InlineData(SomeLicenses.HouseholdRegister)]
    [InlineData(SomeLicenses.MarriageCertificate)]
    [InlineData(SomeLicenses.RealEstateCertificate)]
    [InlineData(SomeLicenses.BusinessLicense)]
    [InlineData(SomeLicenses.DisabilityCertificate)]
    public void A_row_of_each_kind_is_read_whole(string kindCode)
    {
        var license = SomeLicenses.Of(kindCode) with { RawStatus = "Valid", Origin = new LicenseOrigin("library", _now) };

        var reading = Read(SomeManifest.Row(license));

        Assert.Empty(reading.Refusals);
        Assert.Empty(reading.Remarks);
        Assert.Equivalent(
            license with { Face = [.. license.Face.Where(value => value.Value.Length > 0).Select(WithPlainDate)] }, reading.License, strict: true);
        Assert.Same(SomeLicenses.Catalog.Find(kindCode), reading.Kind);
    }

    public static TheoryData<string, string, string, ImportReason> Refused => new()
    {
        { "certificate_identifier", "", "certificate_identifier", ImportReason.Missing },
        { "certificate_identifier", "1.2.3", "certificate_identifier", ImportReason.WrongParts },
        { "certificate_version", "2", "certificate_version", ImportReason.DisagreesWithIdentifier },
        { "certificate_version", "X", "certificate_version", ImportReason.DisagreesWithIdentifier },
        { "certificate_type_code", "", "certificate_type_code", ImportReason.Missing },
        { "certificate_type_code", SomeLicenses.ResidentIdCard, "certificate_type_code", ImportReason.DisagreesWithIdentifier },
        { "certificate_number", " ", "certificate_number", ImportReason.Missing },
        { "certificate_number", new string('1', 129), "certificate_number", ImportReason.TooLong },
        { "certificate_holder_name", "", "certificate_holder_name", ImportReason.Missing },
        { "certificate_holder_name", "顾长河", "certificate_holder_name", ImportReason.HolderCountDisagrees },
        { "certificate_holder_name", "顾长河;沈知\uFFFD", "certificate_holder_name", ImportReason.BadEncoding },
        { "certificate_holder_code", "", "certificate_holder_code", ImportReason.Missing },
        { "certificate_holder_code", "999901198804120032;1", "certificate_holder_code", ImportReason.WrongLength },
        { "certificate_holder_code", "999901198804120031;999901199011020087", "certificate_holder_code", ImportReason.WrongCheckCharacter },
        { "certificate_holder_type", "112", "certificate_holder_type", ImportReason.UnknownHolderType },
        { "certificate_holder_type", "111;111;111", "certificate_holder_name", ImportReason.HolderCountDisagrees },
        { "certificate_issuing_authority_name", "", "certificate_issuing_authority_name", ImportReason.Missing },
        { "certificate_issuing_authority_name", "民政局\u0000", "certificate_issuing_authority_name", ImportReason.IllegalCharacter },
        { "certificate_issuing_authority_code", "1234567890123456789", "certificate_issuing_authority_code", ImportReason.TooLong },
        { "certificate_issuing_authority_date", "2019-02-30", "certificate_issuing_authority_date", ImportReason.NotADate },
        { "certificate_validate_end", "2019-05-19", "certificate_validate_end", ImportReason.DatesReversed },
        { "certificate_area_code", "9999", "certificate_area_code", ImportReason.WrongLength },
        { "extend_info", "", "extend_info", ImportReason.Missing },
        { "extend_info", "name=顾长河", "extend_info", ImportReason.NotAnObject },
        { "extend_info", "[]", "extend_info", ImportReason.NotAnObject },
        { "extend_info", """{"name":"\uD800"}""", "extend_info", ImportReason.NotAnObject },
        { "extend_info", Face("name", "沈知夏;"), "extend_info.name", ImportReason.DisagreesWithMetadata },
        { "extend_info", Face("number", "J999901-2019-1"), "extend_info.number", ImportReason.NotAllowed },
        { "extend_info", Face("sex", "女"), "extend_info.sex", ImportReason.DisagreesWithNumber },
        { "extend_info", Face("sex", "男性"), "extend_info.sex", ImportReason.NotASex },
        { "extend_info", Face("spouseIdNumber", "999901199011020081"), "extend_info.spouseIdNumber", ImportReason.MalformedNumber },
        { "extend_info", Face("authority", ""), "extend_info.authority", ImportReason.Missing },
        { "extend_info", Face("姓名", "顾长河"), "extend_info.name", ImportReason.Repeated },
        { "extend_info", Face("remarks", new string('长', 2001)), "extend_info.remarks", ImportReason.TooLong },
        { "file", "a\u0007.ofd", "file", ImportReason.IllegalCharacter },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_row_that_cannot_be_taken_says_the_field_and_the_reason(
        string item, string value, string field, ImportReason reason)
    {
        var reading = Read(SomeManifest.Row(_marriage, (Item(item), value)));

        Assert.Null(reading.License);
        Assert.Equal([new ImportFinding(7, field, reason)], reading.Refusals);
    }

    [Fact]
    public void Every_fault_of_a_row_is_told_and_no_value()
    {
        var reading = Read(SomeManifest.Row(
            _marriage, (MetadataItem.Number, ""), (MetadataItem.IssuedOn, "gestern"), (MetadataItem.Region, "云山")));

        Assert.Equal(
            [
                new(7, "certificate_number", ImportReason.Missing),
                new(7, "certificate_issuing_authority_date", ImportReason.NotADate),
                new(7, "certificate_area_code", ImportReason.WrongLength),
            ],
            reading.Refusals);
    }

    [Fact]
    public void Every_fault_of_Domain_has_its_name_among_the_reasons() => Assert.Empty(
        Enum.GetNames<IdentifierFault>().Concat(Enum.GetNames<FaceFaultReason>()).Except(Enum.GetNames<ImportReason>()));

    public static TheoryData<string, string, string, ImportReason> Remarked => new()
    {
        { "certificate_status", "", "certificate_status", ImportReason.UnknownStatus },
        { "certificate_status", "06", "certificate_status", ImportReason.UnknownStatus },
        { "extend_info", Face("witness", "林建国"), "extend_info.witness", ImportReason.UnknownField },
        { "certificate_identifier", Slip(_marriage.Identifier.Value), "certificate_identifier", ImportReason.WrongCheckCharacter },
    };

    [Theory]
    [MemberData(nameof(Remarked))]
    public void A_row_that_is_only_unusual_is_taken_with_a_remark(string item, string value, string field, ImportReason reason)
    {
        var reading = Read(SomeManifest.Row(_marriage, (Item(item), value)));

        Assert.NotNull(reading.License);
        Assert.Equal([new ImportFinding(7, field, reason)], reading.Remarks);
    }

    [Fact]
    public void A_number_of_an_older_form_is_taken_with_a_remark()
    {
        var old = SomeLicenses.Of(SomeLicenses.RealEstateCertificate) with { Number = "云房权证青崖字第1234号" };

        var reading = Read(SomeManifest.Row(old, (MetadataItem.Face, SomeManifest.Face(old, "number", old.Number))));

        Assert.Equal(old.Number, reading.License?.Number);
        Assert.Equal([new ImportFinding(7, "certificate_number", ImportReason.UnusualNumber)], reading.Remarks);
    }

    [Theory]
    [InlineData("顾长河；沈知夏", "999901198804120032|999901199011020087", "")]
    [InlineData("顾长河、沈知夏", "999901198804120032,999901199011020087", "111")]
    [InlineData("顾长河^沈知夏", "999901198804120032^999901199011020087", "111^111")]
    public void Several_holders_are_told_apart_however_they_are_separated(string names, string codes, string types)
    {
        var reading = Read(SomeManifest.Row(
            _marriage, (MetadataItem.HolderName, names), (MetadataItem.HolderCode, codes), (MetadataItem.HolderType, types)));

        Assert.Equal(_marriage.Holders, reading.License!.Holders.AsEnumerable());
    }

    [Fact]
    public void A_comma_inside_the_name_of_one_holder_separates_nothing()
    {
        var reading = Read(SomeManifest.Row(
            SomeLicenses.Of(SomeLicenses.RealEstateCertificate),
            (MetadataItem.HolderName, "Smith, John"), (MetadataItem.HolderCode, "E12345678"), (MetadataItem.HolderType, "414")));

        Assert.Equal("Smith, John", Assert.Single(reading.License!.Holders).Name);
    }

    [Theory]
    [InlineData("长期", null, "长期")]
    [InlineData("99991231", null, "长期")]
    [InlineData("2030年1月1日", "2030-01-01", null)]
    [InlineData("", null, null)]
    public void A_term_may_have_no_end(string end, string? until, string? words)
    {
        var license = Read(SomeManifest.Row(_marriage, (MetadataItem.ValidUntil, end))).License!;

        Assert.Equal((until is null ? null : DateOnly.Parse(until, CultureInfo.InvariantCulture), words), (license.ValidUntil, license.ValidityText));
    }

    [Theory]
    [InlineData("有效", LicenseStatus.Valid)]
    [InlineData("valid", LicenseStatus.Valid)]
    [InlineData("02", LicenseStatus.Suspended)]
    [InlineData("吊销", LicenseStatus.Revoked)]
    [InlineData("已注销", LicenseStatus.Cancelled)]
    [InlineData("2", LicenseStatus.Unknown)]
    [InlineData("在办", LicenseStatus.Unknown)]
    public void A_status_is_read_where_its_word_is_known_and_kept_as_it_was(string word, LicenseStatus status)
    {
        var license = Read(SomeManifest.Row(_marriage, (MetadataItem.Status, word))).License!;

        Assert.Equal((status, word), (license.Status, license.RawStatus));
    }

    [Fact]
    public void A_kind_that_the_catalog_lacks_is_kept_with_its_own_fields()
    {
        const string kind = SomeNumbers.DefinerCode + "777";
        var license = SomeLicenses.Of(SomeLicenses.BusinessLicense) with { Identifier = SomeNumbers.Identifier(kind, "1"), KindCode = kind };

        var reading = Read(SomeManifest.Row(
            license, (MetadataItem.Name, "云山市小餐饮登记证"), (MetadataItem.Face, """{"主体业态":"小餐饮","面积":12}""")));

        Assert.Equal([new ImportFinding(7, "certificate_type_code", ImportReason.KindUnlisted)], reading.Remarks);
        Assert.Null(reading.Kind);
        Assert.Equal("云山市小餐饮登记证", reading.License!.KindName);
        Assert.Equal([new("主体业态", "小餐饮"), new FaceValue("面积", "12")], reading.License.Face.AsEnumerable());
    }

    [Theory]
    [InlineData("level", "专科", ImportReason.DisagreesWithPart)]
    [InlineData("enrolledOn", "1988-09-01", ImportReason.DatesReversed)]
    [InlineData("birthDate", "1990-08-03", ImportReason.DisagreesWithHolder)]
    public void What_breaks_a_rule_that_was_found_in_no_binding_text_is_taken_with_a_remark(
        string key, string value, ImportReason reason)
    {
        var diploma = SomeLicenses.Of(SomeLicenses.GraduationCertificate);

        var reading = Read(SomeManifest.Row(diploma, (MetadataItem.Face, SomeManifest.Face(diploma, key, value))));

        Assert.NotNull(reading.License);
        Assert.Equal([new ImportFinding(7, $"extend_info.{key}", reason)], reading.Remarks);
    }

    [Fact]
    public void A_term_that_the_law_does_not_know_refuses_the_row()
    {
        var driver = SomeLicenses.Of(SomeLicenses.DrivingLicense);

        var reading = Read(SomeManifest.Row(
            driver, (MetadataItem.Face, SomeManifest.Face(driver, "validity", "2019-05-20至2028-05-20"))));

        Assert.Equal([new ImportFinding(7, "extend_info.validity", ImportReason.TermNotOfKind)], reading.Refusals);
    }

    [Fact]
    public void A_face_may_be_given_by_the_labels_of_its_fields()
    {
        var license = SomeLicenses.Of(SomeLicenses.BusinessLicense);
        var kind = SomeLicenses.Catalog.Find(license.KindCode)!;
        var labelled = license with { Face = [.. license.Face.Select(value => value with { Key = kind.FindField(value.Key)!.Label })] };

        Assert.Equal(license.Face, Read(SomeManifest.Row(labelled)).License!.Face.AsEnumerable());
    }

    private static MetadataItem Item(string key) => MetadataItem.All.Single(item => item.Key == key);

    private static string Face(string key, string value) => SomeManifest.Face(_marriage, key, value);

    private static string Slip(string identifier) => identifier[..^1] + (identifier[^1] is '0' ? '1' : '0');

    private static FaceValue WithPlainDate(FaceValue value) =>
        value.Key.EndsWith("Date", StringComparison.Ordinal) && FaceDate.TryParse(value.Value, out var date)
            ? value with { Value = FaceDate.Write(date) }
            : value;

    private static RowReading Read(Dictionary<MetadataItem, string> row) =>
        RowReader.Read(new ManifestRow(7, row), SomeLicenses.Catalog, _now);
}
