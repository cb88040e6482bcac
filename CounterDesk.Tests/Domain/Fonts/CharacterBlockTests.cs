using CounterDesk.Domain.Fonts;

namespace CounterDesk.Tests.Domain.Fonts;

public sealed class CharacterBlockTests
{
    [Theory]
    [InlineData(0x3400, CharacterBlock.ExtensionA)]
    [InlineData(0x4DBF, CharacterBlock.ExtensionA)]
    [InlineData(0x4DC0, CharacterBlock.Other)]
    [InlineData(0x4E00, CharacterBlock.Unified)]
    [InlineData(0x9FFF, CharacterBlock.Unified)]
    [InlineData(0xE000, CharacterBlock.PrivateUse)]
    [InlineData(0xF8FF, CharacterBlock.PrivateUse)]
    [InlineData(0xF900, CharacterBlock.Compatibility)]
    [InlineData(0x20BB7, CharacterBlock.ExtensionB)]
    [InlineData(0x2B73F, CharacterBlock.ExtensionC)]
    [InlineData(0x2B740, CharacterBlock.ExtensionD)]
    [InlineData(0x2B8A1, CharacterBlock.ExtensionE)]
    [InlineData(0x2CEB0, CharacterBlock.ExtensionF)]
    [InlineData(0x2EC2F, CharacterBlock.ExtensionI)]
    [InlineData(0x2F800, CharacterBlock.CompatibilitySupplement)]
    [InlineData(0x30000, CharacterBlock.ExtensionG)]
    [InlineData(0x31350, CharacterBlock.ExtensionH)]
    [InlineData(0x323B0, CharacterBlock.ExtensionJ)]
    [InlineData(0xFE00, CharacterBlock.VariationSelectors)]
    [InlineData(0xE0100, CharacterBlock.VariationSelectors)]
    [InlineData(0xE01EF, CharacterBlock.VariationSelectors)]
    [InlineData(0xF0000, CharacterBlock.PrivateUse)]
    [InlineData(0x10FFFD, CharacterBlock.PrivateUse)]
    [InlineData(0x0301, CharacterBlock.Combining)]
    [InlineData(0xFFFD, CharacterBlock.Damaged)]
    [InlineData(0x41, CharacterBlock.Other)]
    public void Characters_of_names_are_told_by_their_block(int character, CharacterBlock block) =>
        Assert.Equal(block, CharacterBlocks.Of(new(character)));
}
