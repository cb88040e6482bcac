using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CounterDesk.Domain.Paper;

/// <summary>Characters written by their code points, for those that no font has.</summary>
public static class CodePoints
{
    /// <summary>Such as U+2EC2F; of what several characters make, such as U+845B+E0100, all of them.</summary>
    public static string Of(string textElement) =>
        "U+" + string.Join('+', textElement.EnumerateRunes().Select(
            character => character.Value.ToString("X4", CultureInfo.InvariantCulture)));

    /// <summary>
    /// The text with each of <paramref name="coded"/> in brackets of its own, such as 何〔U+2EC2F〕. What a reader takes for
    /// one character is written as one: a base character alone would be another.
    /// </summary>
    public static string Write(string text, ImmutableHashSet<string> coded)
    {
        if (coded.IsEmpty)
        {
            return text;
        }

        var written = new StringBuilder(text.Length);
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            written.Append(coded.Contains(element) ? $"〔{Of(element)}〕" : element);
        }

        return written.ToString();
    }
}
