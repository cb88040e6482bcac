using System.Globalization;
using System.Text;

namespace CounterDesk.Domain.ServiceItems;

/// <summary>
/// The syllables of a name in pinyin, and whether letters that were typed lead to them: initials (glj), all of it
/// (gaoling), or any mixture (gaolj).
/// </summary>
internal static class PinyinSyllables
{
    /// <summary>More letters than this are not compared: as many places as fit into one number.</summary>
    public const int LongestTyped = 63;

    public static string[] Of(string pinyin) => pinyin.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// How many syllables a name has: one for each Chinese character, one for each run of Latin letters or digits.
    /// </summary>
    public static int CountIn(string name)
    {
        var count = 0;
        var isInRun = false;
        foreach (var character in name.EnumerateRunes())
        {
            var isOwn = Rune.GetUnicodeCategory(character) is UnicodeCategory.OtherLetter;
            var isOfRun = !isOwn && Rune.IsLetterOrDigit(character);
            count += isOwn || (isOfRun && !isInRun) ? 1 : 0;
            isInRun = isOfRun;
        }

        return count;
    }

    /// <summary>How <paramref name="typed"/> lies on the syllables; null when it leads elsewhere.</summary>
    /// <param name="syllables">In capitals.</param>
    /// <param name="typed">In capitals, at most <see cref="LongestTyped"/> letters.</param>
    public static PinyinMatch? Match(ReadOnlySpan<string> syllables, ReadOnlySpan<char> typed)
    {
        for (var start = 0; start < syllables.Length; start++)
        {
            if (Fits(syllables[start..], typed, out var isWhole))
            {
                return start > 0 ? PinyinMatch.Inside : isWhole ? PinyinMatch.Whole : PinyinMatch.Beginning;
            }
        }

        return null;
    }

    // Each syllable takes one letter or more of what was typed. Bit n of `reached`: the first n letters are used up.
    private static bool Fits(ReadOnlySpan<string> syllables, ReadOnlySpan<char> typed, out bool isWhole)
    {
        var all = 1UL << typed.Length;
        var reached = 1UL;
        isWhole = false;
        for (var index = 0; index < syllables.Length && reached is not 0; index++)
        {
            var next = 0UL;
            for (var used = 0; used < typed.Length; used++)
            {
                if ((reached & (1UL << used)) is 0)
                {
                    continue;
                }

                var common = typed[used..].CommonPrefixLength(syllables[index]);
                next |= ((1UL << common) - 1) << (used + 1);
            }

            reached = next;
            if ((reached & all) is not 0)
            {
                isWhole = index == syllables.Length - 1;
                return true;
            }
        }

        return false;
    }
}

/// <summary>Which part of a name typed letters stand for.</summary>
internal enum PinyinMatch
{
    Whole,
    Beginning,
    Inside,
}
