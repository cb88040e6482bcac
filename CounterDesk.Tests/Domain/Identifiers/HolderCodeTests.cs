using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Tests.Domain.Identifiers;

public sealed class HolderCodeTests
{
    // GB/T 36903-2018, Annex A.
    [Theory]
    [InlineData(HolderCodeType.UnifiedSocialCreditCode, 1)]
    [InlineData(HolderCodeType.OtherOrganization, 99)]
    [InlineData(HolderCodeType.ResidentId, 111)]
    [InlineData(HolderCodeType.OrdinaryPassport, 414)]
    [InlineData(HolderCodeType.TaiwanResidentPermit, 511)]
    [InlineData(HolderCodeType.HongKongMacauResidentPermit, 516)]
    [InlineData(HolderCodeType.OtherPerson, 999)]
    public void A_type_has_the_number_of_the_standard(HolderCodeType type, int number) => Assert.Equal(number, (int)type);

    [Theory]
    [InlineData(HolderCodeType.ResidentId, "999901194006120022", IdentifierFault.WrongCheckCharacter)]
    [InlineData(HolderCodeType.ResidentId, "91350100M000100Y43", IdentifierFault.IllegalCharacter)]
    [InlineData(HolderCodeType.UnifiedSocialCreditCode, "999901194006120021", IdentifierFault.WrongCheckCharacter)]
    [InlineData(HolderCodeType.OrdinaryPassport, " ", IdentifierFault.Missing)]
    [InlineData(HolderCodeType.OrdinaryPassport, "E1234\u00015678", IdentifierFault.IllegalCharacter)]
    public void A_code_that_breaks_the_rule_of_its_type_is_refused(HolderCodeType type, string text, IdentifierFault fault)
    {
        Assert.Equal(fault, HolderCode.FindFault(type, text));
        Assert.False(HolderCode.TryParse(type, text, out _));
        Assert.Throws<FormatException>(() => HolderCode.Parse(type, text));
    }

    [Fact]
    public void A_code_without_a_known_rule_may_be_any_short_text()
    {
        Assert.Equal("E12345678", HolderCode.Parse(HolderCodeType.OrdinaryPassport, " e１２３４５６７８ ").Text);
        Assert.Equal("军字第0012345号", HolderCode.Parse(HolderCodeType.ArmyOfficer, "军字第0012345号").Text);
        Assert.Equal(
            IdentifierFault.WrongLength,
            HolderCode.FindFault(HolderCodeType.OtherPerson, new string('1', HolderCode.MaxLength + 1)));
    }

    [Fact]
    public void A_resident_number_says_the_date_of_birth_and_a_passport_does_not()
    {
        Assert.Equal(new DateOnly(1940, 6, 12), HolderCode.Parse(HolderCodeType.ResidentId, "999901194006120021").BirthDate);
        Assert.Null(HolderCode.Parse(HolderCodeType.OrdinaryPassport, "E12345678").BirthDate);
    }

    [Fact]
    public void A_persons_number_is_masked_and_an_organizations_is_not()
    {
        Assert.Equal("999901***********1", HolderCode.Parse(HolderCodeType.ResidentId, "999901194006120021").ToString());
        Assert.DoesNotContain("12345", HolderCode.Parse(HolderCodeType.OrdinaryPassport, "E12345678").ToString(), StringComparison.Ordinal);
        Assert.Equal(
            "91350100M000100Y43", HolderCode.Parse(HolderCodeType.UnifiedSocialCreditCode, "91350100M000100Y43").ToString());
    }
}
