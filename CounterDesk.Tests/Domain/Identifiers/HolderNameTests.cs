using CounterDesk.Domain.Identifiers;
using CsCheck;

namespace CounterDesk.Tests.Domain.Identifiers;

public sealed class HolderNameTests
{
    [Theory]
    [InlineData("林秀兰", " 林 秀兰　")]
    [InlineData("阿依古丽·买买提", "阿依古丽•买买提")]
    [InlineData("阿依古丽·买买提", "阿依古丽・买买提")]
    [InlineData("阿依古丽·买买提", "阿依古丽．买买提")]
    [InlineData("John Smith", "JOHN  SMITH")]
    [InlineData("Zoe\u0308", "Zo\u00EB")]
    public void Names_that_people_take_for_the_same_are_the_same(string one, string other) =>
        Assert.Equal(HolderName.Fold(one), HolderName.Fold(other));

    [Theory]
    [InlineData("𠮷田", "吉田")]
    [InlineData("李𬭎", "李鈜")]
    [InlineData("王䶮", "王龑")]
    [InlineData("陈国", "陳國")]
    [InlineData("ＡＢ", "AB")]
    public void Characters_are_never_simplified_or_replaced(string one, string other) =>
        Assert.NotEqual(HolderName.Fold(one), HolderName.Fold(other));

    [Fact]
    public void Folding_twice_changes_nothing_whatever_the_text() =>
        Gen.String.Sample(text => HolderName.Fold(HolderName.Fold(text)) == HolderName.Fold(text));

    [Fact]
    public void Half_a_character_is_no_reason_to_stop() => Assert.Equal("林\uFFFD", HolderName.Fold("林\uD842"));
}
