namespace CounterDesk.Domain.Fonts;

/// <summary>What glyphs of one part of a CFF font share (Adobe Technical Note 5176, 15 and 16).</summary>
/// <param name="Subroutines">Pieces of programs.</param>
/// <param name="DefaultWidth">Of a glyph that says nothing about its width.</param>
/// <param name="NominalWidth">What the others are a difference to.</param>
/// <param name="Matrix">From the units of its glyphs to the em.</param>
internal sealed record CffPart(CffIndex Subroutines, double DefaultWidth, double NominalWidth, GlyphMatrix Matrix)
{
    /// <param name="font">The whole font.</param>
    /// <param name="dictionary">The part's own.</param>
    /// <param name="own">The part's own matrix.</param>
    /// <param name="shared">The one of the whole font.</param>
    public static CffPart Read(
        ReadOnlyMemory<byte> font, CffDictionary dictionary, GlyphMatrix? own, GlyphMatrix? shared)
    {
        var matrix = GlyphMatrix.Combine(own, shared);
        if (dictionary.Find(CffEntry.Private) is not [var length, var offset])
        {
            return new(CffIndex.Empty, 0, 0, matrix);
        }

        var start = CffDictionary.ToOffset(offset);
        var values = CffDictionary.Read(font.Slice(start, CffDictionary.ToOffset(length)).Span);

        // Counted from where the part's values begin.
        var subroutines = values.Offset(CffEntry.Subroutines) is { } distance
            ? CffIndex.Read(font, checked(start + distance))
            : CffIndex.Empty;
        return new(
            subroutines, values.Number(CffEntry.DefaultWidth, 0), values.Number(CffEntry.NominalWidth, 0), matrix);
    }
}
