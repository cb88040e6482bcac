using System.Text;
using CounterDesk.Domain.Fonts;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fonts;

public sealed class FontFileTests
{
    [Theory]
    [InlineData("NotoSansSC-Regular", "NotoSansSC-Regular", 400)]
    [InlineData("NotoSansSC-Bold", "NotoSansSC-Bold", 700)]
    [InlineData("NotoSerifSC-Regular", "NotoSerifSC-Regular", 400)]
    [InlineData("NotoSerifSC-Bold", "NotoSerifSC-Bold", 700)]
    [InlineData("SourceCodePro-Medium", "SourceCodePro-Medium", 500)]
    public void Every_shipped_font_is_what_its_name_says(string file, string name, int weight)
    {
        var font = SomeFonts.Read(file);

        Assert.Equal(name, font.PostScriptName);
        Assert.Equal(weight, font.Weight);
        Assert.Equal(1000, font.UnitsPerEm);
        Assert.True(font is { Ascent: > 0, Descent: < 0, CapHeight: > 500, GlyphCount: > 1000 });
    }

    [Theory]
    [InlineData("中", true, "the most common of characters")]
    [InlineData("𬭎", true, "U+2CB4E, extension E, on the list of characters for names and places")]
    [InlineData("䶮", true, "U+4DAE, extension A")]
    [InlineData("𫍣", true, "U+2B363, extension C")]
    [InlineData("𠮷", false, "U+20BB7, extension B: a name that must stop the print")]
    [InlineData("\uE000", false, "private use: whoever invented it has the shape")]
    [InlineData("\u0007", false, "a control character has none")]
    public void Sans_has_exactly_the_characters_it_is_said_to_have(string text, bool has, string reason)
    {
        var glyph = SomeFonts.Shipped[Typeface.Sans].GlyphFor(text.EnumerateRunes().Single());

        Assert.True(glyph != 0 == has, reason);
    }

    [Fact]
    public void Chinese_is_one_em_wide_and_numbers_are_equally_wide()
    {
        var sans = SomeFonts.Shipped[Typeface.Sans];
        var digits = "0123456789".EnumerateRunes().Select(digit => sans.AdvanceOf(sans.GlyphFor(digit))).Distinct();

        Assert.Equal(1000, sans.AdvanceOf(sans.GlyphFor(new Rune('中'))));
        Assert.Single(digits);
    }

    [Fact]
    public void A_CFF_font_is_refused_with_what_to_supply_instead() =>
        AssertRefused([.. "OTTO"u8, .. new byte[20]], ".ttf");

    [Fact]
    public void A_collection_is_refused_with_what_to_supply_instead() =>
        AssertRefused([.. "ttcf"u8, .. new byte[20]], "files of their own");

    [Theory]
    [InlineData("cmap")]
    [InlineData("glyf")]
    [InlineData("head")]
    [InlineData("hhea")]
    [InlineData("hmtx")]
    [InlineData("loca")]
    [InlineData("maxp")]
    [InlineData("name")]
    [InlineData("OS/2")]
    public void A_font_without_a_table_is_refused_by_its_name(string tag) => AssertRefused(FontForge.Without(tag), tag);

    [Fact]
    public void A_font_that_must_not_be_embedded_is_refused()
    {
        var table = FontForge.Table(FontForge.Source, "OS/2");
        table[9] = 2;

        AssertRefused(FontForge.With("OS/2", table), "embedded");
    }

    [Fact]
    public void A_font_with_old_character_maps_only_is_refused() =>
        AssertRefused(FontForge.With("cmap", [0, 0, 0, 0]), "format 12");

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(11)]
    [InlineData(30)]
    [InlineData(300)]
    [InlineData(5_000)]
    [InlineData(50_000)]
    public void A_font_that_ends_too_early_is_refused(int length) => AssertRefused(FontForge.Source[..length], "");

    [Fact]
    public void A_font_that_does_not_say_of_every_glyph_how_far_it_moves_the_pen_is_refused() =>
        AssertRefused(FontForge.With("hmtx", FontForge.Table(FontForge.Source, "hmtx")[..^2]), "moves the pen");

    private static void AssertRefused(byte[] file, string word)
    {
        var refusal = Assert.Throws<FontFormatException>(() => FontFile.Read(file));

        Assert.Contains(word, refusal.Message, StringComparison.Ordinal);
    }
}
