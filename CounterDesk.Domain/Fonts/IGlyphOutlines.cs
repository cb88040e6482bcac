namespace CounterDesk.Domain.Fonts;

/// <summary>Where the glyphs of a font are, whichever way they are written down.</summary>
internal interface IGlyphOutlines
{
    /// <summary>Glyphs are numbered from 0 to below this.</summary>
    int Count { get; }

    /// <exception cref="FontFormatException">The font has no such glyph, or its description is damaged.</exception>
    GlyphOutline OutlineOf(int glyph);
}
