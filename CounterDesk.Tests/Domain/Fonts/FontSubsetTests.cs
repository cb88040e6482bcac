using System.Buffers.Binary;
using System.Text;
using CounterDesk.Domain.Fonts;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fonts;

public sealed class FontSubsetTests
{
    [Fact]
    public void A_subset_has_the_glyphs_asked_for_with_their_widths()
    {
        var font = SomeFonts.Shipped[Typeface.Sans];
        var subset = new FontSubset(font);
        var numbers = "中国A".EnumerateRunes().Select(character => subset.Add(font.GlyphFor(character))).ToList();

        var file = subset.Write();

        Assert.Equal([1, 2, 3], numbers);
        Assert.Equal(4, BinaryPrimitives.ReadUInt16BigEndian(FontForge.Table(file, "maxp").AsSpan(4)));
        var advances = FontForge.Table(file, "hmtx");
        Assert.Equal(1000, BinaryPrimitives.ReadUInt16BigEndian(advances.AsSpan(4)));
        var letter = BinaryPrimitives.ReadUInt16BigEndian(advances.AsSpan(12));
        Assert.Equal(font.AdvanceOf(font.GlyphFor(new Rune('A'))), letter);
        var outline = font.DescriptionOf(font.GlyphFor(new Rune('国'))).ToArray();
        Assert.Equal(outline, GlyphOf(file, 2).Take(outline.Length));
    }

    [Fact]
    public void Parts_of_a_composite_glyph_join_the_subset_under_new_numbers()
    {
        var font = SomeFonts.Shipped[Typeface.Mono];
        var composite = Enumerable.Range(1, font.GlyphCount - 1).First(glyph => IsComposite(font.DescriptionOf(glyph)));
        var subset = new FontSubset(font);
        subset.Add(composite);

        var file = subset.Write();

        Assert.True(subset.Glyphs.Count > 2, "The composite has no parts.");
        var part = BinaryPrimitives.ReadUInt16BigEndian(GlyphOf(file, 1).AsSpan(12));
        var original = BinaryPrimitives.ReadUInt16BigEndian(font.DescriptionOf(composite)[12..]);
        Assert.Equal(original, subset.Glyphs[part]);
    }

    [Fact]
    public void A_glyph_that_is_damaged_is_refused_when_it_is_needed()
    {
        var outlines = FontForge.Table(FontForge.Source, "glyf");
        var subset = new FontSubset(FontFile.Read(FontForge.With("glyf", outlines[..100])));
        subset.Add(subset.Font.GlyphFor(new Rune('z')));

        Assert.Throws<FontFormatException>(subset.Write);
    }

    [Fact]
    public void The_checksum_of_the_whole_file_is_the_one_the_format_demands()
    {
        var subset = new FontSubset(SomeFonts.Shipped[Typeface.SerifBold]);
        subset.Add(subset.Font.GlyphFor(new Rune('证')));
        var file = subset.Write();

        var sum = 0u;
        for (var at = 0; at < file.Length; at += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at)));
        }

        Assert.Equal(0xB1B0AFBA, sum);
    }

    [Fact]
    public void Two_characters_with_one_shape_get_a_number_each()
    {
        var subset = new FontSubset(SomeFonts.Shipped[Typeface.Sans]);

        Assert.NotEqual(subset.Add(100), subset.Add(100));
    }

    private static bool IsComposite(ReadOnlySpan<byte> description) =>
        description.Length > 10 && BinaryPrimitives.ReadInt16BigEndian(description) < 0;

    private static byte[] GlyphOf(byte[] file, int number)
    {
        var locations = FontForge.Table(file, "loca");
        var start = BinaryPrimitives.ReadInt32BigEndian(locations.AsSpan(4 * number));
        var end = BinaryPrimitives.ReadInt32BigEndian(locations.AsSpan(4 * number + 4));
        return FontForge.Table(file, "glyf")[start..end];
    }
}
