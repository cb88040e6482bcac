using System.Collections.Immutable;
using System.Text;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// The glyph gate of a copy: looks at all it would print, the drawn sides of the license included, and lets through what
/// every font has, what the clerk found right, and what a supervisor lets be written by its code point. Never a box.
/// </summary>
public static class CopyGate
{
    /// <param name="order">As asked for, with all its sides.</param>
    /// <param name="edition">In which it will be printed.</param>
    /// <param name="words">In the applicant's language.</param>
    /// <param name="fonts">That will print it.</param>
    /// <param name="consent">What was looked at and agreed to before.</param>
    public static CopyGateAnswer Pass(
        CopyOrder order, CopyEdition edition, DocumentWords words, FontSet fonts, GlyphConsent consent)
    {
        var found = Inspect(order, edition, words, fonts);
        if (!consent.Coded.IsEmpty)
        {
            order = Code(order, found, consent.Coded);
            found = Inspect(order, edition, words, fonts);
        }

        return found.MayPrint && found.Substituted.All(consent.Covers)
            ? new(order with { Substituted = found.Substituted }, found)
            : new(null, found);
    }

    // In text the code point stands instead; in a drawing of another's page nothing may be put, so the side goes.
    private static CopyOrder Code(CopyOrder order, GlyphReport found, ImmutableHashSet<string> coded)
    {
        var all = found.Missing.Select(glyph => (glyph.TextElement, glyph.Picture))
            .Concat(found.Substituted.Select(glyph => (glyph.TextElement, glyph.Picture)))
            .Where(glyph => coded.Contains(glyph.TextElement))
            .ToList();
        var sides = all.Select(glyph => glyph.Picture).ToHashSet();
        return order with
        {
            Coded = [.. all.Select(glyph => glyph.TextElement).Distinct().Order(StringComparer.Ordinal)],
            Face = [.. order.Face.Where(face => !sides.Contains(face.Number))],
            SidesLeftOut = [.. sides.OfType<int>().Order()],
        };
    }

    /// <summary>
    /// What of a copy has no shape, or that of a supplementary font. Its pictures are the license's sides, by their number.
    /// </summary>
    public static GlyphReport Inspect(CopyOrder order, CopyEdition edition, DocumentWords words, FontSet fonts)
    {
        var draft = CertifiedCopy.Draft(order, CopyNumber.Create("0000", order.MadeOn, 1));
        var found = GlyphGate.Inspect(CopyLayout.Compose(draft, edition, words, _noCode), fonts);
        return new(
            [.. found.Missing.Select(glyph => glyph with { Picture = SideOf(glyph.Picture) })],
            [.. found.Substituted.Select(glyph => glyph with { Picture = SideOf(glyph.Picture) })]);

        int? SideOf(int? picture) => picture is { } number ? draft.Face[number - 1].Number : null;
    }

    private static readonly CodeMatrix _noCode = CodeMatrix.Create(1, (_, _) => true);
}

/// <summary>What came of the gate: the order with everything decided, or null, and what was found.</summary>
public sealed record CopyGateAnswer(CopyOrder? Order, GlyphReport Found);

/// <summary>What people looked at and agreed to when the gate stopped a copy.</summary>
public sealed record GlyphConsent
{
    public static readonly GlyphConsent None = new();

    /// <summary>Shapes of supplementary fonts, by font, that the clerk compared and found right.</summary>
    public ImmutableHashSet<(Rune Character, string FontName)> Shapes { get; init; } = [];

    /// <summary>What may be written by its code point. A supervisor has to have agreed.</summary>
    public ImmutableHashSet<string> Coded { get; init; } = [];

    public bool Covers(SubstitutedGlyph glyph) => Shapes.Contains((glyph.CodePoint, glyph.FontName));
}
