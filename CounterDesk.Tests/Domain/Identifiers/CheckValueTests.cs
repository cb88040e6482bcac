using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Tests.Domain.Identifiers;

public sealed class CheckValueTests
{
    [Theory]
    [InlineData("619274")]
    [InlineData(" 619 274 ")]
    [InlineData("６１９　２７４")]
    public void A_value_is_read_with_or_without_its_gap(string text)
    {
        var value = CheckValue.Parse(text);

        Assert.Equal(("619274", "619 274"), (value.Value, value.Grouped));
    }

    [Theory]
    [InlineData(null, IdentifierFault.Missing)]
    [InlineData("61927", IdentifierFault.WrongLength)]
    [InlineData("6192741", IdentifierFault.WrongLength)]
    [InlineData("61927O", IdentifierFault.IllegalCharacter)]
    public void A_malformed_value_is_refused_with_its_first_fault(string? text, IdentifierFault fault)
    {
        Assert.Equal(fault, CheckValue.FindFault(text));
        Assert.False(CheckValue.TryParse(text, out _));
    }

    [Fact]
    public void Drawn_values_are_six_digits_and_differ()
    {
        var drawn = Enumerable.Range(0, 100).Select(_ => CheckValue.Draw().Value).ToList();

        Assert.All(drawn, value => Assert.Null(CheckValue.FindFault(value)));
        Assert.InRange(drawn.Distinct().Count(), 90, 100);
    }

    [Fact]
    public void A_value_that_slips_into_a_log_is_hidden() =>
        Assert.Equal("******", CheckValue.Parse("619274").ToString());
}
