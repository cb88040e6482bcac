using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CsCheck;

namespace CounterDesk.Tests.Domain.Licenses;

public sealed class SearchTextTests
{
    private const string Resident = "999901194006120021";
    private const string Identifier = "1.2.156.3005.2.11100000000013127D001.11999900MB0TE5T01T.20260101000001.001.0";

    [Theory]
    [InlineData(Resident, HolderCodeType.ResidentId, Resident)]
    [InlineData(Resident + "\r\n", HolderCodeType.ResidentId, Resident)]
    [InlineData("９９９９０１ １９４００６１２ ００２１", HolderCodeType.ResidentId, Resident)]
    [InlineData("11010519491231002x", HolderCodeType.ResidentId, "11010519491231002X")]
    [InlineData("91350100m000100y43", HolderCodeType.UnifiedSocialCreditCode, "91350100M000100Y43")]
    [InlineData("113700000045046442", HolderCodeType.UnifiedSocialCreditCode, "113700000045046442")]
    public void A_number_with_a_check_of_its_own_asks_for_its_holder(string typed, HolderCodeType type, string number) =>
        Assert.Equal(Asks(new LicenseQuery.ByHolder(HolderCode.Parse(type, number))), SearchText.Read(typed));

    [Theory]
    [InlineData(Identifier)]
    [InlineData("\t" + Identifier + "\n")]
    [InlineData("1.2.156.3005.2.11100000000013127d001.\n11999900mb0te5t01t.20260101000001.001.0")]
    public void An_identifier_asks_for_its_license(string typed) =>
        Assert.Equal(Asks(new LicenseQuery.ByIdentifier(LicenseIdentifier.Parse(Identifier))), SearchText.Read(typed));

    [Theory]
    [InlineData("林秀兰 1940-06-12", "林秀兰")]
    [InlineData("林秀兰 19400612", "林秀兰")]
    [InlineData("林秀兰19400612", "林秀兰")]
    [InlineData("林 秀 兰，1940年6月12日", "林秀兰")]
    [InlineData("  林秀兰　１９４０．６．１２\r\n", "林秀兰")]
    [InlineData("𠮷田 1940/6/12", "𠮷田")]
    [InlineData("李𬭎1940-06-12", "李𬭎")]
    [InlineData("阿依古丽•买买提 1940-06-12", "阿依古丽·买买提")]
    [InlineData("John Smith 1940-06-12", "JOHNSMITH")]
    public void A_name_with_a_date_asks_for_both(string typed, string name) =>
        Assert.Equal(Asks(new LicenseQuery.ByNameAndBirthDate(name, new DateOnly(1940, 6, 12))), SearchText.Read(typed));

    [Theory]
    [InlineData("J999901-2019-000386", "J999901-2019-000386")]
    [InlineData("j999901－2019－000386", "J999901-2019-000386")]
    [InlineData("云(2021)云山市不动产权第0001234号", "云(2021)云山市不动产权第0001234号")]
    [InlineData("云（2021）云山市不动产权第0001234号", "云(2021)云山市不动产权第0001234号")]
    [InlineData("云〔2021〕云山市 不动产权第0001234号", "云(2021)云山市不动产权第0001234号")]
    [InlineData("99990119400612002143", "99990119400612002143")]
    [InlineData("11010519491231002X43B1", "11010519491231002X43B1")]
    [InlineData("E12345678", "E12345678")]
    [InlineData("E19400612", "E19400612")]
    [InlineData("军字第0012345号", "军字第0012345号")]
    [InlineData("110105999999002", "110105999999002")]
    [InlineData("440000202600AB12CD", "440000202600AB12CD")]
    [InlineData("20210001$999901001021GB00233F00010013$云(2021)云山市不动产权第0001234号$0123456789abcdef0123456789abcdef",
        "云(2021)云山市不动产权第0001234号")]
    public void Any_other_number_asks_for_a_license_or_a_document(string typed, string number) =>
        Assert.Equal(Asks(new LicenseQuery.ByNumber(number)), SearchText.Read(typed));

    [Theory]
    [InlineData(null, SearchForm.Unknown, IdentifierFault.Missing)]
    [InlineData(" \r\n", SearchForm.Unknown, IdentifierFault.Missing)]
    [InlineData("A\u0000B1", SearchForm.Unknown, IdentifierFault.IllegalCharacter)]
    [InlineData("1$2$$3", SearchForm.Unknown, IdentifierFault.Missing)]
    [InlineData("999901194006120022", SearchForm.ResidentId, IdentifierFault.WrongCheckCharacter)]
    [InlineData("999900195002300015", SearchForm.ResidentId, IdentifierFault.ImpossibleDate)]
    [InlineData("99990119400612002", SearchForm.ResidentId, IdentifierFault.WrongLength)]
    [InlineData("9999011940061200211", SearchForm.ResidentId, IdentifierFault.WrongLength)]
    [InlineData("999901400612002", SearchForm.ResidentId, IdentifierFault.WrongLength)]
    [InlineData("91350100M000100Y44", SearchForm.CreditCode, IdentifierFault.WrongCheckCharacter)]
    [InlineData("91350100I000100Y43", SearchForm.CreditCode, IdentifierFault.IllegalCharacter)]
    [InlineData("91350100M000100Y4", SearchForm.CreditCode, IdentifierFault.WrongLength)]
    [InlineData("1.2.156.3005.2.11100000000013127D001.11999900MB0TE5T01T.20260101000001.001.1",
        SearchForm.LicenseIdentifier, IdentifierFault.WrongCheckCharacter)]
    [InlineData("1.2.156.3005.2.11100000000013127D001", SearchForm.LicenseIdentifier, IdentifierFault.WrongParts)]
    [InlineData("林秀兰", SearchForm.NameAndBirthDate, IdentifierFault.Missing)]
    [InlineData("𠮷", SearchForm.NameAndBirthDate, IdentifierFault.Missing)]
    [InlineData("林秀兰 1940-02-30", SearchForm.NameAndBirthDate, IdentifierFault.ImpossibleDate)]
    [InlineData("林秀兰 19401612", SearchForm.NameAndBirthDate, IdentifierFault.ImpossibleDate)]
    [InlineData("HTTPS://CHECK.YUNSHAN.EXAMPLE/C/2KHEIFTB", SearchForm.CertifiedCopy, IdentifierFault.WrongParts)]
    [InlineData("0007-261123-00042-6", SearchForm.CertifiedCopy, IdentifierFault.WrongParts)]
    [InlineData("https://yunshan.example/show?token=1", SearchForm.WebAddress, IdentifierFault.WrongParts)]
    public void What_cannot_be_asked_says_what_it_looks_like_and_what_is_wrong(
        string? typed, SearchForm form, IdentifierFault fault) =>
        Assert.Equal(new SearchReading.Unreadable(form, fault), SearchText.Read(typed));

    [Fact]
    public void Text_without_end_is_refused() => Assert.Equal(
        new SearchReading.Unreadable(SearchForm.Unknown, IdentifierFault.WrongLength),
        SearchText.Read(new string('1', SearchText.MaxLength + 1)));

    [Fact]
    public void Whatever_is_typed_is_read_without_an_exception() =>
        Gen.String.Sample(typed => SearchText.Read(typed) is not null);

    [Fact]
    public void A_query_does_not_say_whom_it_asks_for() =>
        Assert.All(
            [Resident, "林秀兰 1940-06-12", "E12345678", Identifier],
            typed => Assert.DoesNotContain(
                typed, Assert.IsType<SearchReading.Query>(SearchText.Read(typed)).Asked.ToString(), StringComparison.Ordinal));

    private static SearchReading.Query Asks(LicenseQuery query) => new(query);
}
