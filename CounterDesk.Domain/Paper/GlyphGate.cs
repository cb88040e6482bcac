using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Paper;

/// <summary>
/// Looks whether every character of a document can be printed, before anything is written: a rare character in
/// somebody's name must stop the print, not come out as a box.
/// </summary>
public static class GlyphGate
{
    /// <summary>
    /// Looks at every text of the document that will be on paper, those in pictures and watermarks included.
    /// </summary>
    public static GlyphReport Inspect(Document document, FontSet fonts) =>
        Inspect(DocumentText.Of(document), fonts);

    /// <summary>Looks at one text, such as a name before a document is composed.</summary>
    public static GlyphReport Inspect(string text, Typeface typeface, FontSet fonts) =>
        Inspect([(text, typeface)], fonts);

    private static GlyphReport Inspect(IEnumerable<(string Text, Typeface Typeface)> texts, FontSet fonts)
    {
        var missing = new List<MissingGlyph>();
        var substituted = new List<SubstitutedGlyph>();
        foreach (var (text, typeface) in texts.Distinct())
        {
            var elements = StringInfo.GetTextElementEnumerator(text);
            while (elements.MoveNext())
            {
                var element = elements.GetTextElement();
                foreach (var character in element.EnumerateRunes().Where(character => character.Value != '\n'))
                {
                    var found = fonts.Find(typeface, character);
                    if (found is null)
                    {
                        missing.Add(new(element, character, text));
                    }
                    else if (found.Value.IsSupplementary)
                    {
                        substituted.Add(new(element, character, text, found.Value.Font.PostScriptName));
                    }
                }
            }
        }

        return new([.. missing.Distinct()], [.. substituted.Distinct()]);
    }
}

/// <summary>What the gate found. Only a document without missing glyphs may be printed.</summary>
public sealed record GlyphReport(ImmutableArray<MissingGlyph> Missing, ImmutableArray<SubstitutedGlyph> Substituted)
{
    public bool MayPrint => Missing.IsEmpty;
}

/// <summary>
/// A character no font has. <see cref="TextElement"/> is what a reader takes for one character, <see cref="CodePoint"/>
/// the part of it that is missing, <see cref="Text"/> where it stands; the text may be personal and is not for logs.
/// </summary>
public sealed record MissingGlyph(string TextElement, Rune CodePoint, string Text)
{
    public override string ToString() => $"U+{CodePoint.Value:X4}";
}

/// <summary>A character whose shape comes from a supplementary font and must be looked at by the clerk.</summary>
public sealed record SubstitutedGlyph(string TextElement, Rune CodePoint, string Text, string FontName)
{
    public override string ToString() => $"U+{CodePoint.Value:X4} from {FontName}";
}
