using CounterDesk.Domain.Fonts;

namespace CounterDesk.Tests.Domain.Fuzz;

/// <summary>A font that a file brings along: it is read, and its glyphs are traced.</summary>
internal sealed record EmbeddedFontCase(byte[] File) : FuzzCase
{
    private const int MostGlyphs = 300;

    public override FuzzAnswer Run()
    {
        try
        {
            var font = EmbeddedFont.Read(File);
            var traced = 0;
            for (var glyph = 0; glyph < MostGlyphs; glyph++)
            {
                traced += font.OutlineOf(glyph) is { } outline && double.IsFinite(font.AdvanceOf(glyph))
                    && outline.Segments.Length >= 0 ? 1 : 0;
            }

            foreach (var character in "DEMO-0126é林 𠮷".EnumerateRunes())
            {
                traced += font.GlyphFor(character);
            }

            return new(traced > 0 ? "drawn" : "drawn in part");
        }
        catch (FontFormatException)
        {
            return new("refused");
        }
    }
}

/// <summary>A font that a hall adds to ours: it is read, traced, and a part of it written.</summary>
internal sealed record FontCase(byte[] File) : FuzzCase
{
    public override FuzzAnswer Run()
    {
        try
        {
            var font = FontFile.Read(File);
            var subset = new FontSubset(font);
            foreach (var character in "DEMO-0126é ".EnumerateRunes())
            {
                var glyph = font.GlyphFor(character);
                font.OutlineOf(glyph);
                font.AdvanceOf(glyph);
                subset.Add(glyph);
            }

            subset.Write();
            return new("drawn");
        }
        catch (FontFormatException)
        {
            return new("refused");
        }
    }
}
