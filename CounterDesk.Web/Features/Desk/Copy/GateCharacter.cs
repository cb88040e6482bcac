using System.Collections.Immutable;
using System.Text;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Web.Features.Desk.Copy;

/// <summary>A character at which the print stopped, and everywhere it stands.</summary>
/// <param name="Element">What a reader takes for one character.</param>
/// <param name="CodePoint">The part of it that is the trouble.</param>
/// <param name="FontName">The hall's font that has a shape for it; null when none has.</param>
/// <param name="Places">The words it stands in, and on which side of the license, if it is there.</param>
public sealed record GateCharacter(
    string Element, Rune CodePoint, string? FontName, ImmutableArray<(string Text, int? Side)> Places)
{
    /// <summary>
    /// What has no shape comes first and alone: once that is decided the print is tried again, and shapes are asked about.
    /// </summary>
    public static ImmutableArray<GateCharacter> Of(GlyphReport found, GlyphConsent consent) => found.MayPrint
        ?
        [
            .. from glyph in found.Substituted
               where !consent.Covers(glyph)
               group (Text: Unquoted(glyph.Text), glyph.Picture) by (glyph.TextElement, glyph.CodePoint, glyph.FontName) into places
               select new GateCharacter(
                   places.Key.TextElement, places.Key.CodePoint, places.Key.FontName, [.. places.Distinct()]),
        ]
        :
        [
            .. from glyph in found.Missing
               group (Text: Unquoted(glyph.Text), glyph.Picture) by (glyph.TextElement, glyph.CodePoint) into places
               select new GateCharacter(
                   places.Key.TextElement, places.Key.CodePoint, null, [.. places.Distinct()]),
        ];

    // What the paper has in quotation marks is quoted by the page as it is.
    private static string Unquoted(string text) => text.Trim('“', '”');
}
