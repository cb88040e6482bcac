using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Copies;

public sealed class RegisterSearchTests
{
    [Theory]
    [InlineData("0007-261123-00042-6")]
    [InlineData("0007261123000426")]
    [InlineData(" ０００７－２６１１２３－０００４２－６ ")]
    public void A_number_is_found_however_it_is_typed(string typed) =>
        Assert.Equal(new RegisterSearch.Number(SomeCopies.Code.Number), RegisterSearch.Read(typed));

    [Fact]
    public void A_scanned_code_leads_to_its_number()
    {
        var scanned = SignedCopyCode.Sign(SomeCopies.Code, SomeCopies.Key).ToAddress(SomeCopies.Maker.PublicAddress);

        Assert.Equal(new RegisterSearch.Number(SomeCopies.Code.Number), RegisterSearch.Read(scanned));
    }

    [Theory]
    [InlineData("0007-261123-00042-7", IdentifierFault.WrongCheckCharacter)]
    [InlineData("0007-261123-0004", IdentifierFault.WrongLength)]
    [InlineData("261123", IdentifierFault.WrongLength)]
    public void What_looks_like_a_number_and_is_none_is_not_looked_for(string typed, IdentifierFault fault) =>
        Assert.Equal(new RegisterSearch.Unreadable(fault), RegisterSearch.Read(typed));

    [Theory]
    [InlineData("农商")]
    [InlineData("林*兰")]
    [InlineData("3 号窗口")]
    [InlineData("12")]
    public void Anything_else_is_part_of_a_name(string typed) =>
        Assert.Equal(new RegisterSearch.Text(typed), RegisterSearch.Read($" {typed} "));

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void Nothing_is_nothing(string? typed) => Assert.Null(RegisterSearch.Read(typed));
}
