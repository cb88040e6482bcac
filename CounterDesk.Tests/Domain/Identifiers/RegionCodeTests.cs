using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Tests.Domain.Identifiers;

public sealed class RegionCodeTests
{
    [Theory]
    [InlineData("999901", "999901")]
    [InlineData("999901001002", "999901001002")]
    [InlineData(" ９９９９０１ ", "999901")]
    [InlineData("000000", "000000")]
    public void Six_or_twelve_digits_are_a_region_whether_it_exists_or_not(string text, string code) =>
        Assert.Equal(code, RegionCode.Parse(text).Value);

    [Theory]
    [InlineData(null, IdentifierFault.Missing)]
    [InlineData("99990", IdentifierFault.WrongLength)]
    [InlineData("999901001", IdentifierFault.WrongLength)]
    [InlineData("99990A", IdentifierFault.IllegalCharacter)]
    [InlineData("99990²", IdentifierFault.IllegalCharacter)]
    public void Anything_else_is_refused_with_its_first_fault(string? text, IdentifierFault fault)
    {
        Assert.Equal(fault, RegionCode.FindFault(text));
        Assert.False(RegionCode.TryParse(text, out _));
    }
}
