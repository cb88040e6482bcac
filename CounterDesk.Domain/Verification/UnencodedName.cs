using System.Globalization;
using System.Text;

namespace CounterDesk.Domain.Verification;

/// <summary>
/// Names in which an old system could not write a rare character: it put a question mark, a box or a home-made
/// character in its place. Which character was meant cannot be read from the name, so only a number can tell who it is.
/// </summary>
internal static class UnencodedName
{
    private static readonly Rune[] _standIns = [.. "?？*＊□■〓\uFFFD".EnumerateRunes()];

    /// <summary>Whether two folded names differ, and only where one of them has a stand-in for a character.</summary>
    public static bool IsSameButForUnencoded(string one, string other) =>
        one != other && (Agree(Runes(one), Runes(other)) || Agree(Joined(one), Joined(other)));

    private static bool Agree(List<Rune> one, List<Rune> other) =>
        one.Count == other.Count
        && one.Zip(other).All(pair => pair.First == pair.Second || IsStandIn(pair.First) || IsStandIn(pair.Second))
        && !one.All(IsStandIn) && !other.All(IsStandIn);

    private static List<Rune> Runes(string name) => [.. name.EnumerateRunes()];

    // One character of four bytes may have become two question marks.
    private static List<Rune> Joined(string name)
    {
        var joined = new List<Rune>();
        foreach (var rune in name.EnumerateRunes())
        {
            if (!IsStandIn(rune) || joined.Count is 0 || !IsStandIn(joined[^1]))
            {
                joined.Add(rune);
            }
        }

        return joined;
    }

    private static bool IsStandIn(Rune rune) =>
        _standIns.Contains(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.PrivateUse;
}
