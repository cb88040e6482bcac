using System.Globalization;
using System.Text;

namespace CounterDesk.Domain.Paper.Layout;

/// <summary>How a character behaves at the ends of lines and beside others.</summary>
internal enum CharacterClass
{
    /// <summary>A Chinese character or another that stands for itself; a line may break on both sides.</summary>
    Han,

    /// <summary>A letter, digit or mark of a word that does not break.</summary>
    Word,

    Space,

    /// <summary>Does not end a line; its left half is blank when full width.</summary>
    Opening,

    /// <summary>Does not start a line; its right half is blank when full width.</summary>
    Closing,

    /// <summary>Does not start a line, but keeps its width.</summary>
    Trailing,

    /// <summary>Belongs to the character before it.</summary>
    Combining,

    LineFeed,
}

internal static class CharacterClasses
{
    private const string OpeningMarks = "（《「『“‘〈【〔［｛([{";
    private const string ClosingMarks = "。，、；：？！）》」』”’〉】〕］｝";
    private const string TrailingMarks = ")]}·々…—ー％℃‰";

    private const string LatinStops = ",.;:!?";

    // Units that stay with the number before them.
    private const string Counters = "年月日时分秒点天周号页项条份个名人岁元角次张件本册户楼层室幢栋单组米平亩万亿";

    // What stays with the number after it.
    private const string Leaders = "年月时分点第";

    public static CharacterClass Of(Rune character)
    {
        if (character.Value == '\n')
        {
            return CharacterClass.LineFeed;
        }

        if (character.Value == ' ')
        {
            return CharacterClass.Space;
        }

        if (character.IsBmp)
        {
            var mark = (char)character.Value;
            if (OpeningMarks.Contains(mark, StringComparison.Ordinal))
            {
                return CharacterClass.Opening;
            }

            if (ClosingMarks.Contains(mark, StringComparison.Ordinal))
            {
                return CharacterClass.Closing;
            }

            if (TrailingMarks.Contains(mark, StringComparison.Ordinal))
            {
                return CharacterClass.Trailing;
            }
        }

        return Rune.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark =>
                CharacterClass.Combining,
            UnicodeCategory.OtherLetter or UnicodeCategory.OtherSymbol or UnicodeCategory.OtherNumber =>
                CharacterClass.Han,
            _ when character.Value >= 0x2E80 => CharacterClass.Han,
            _ => CharacterClass.Word,
        };
    }

    /// <summary>A letter or digit of a Latin kind, which stands an eighth of an em from a Chinese character.</summary>
    public static bool IsLatin(Rune character) => character.Value < 0x2E80 && Rune.IsLetterOrDigit(character);

    /// <summary>A mark inside or after a word of a Latin kind; it starts no line, whatever stands before it.</summary>
    public static bool IsLatinStop(Rune character) => IsOneOf(LatinStops, character);

    public static bool IsPunctuation(Rune character) =>
        Rune.IsPunctuation(character) || Rune.IsWhiteSpace(character) || Rune.IsSymbol(character);

    /// <summary>Dates and counts with their unit do not break.</summary>
    public static bool IsCount(Rune before, Rune after) =>
        (Rune.IsDigit(before) && IsOneOf(Counters, after)) || (IsOneOf(Leaders, before) && Rune.IsDigit(after));

    private static bool IsOneOf(string characters, Rune character) =>
        character.IsBmp && characters.Contains((char)character.Value, StringComparison.Ordinal);
}
