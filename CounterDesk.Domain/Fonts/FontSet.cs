using System.Collections.Immutable;
using System.Text;

namespace CounterDesk.Domain.Fonts;

/// <summary>
/// The fonts pages are set in: one for each typeface, and supplementary ones, in the order they are asked, for
/// characters the typeface lacks. A number's face borrows from <see cref="Typeface.Sans"/> first.
/// </summary>
public sealed class FontSet
{
    private readonly ImmutableArray<FontFile> _supplementary;
    private readonly FontFile _sans;
    private readonly FontFile _sansBold;
    private readonly FontFile _serif;
    private readonly FontFile _serifBold;
    private readonly FontFile _mono;

    public FontSet(
        FontFile sans, FontFile sansBold, FontFile serif, FontFile serifBold, FontFile mono,
        ImmutableArray<FontFile> supplementary)
    {
        _sans = sans;
        _sansBold = sansBold;
        _serif = serif;
        _serifBold = serifBold;
        _mono = mono;
        _supplementary = supplementary;
    }

    /// <summary>The hall's own, in the order in which they are asked.</summary>
    public ImmutableArray<FontFile> Supplementary => _supplementary;

    public FontFile this[Typeface typeface] => typeface switch
    {
        Typeface.Sans => _sans,
        Typeface.SansBold => _sansBold,
        Typeface.Serif => _serif,
        Typeface.SerifBold => _serifBold,
        Typeface.Mono => _mono,
    };

    /// <summary>
    /// The font and glyph that will be printed, or null when no font has the character. A variation selector asks for another
    /// shape of the character before it; nobody here chooses shapes, so it is missing even where a font has a blank for it.
    /// And so is what stands for a lost character, although fonts have a sign for it.
    /// </summary>
    public FoundGlyph? Find(Typeface typeface, Rune character)
    {
        if (CharacterBlocks.Of(character) is CharacterBlock.VariationSelectors or CharacterBlock.Damaged)
        {
            return null;
        }

        if (Find(this[typeface], character, isSupplementary: false) is { } own)
        {
            return own;
        }

        if (typeface is Typeface.Mono && Find(_sans, character, isSupplementary: false) is { } borrowed)
        {
            return borrowed;
        }

        foreach (var font in _supplementary)
        {
            if (Find(font, character, isSupplementary: true) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static FoundGlyph? Find(FontFile font, Rune character, bool isSupplementary) =>
        font.GlyphFor(character) is var glyph && glyph != 0 ? new(font, glyph, isSupplementary) : null;
}

/// <summary>A glyph and where it comes from.</summary>
public readonly record struct FoundGlyph(FontFile Font, int Glyph, bool IsSupplementary);
