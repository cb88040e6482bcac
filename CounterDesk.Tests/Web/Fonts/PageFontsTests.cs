using CounterDesk.Domain.Fonts;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Fonts;

namespace CounterDesk.Tests.Web.Fonts;

/// <summary>The font folder of the hall: what is put there counts from the next page on, what is unfit is said.</summary>
public sealed class PageFontsTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("counterdesk-fonts-").FullName;
    private readonly string _folder;
    private readonly PageFonts _fonts;

    public PageFontsTests()
    {
        _folder = Directory.CreateDirectory(Path.Combine(_data, "fonts")).FullName;
        _fonts = SomeCopyDesk.FontsIn(_data);
    }

    public static TheoryData<string, byte[], FontRefusal> Unfit => new()
    {
        { "a.otf", FontForge.Source, FontRefusal.NotTrueType },
        { "a.TTC", FontForge.Source, FontRefusal.NotTrueType },
        { "a.woff2", FontForge.Source, FontRefusal.NotTrueType },
        { "a.ttf", "no font"u8.ToArray(), FontRefusal.Damaged },
        { "a.ttf", FontForge.Source[..5000], FontRefusal.Damaged },
        { "a.ttf", FontForge.Without("glyf"), FontRefusal.Damaged },
        { "a.ttf", NotToBeEmbedded(), FontRefusal.EmbeddingForbidden },
    };

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public void A_font_counts_from_the_next_page_on_and_no_longer_when_it_is_taken_away()
    {
        Assert.Null(Found(0x2EC2F));

        Put("a.ttf", FontForge.WithOneCharacter(0x2EC2F));
        Assert.True(Found(0x2EC2F)!.Value.IsSupplementary);

        File.Delete(Path.Combine(_folder, "a.ttf"));
        Assert.Null(Found(0x2EC2F));
    }

    [Fact]
    public void A_font_that_is_replaced_under_its_name_is_read_again()
    {
        Put("a.ttf", FontForge.WithOneCharacter(0x2EC2F));
        Assert.NotNull(Found(0x2EC2F));

        Put("a.ttf", FontForge.WithOneCharacter(0x20BB7));
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "a.ttf"), new(2026, 11, 26, 1, 0, 0, DateTimeKind.Utc));

        Assert.NotNull(Found(0x20BB7));
        Assert.Null(Found(0x2EC2F));
    }

    [Fact]
    public void As_long_as_the_folder_is_as_it_was_the_fonts_are_the_same()
    {
        Put("a.ttf", FontForge.WithOneCharacter(0x2EC2F));

        Assert.Same(_fonts.Set, _fonts.Set);
    }

    [Theory]
    [MemberData(nameof(Unfit))]
    public void An_unfit_font_is_refused_with_its_reason_and_stops_no_other(
        string name, byte[] file, FontRefusal reason)
    {
        Put(name, file);
        Put("b.ttf", FontForge.WithOneCharacter(0x2EC2F));

        Assert.NotNull(Found(0x2EC2F));
        Assert.Equal([new(name, reason)], _fonts.Refused);
    }

    [Fact]
    public void What_is_no_font_at_all_is_none_of_ours()
    {
        Put("OFL.txt", "license"u8.ToArray());

        Assert.Empty(_fonts.Refused);
        Assert.Empty(_fonts.Set.Supplementary);
    }

    [Fact]
    public void Fonts_are_asked_in_the_order_of_their_names()
    {
        Put("2.ttf", FontForge.WithOneCharacter(0x20BB7));
        Put("1.TTF", FontForge.WithOneCharacter(0x2EC2F));

        Assert.Equal(
            [true, false], _fonts.Set.Supplementary.Select(font => font.GlyphFor(new(0x2EC2F)) != 0));
    }

    private FoundGlyph? Found(int character) => _fonts.Set.Find(Typeface.Sans, new(character));

    private void Put(string name, byte[] file) => File.WriteAllBytes(Path.Combine(_folder, name), file);

    // OS/2, fsType: 2 is a restricted license.
    private static byte[] NotToBeEmbedded()
    {
        var table = FontForge.Table(FontForge.Source, "OS/2");
        (table[8], table[9]) = (0, 2);
        return FontForge.With("OS/2", table);
    }
}
