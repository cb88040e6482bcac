using System.Buffers.Binary;
using System.Text;
using CounterDesk.Domain.Fonts;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fonts;

public sealed class EmbeddedFontTests
{
    private static readonly FontFile _shipped = FontFile.Read(FontForge.Source);

    [Fact]
    public void A_font_of_a_file_draws_what_the_same_font_of_ours_draws()
    {
        var font = EmbeddedFont.Read(FontForge.Source);
        var glyph = _shipped.GlyphFor(new('é'));

        Assert.Equal(glyph, font.GlyphFor(new('é')));
        Assert.Equal(_shipped.OutlineOf(glyph).Segments, font.OutlineOf(glyph)!.Segments);
        Assert.Equal(_shipped.AdvanceOf(glyph), font.AdvanceOf(glyph));
        Assert.Equal(_shipped.UnitsPerEm, font.UnitsPerEm);
    }

    [Fact]
    public void A_glyph_begins_where_its_left_side_bearing_says()
    {
        var glyph = _shipped.GlyphFor(new('A'));
        var advances = FontForge.Table(FontForge.Source, "hmtx");
        var pairs = BinaryPrimitives.ReadUInt16BigEndian(FontForge.Table(FontForge.Source, "hhea").AsSpan(34));
        advances[(glyph < pairs ? 4 * glyph + 2 : 2 * (pairs + glyph)) + 1] += 50;

        var moved = EmbeddedFont.Read(FontForge.With("hmtx", advances)).OutlineOf(glyph)!;

        Assert.Equal(50, moved.Segments[0].End.X - _shipped.OutlineOf(glyph).Segments[0].End.X);
    }

    [Fact]
    public void Tables_that_subsets_leave_out_are_not_missed()
    {
        var font = EmbeddedFont.Read(FontForge.Without("OS/2", "cmap", "name", "hhea", "hmtx", "maxp"));

        Assert.False(font.HasCharacters);
        Assert.Equal(0, font.GlyphFor(new('A')));
        Assert.NotEmpty(font.OutlineOf(_shipped.GlyphFor(new('A')))!.Segments);
        Assert.Equal(font.UnitsPerEm, font.AdvanceOf(40));
    }

    [Theory]
    [InlineData("glyf")]
    [InlineData("head")]
    [InlineData("loca")]
    public void A_font_without_outlines_is_refused(string tag) =>
        Assert.Throws<FontFormatException>(() => EmbeddedFont.Read(FontForge.Without(tag)));

    [Theory]
    [InlineData("")]
    [InlineData("%!PS-AdobeFont-1.0")]
    [InlineData("OTTO")]
    [InlineData("ttcf\0\0\0\0\0\0\0\u0001\u007F\0\0\0")]
    [InlineData("\u0001\0\u0004\u0001")]
    public void What_is_no_font_is_refused(string file) =>
        Assert.Throws<FontFormatException>(() => EmbeddedFont.Read(Encoding.Latin1.GetBytes(file)));

    [Fact]
    public void Of_a_collection_the_first_font_is_read()
    {
        var font = FontForge.Source.ToArray();
        for (var record = 0; record < BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4)); record++)
        {
            var offset = font.AsSpan(12 + 16 * record + 8);
            BinaryPrimitives.WriteInt32BigEndian(offset, BinaryPrimitives.ReadInt32BigEndian(offset) + 16);
        }

        var collection = EmbeddedFont.Read((byte[])[.. "ttcf"u8, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 16, .. font]);

        Assert.NotEmpty(collection.OutlineOf(collection.GlyphFor(new('A')))!.Segments);
    }

    [Fact]
    public void The_glyph_for_a_missing_character_is_a_missing_glyph()
    {
        var font = EmbeddedFont.Read(FontForge.Source);

        Assert.Null(font.OutlineOf(0));
        Assert.Null(font.OutlineOf(-1));
        Assert.Null(font.OutlineOf(60_000));
    }

    [Theory]
    [InlineData(3, 1, "0004 0020 0000 0004 0000 0000 0000  0045 FFFF 0000 0041 FFFF FFE7 0001 0000 0000", "ABE", "40 41 44")]
    [InlineData(3, 1, "0004 0020 0000 0004 0000 0000 0000  0042 FFFF 0000 0041 FFFF 0001 0001 0004 0000 0027 0000", "ABC", "40 0 0")]
    [InlineData(0, 3, "0006 0010 0000 0041 0002 0028 0030", "ABC", "40 48 0")]
    [InlineData(1, 0, "0006 0010 0000 0041 0002 0028 0030", "AB\u00C5", "40 48 0")]
    [InlineData(3, 0, "0006 0010 0000 F041 0002 0028 0030", "AB\uF041", "40 48 40")]
    [InlineData(3, 10, "000A 0000 0000 0018 0000 0000 0002 0BB7 0000 0001 0028", "𠮷A", "40 0")]
    [InlineData(3, 10, "000C 0000 0000 001C 0000 0000 0000 0001 0002 0BB7 0002 0BB8 0000 0028", "𠮷𠮸", "40 41")]
    [InlineData(3, 10, "000D 0000 0000 001C 0000 0000 0000 0001 0000 0041 0000 0043 0000 0028", "ABCD", "40 40 40 0")]
    [InlineData(3, 1, "0006 0010 0000 0041 0001 FFFF", "A", "0")]
    public void A_character_map_is_read_whichever_way_it_is_written(
        int platform, int encoding, string words, string text, string expected)
    {
        var subtable = Convert.FromHexString(words.Replace(" ", "", StringComparison.Ordinal));
        var font = EmbeddedFont.Read(FontForge.WithCharacterMap(platform, encoding, subtable));

        Assert.Equal(expected, string.Join(' ', text.EnumerateRunes().Select(font.GlyphFor)));
    }

    [Fact]
    public void A_character_map_that_names_all_characters_over_and_over_comes_to_an_end()
    {
        const int Groups = 50_000;
        var group = Convert.FromHexString("00000041" + "0010FFFF" + "00000028");
        byte[] table =
        [
            .. Convert.FromHexString("000D0000000000000000000000" + "00C350"),
            .. Enumerable.Repeat(group, Groups).SelectMany(bytes => bytes),
        ];
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var font = EmbeddedFont.Read(FontForge.WithCharacterMap(3, 10, table));

        Assert.Equal(40, font.GlyphFor(new('A')));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
    }

    [Fact]
    public void A_character_map_of_bytes_has_256_of_them()
    {
        byte[] table = [0, 0, 1, 6, 0, 0, .. Enumerable.Range(0, 256).Select(code => (byte)(code == 'A' ? 40 : 0))];

        Assert.Equal(40, EmbeddedFont.Read(FontForge.WithCharacterMap(1, 0, table)).GlyphFor(new('A')));
    }

    [Theory]
    [InlineData("0002 0002 0A14", "10,20 110,20 110,120 10,120", "moved by bytes")]
    [InlineData("0003 0002 000A 0014", "10,20 110,20 110,120 10,120", "moved by words")]
    [InlineData("000A 0002 0A14 2000", "10,20 60,20 60,70 10,70", "half as large")]
    [InlineData("080A 0002 0A14 2000", "5,10 55,10 55,60 5,60", "half as large, the distance too")]
    [InlineData("0042 0002 0A14 2000 4000", "10,20 60,20 60,120 10,120", "half as wide")]
    [InlineData("0082 0002 0A14 0000 4000 C000 0000", "10,20 10,120 -90,120 -90,20", "turned by a quarter")]
    [InlineData("0022 0002 0A14 0002 0002 0000", "10,20 110,20 110,120 10,120 0,0 100,0 100,100 0,100", "two parts")]
    [InlineData("0022 0002 0000 0000 0002 0200", "0,0 100,0 100,100 0,100 100,100 200,100 200,200 100,200", "points that meet")]
    public void A_composite_glyph_is_put_together_from_its_parts(string parts, string expected, string reason)
    {
        var description = $"FFFF 0000 0000 0000 0000 {parts}".Replace(" ", "", StringComparison.Ordinal);
        var outline = EmbeddedFont.Read(FontForge.WithGlyph(Convert.FromHexString(description))).OutlineOf(1)!;
        var corners = string.Join(' ', outline.Segments.Select(segment => $"{segment.End.X},{segment.End.Y}"));

        Assert.True(corners == expected, $"{reason}: {corners}");
    }

    [Theory]
    [InlineData("FFFF 0000 0000 0000 0000 0002 0001 0000", "is its own part")]
    [InlineData("FFFF 0000 0000 0000 0000 0002 0063 0000", "has a part that is not there")]
    [InlineData("FFFF 0000 0000 0000 0000 0000 0002 0909", "shall meet points that are not there")]
    [InlineData("0001 0000 0000 0000 0000 FFFE 0000 0101", "has more points than it has bytes for")]
    [InlineData("0002 0000 0000 0000 0000 0003 0001 0000 3131 3131", "has contours in the wrong order")]
    [InlineData("0001 0000 0000 0000", "ends too early")]
    public void A_glyph_that_is_damaged_is_a_missing_glyph_and_the_others_are_drawn(string description, string reason)
    {
        var bytes = Convert.FromHexString(description.Replace(" ", "", StringComparison.Ordinal));
        var font = EmbeddedFont.Read(FontForge.WithGlyph(bytes));

        Assert.True(font.OutlineOf(1) is null, reason);
        Assert.Equal(4, font.OutlineOf(2)!.Segments.Length);
    }

    [Fact]
    public void Curves_of_a_contour_without_points_on_it_go_through_the_middles()
    {
        // Four control points at the corners of a square make a round shape.
        byte[] round = [0, 1, 0, 0, 0, 0, 0, 100, 0, 100, 0, 3, 0, 0, 0x30, 0x32, 0x34, 0x22, 100, 100, 100];
        var outline = EmbeddedFont.Read(FontForge.WithGlyph(round)).OutlineOf(1)!;

        Assert.Equal(new GlyphSegment(GlyphStep.MoveTo, new(0, 50)), outline.Segments[0]);
        Assert.Equal(
            [new(50, 0), new(100, 50), new(50, 100), new(0, 50)],
            outline.Segments.Skip(1).Select(segment => segment.End));
        Assert.All(outline.Segments.Skip(1), segment => Assert.Equal(GlyphStep.QuadraticTo, segment.Step));
    }

    [Fact]
    public void Letters_of_a_bare_CFF_font_are_found_by_their_names()
    {
        var font = EmbeddedFont.Read(new CffForge("endchar", "5 6 rmoveto 7 hlineto endchar").File());

        Assert.Equal((1, 2, 0), (font.GlyphFor(new('A')), font.GlyphFor(new('B')), font.GlyphFor(new('C'))));
        Assert.Equal(1000, font.UnitsPerEm);
    }

    [Fact]
    public void A_CFF_font_of_numbered_glyphs_takes_subroutines_from_the_part_a_glyph_belongs_to()
    {
        var font = EmbeddedFont.Read(new CffForge(
            "5 6 rmoveto -107 callsubr endchar", "5 6 rmoveto -107 callsubr endchar")
        {
            Own = ["7 hlineto return"],
            IsByIdentifier = true,
        }.File());

        // Glyph 1 belongs to the part without subroutines, glyph 2 to the other.
        Assert.False(font.HasCharacters);
        Assert.Null(font.OutlineOf(1));
        Assert.Equal(2, font.OutlineOf(2)!.Segments.Length);
    }

    [Fact]
    public void A_CFF_font_may_have_its_own_unit()
    {
        var font = EmbeddedFont.Read(
            new CffForge("5 6 rmoveto 7 hlineto endchar") { Matrix = "0.0005 0 0 0.0005 0 0" }.File());

        Assert.Equal(2000, font.UnitsPerEm, precision: 6);
        Assert.Equal(new GlyphPoint(5, 6), font.OutlineOf(1)!.Segments[0].End);
    }

    [Fact]
    public void An_OpenType_font_may_have_CFF_outlines()
    {
        var cff = new CffForge("5 6 rmoveto 7 hlineto endchar").File();
        byte[] file =
        [
            .. "OTTO"u8, 0, 1, 0, 0, 0, 0, 0, 0, .. "CFF "u8, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, (byte)(cff.Length >> 8),
            (byte)cff.Length, .. cff,
        ];

        Assert.Equal(new GlyphPoint(12, 6), EmbeddedFont.Read(file).OutlineOf(1)!.Segments[1].End);
    }

    [Fact]
    public void No_damage_to_a_font_makes_reading_it_fail_in_another_way()
    {
        byte[][] fonts =
        [
            FontForge.WithGlyph(Convert.FromHexString("FFFF0000000000000000002200020A140002000200000000")),
            new CffForge("1 2 hstemhm hintmask #80 5 6 rmoveto -107 callsubr 1 2 3 4 hvcurveto endchar")
                { Own = ["7 hlineto return"] }.File(),
            new CffForge("5 6 rmoveto -107 callsubr endchar", "5 6 rmoveto -107 callsubr endchar")
                { Own = ["7 hlineto return"], IsByIdentifier = true, Matrix = "0.001 0 0 0.001 0 0" }.File(),
            FontForge.WithCharacterMap(3, 1, Convert.FromHexString(
                "0004002000000004000000000000" + "0045FFFF00000041FFFFFFE7000100000000")),
        ];
        var (drawn, refused) = (0, 0);
        for (var seed = 0; seed < 6_000; seed++)
        {
            var mutator = new Mutator(seed);
            var spoiled = mutator.Spoil(fonts[seed % fonts.Length].AsSpan(..Math.Min(2_000, fonts[seed % fonts.Length].Length)));
            try
            {
                var font = EmbeddedFont.Read(spoiled);
                for (var glyph = 0; glyph < 4; glyph++)
                {
                    drawn += font.OutlineOf(glyph)?.Segments.Length > 0 ? 1 : 0;
                    Assert.True(double.IsFinite(font.AdvanceOf(glyph)));
                }

                Assert.True(font.GlyphFor(new('A')) >= 0);
            }
            catch (FontFormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 500, 5_000);
        Assert.InRange(drawn, 1_000, 20_000);
    }
}
