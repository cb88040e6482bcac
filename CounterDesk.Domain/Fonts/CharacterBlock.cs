using System.Collections.Immutable;
using System.Text;

namespace CounterDesk.Domain.Fonts;

/// <summary>The blocks of Unicode in which characters of names are found that fonts lack (Unicode 17, Blocks.txt).</summary>
public enum CharacterBlock
{
    /// <summary>None of those below.</summary>
    Other,
    Unified,
    ExtensionA,
    ExtensionB,
    ExtensionC,
    ExtensionD,
    ExtensionE,
    ExtensionF,
    ExtensionG,
    ExtensionH,
    ExtensionI,
    ExtensionJ,
    Radicals,
    Compatibility,
    CompatibilitySupplement,

    /// <summary>Asks for another shape of the character before it.</summary>
    VariationSelectors,

    /// <summary>Belongs to the character before it, as an accent does.</summary>
    Combining,

    /// <summary>Means whatever the system meant that wrote it: a character that somebody made for himself.</summary>
    PrivateUse,

    /// <summary>What stands where text could not be read: U+FFFD.</summary>
    Damaged,
}

public static class CharacterBlocks
{
    private static readonly ImmutableArray<(int First, int Last, CharacterBlock Block)> _blocks =
    [
        (0x0300, 0x036F, CharacterBlock.Combining),
        (0x1AB0, 0x1AFF, CharacterBlock.Combining),
        (0x1DC0, 0x1DFF, CharacterBlock.Combining),
        (0x20D0, 0x20FF, CharacterBlock.Combining),
        (0x2E80, 0x2FDF, CharacterBlock.Radicals),
        (0x3400, 0x4DBF, CharacterBlock.ExtensionA),
        (0x4E00, 0x9FFF, CharacterBlock.Unified),
        (0xE000, 0xF8FF, CharacterBlock.PrivateUse),
        (0xF900, 0xFAFF, CharacterBlock.Compatibility),
        (0xFE00, 0xFE0F, CharacterBlock.VariationSelectors),
        (0xFE20, 0xFE2F, CharacterBlock.Combining),
        (0xFFFD, 0xFFFD, CharacterBlock.Damaged),
        (0x20000, 0x2A6DF, CharacterBlock.ExtensionB),
        (0x2A700, 0x2B73F, CharacterBlock.ExtensionC),
        (0x2B740, 0x2B81F, CharacterBlock.ExtensionD),
        (0x2B820, 0x2CEAF, CharacterBlock.ExtensionE),
        (0x2CEB0, 0x2EBEF, CharacterBlock.ExtensionF),
        (0x2EBF0, 0x2EE5F, CharacterBlock.ExtensionI),
        (0x2F800, 0x2FA1F, CharacterBlock.CompatibilitySupplement),
        (0x30000, 0x3134F, CharacterBlock.ExtensionG),
        (0x31350, 0x323AF, CharacterBlock.ExtensionH),
        (0x323B0, 0x3347F, CharacterBlock.ExtensionJ),
        (0xE0100, 0xE01EF, CharacterBlock.VariationSelectors),
        (0xF0000, 0x10FFFF, CharacterBlock.PrivateUse),
    ];

    public static CharacterBlock Of(Rune character) =>
        _blocks.FirstOrDefault(block => block.First <= character.Value && character.Value <= block.Last).Block;
}
