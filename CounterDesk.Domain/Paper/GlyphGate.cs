using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CounterDesk.Domain.Drawing;
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
    public static GlyphReport Inspect(Document document, FontSet fonts)
    {
        var pictures = new List<Picture>();
        return Inspect(
            DocumentText.Of(document).Select(text => (text.Text, text.Typeface, NumberOf(text.Picture))), fonts);

        // In the order in which they are met.
        int? NumberOf(Picture? picture)
        {
            if (picture is null)
            {
                return null;
            }

            var at = pictures.FindIndex(known => ReferenceEquals(known, picture));
            if (at < 0)
            {
                pictures.Add(picture);
            }

            return at < 0 ? pictures.Count : at + 1;
        }
    }

    /// <summary>Looks at one text, such as a name before a document is composed.</summary>
    public static GlyphReport Inspect(string text, Typeface typeface, FontSet fonts) =>
        Inspect([(text, typeface, null)], fonts);

    private static GlyphReport Inspect(IEnumerable<(string Text, Typeface Typeface, int? Picture)> texts, FontSet fonts)
    {
        var missing = new List<MissingGlyph>();
        var substituted = new List<SubstitutedGlyph>();
        foreach (var (text, typeface, picture) in texts.Distinct())
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
                        missing.Add(new(element, character, text) { Picture = picture });
                    }
                    else if (found.Value.IsSupplementary)
                    {
                        substituted.Add(
                            new(element, character, text, found.Value.Font.PostScriptName) { Picture = picture });
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
    /// <summary>In which of the document's pictures it stands, from 1 on; null when it stands in text of ours.</summary>
    public int? Picture { get; init; }

    public override string ToString() => $"U+{CodePoint.Value:X4}";
}

/// <summary>A character whose shape comes from a supplementary font and must be looked at by the clerk.</summary>
public sealed record SubstitutedGlyph(string TextElement, Rune CodePoint, string Text, string FontName)
{
    /// <inheritdoc cref="MissingGlyph.Picture"/>
    public int? Picture { get; init; }

    public override string ToString() => $"U+{CodePoint.Value:X4} from {FontName}";
}
