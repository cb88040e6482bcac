using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;

namespace CounterDesk.Tests.Domain.Copies;

/// <summary>What stops a copy, and what lets it through: a font of the hall, or the code point and a supervisor.</summary>
public sealed class CopyGateTests
{
    private const string Rare = "𮰯";
    private const string Selected = "葛\U000E0100";
    private const string OldSystem = "\uE863";

    private static readonly FontSet _withRare = With(0x2EC2F);

    public static TheoryData<string> Characters => [Rare, Selected, OldSystem, "𠮷", "\uFFFD"];

    public static TheoryData<CopyEdition, bool> Papers => new(
        from edition in Enum.GetValues<CopyEdition>()
        from hasEnglish in (bool[])[false, true]
        select (edition, hasEnglish));

    [Theory]
    [MemberData(nameof(Characters))]
    public void A_character_that_no_font_has_stops_the_copy_wherever_it_stands(string character)
    {
        CopyOrder[] orders = [Named($"吴{character}"), For($"王{character}的公积金"), Drawn(character, 1), Drawn(character, 2)];

        Assert.All(orders, order =>
        {
            var answer = Pass(order);
            Assert.Null(answer.Order);
            Assert.Equal(character, answer.Found.Missing.Select(glyph => glyph.TextElement).Distinct().Single());
        });
    }

    [Fact]
    public void What_is_missing_on_a_drawn_side_is_told_by_side_and_words()
    {
        Assert.Equal(
            [("何" + Rare, 2)],
            Pass(Drawn(Rare, 2)).Found.Missing.Select(glyph => (glyph.Text, glyph.Picture!.Value)));
        Assert.All(Pass(Named("吴" + Rare)).Found.Missing, glyph => Assert.Null(glyph.Picture));
    }

    [Fact]
    public void In_both_editions_together_a_side_is_counted_once() => Assert.Equal(
        [2],
        Pass(Drawn(Rare, 2), edition: CopyEdition.Both).Found.Missing.Select(glyph => glyph.Picture!.Value).Distinct());

    [Fact]
    public void A_side_without_text_of_ours_is_counted_all_the_same()
    {
        var blank = new CopyFace(new Picture(90, 60, []), []);
        var order = Drawn(Rare, 2);

        var found = Pass(order with { Face = [blank, order.Face[1]] }).Found;

        Assert.Equal([2], found.Missing.Select(glyph => glyph.Picture!.Value));
    }

    [Fact]
    public void A_shape_of_the_halls_font_is_printed_only_when_somebody_found_it_right()
    {
        var order = Named("吴" + Rare);
        var shape = (Pass(order, _withRare).Found.Substituted[0].CodePoint, "SourceCodePro-Medium");

        Assert.Null(Pass(order, _withRare).Order);
        Assert.Null(Pass(order, _withRare, new() { Shapes = [(shape.CodePoint, "AnotherFont")] }).Order);
        var passed = Pass(order, _withRare, new() { Shapes = [shape] }).Order!;
        Assert.Contains(passed.Substituted, glyph => glyph.TextElement == Rare);
        Assert.Empty(passed.Coded);
    }

    [Fact]
    public void To_have_found_a_shape_right_is_no_leave_to_write_code_points_nor_the_other_way_round()
    {
        var order = Named($"吴{Rare}{OldSystem}");

        Assert.Null(Pass(order, _withRare, new() { Coded = [OldSystem] }).Order);
        Assert.Null(Pass(order, _withRare, new() { Shapes = [(new(0x2EC2F), "SourceCodePro-Medium")] }).Order);
        var passed = Pass(order, _withRare, new()
        {
            Coded = [OldSystem], Shapes = [(new(0x2EC2F), "SourceCodePro-Medium")],
        }).Order!;
        Assert.Equal([OldSystem], passed.Coded);
        Assert.Contains(passed.Substituted, glyph => glyph.TextElement == Rare);
    }

    [Fact]
    public void A_font_with_a_blank_for_a_selector_does_not_pass_the_plain_character_for_the_other_shape() =>
        Assert.Null(Pass(Named(Selected + "平"), With(0xE0100), new()
        {
            Shapes = [(new(0xE0100), "SourceCodePro-Medium")],
        }).Order);

    [Theory]
    [MemberData(nameof(Papers))]
    public void A_code_point_stands_in_its_place_and_the_paper_says_why(CopyEdition edition, bool hasEnglish)
    {
        var asked = Named("吴" + Rare) with { Purpose = Purpose.Create($"{Rare}的事", "云山农村商业银行青崖支行") };
        var order = Pass(
            hasEnglish ? SomeCopies.WithEnglish(asked) : asked, SomeFonts.Shipped, new() { Coded = [Rare] }, edition).Order!;

        using var file = new PdfContents(SomeCopies.Print(SomeCopies.Make(order), edition));

        var text = Bare(string.Concat(Enumerable.Range(1, file.Pages.Count).Select(file.TextOf)));
        var words = PaperWords.OfCopy(hasEnglish);
        Assert.Contains("吴〔U+2EC2F〕", text, StringComparison.Ordinal);
        Assert.Contains("〔U+2EC2F〕的事", text, StringComparison.Ordinal);
        Assert.Contains(Bare(words["Content_Coded", "〔U+2EC2F〕"]), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Rare, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CopyEdition.Standard)]
    [InlineData(CopyEdition.LargePrint)]
    [InlineData(CopyEdition.Both)]
    public void A_side_with_such_a_character_is_left_out_and_the_other_stays(CopyEdition edition)
    {
        var order = Pass(Drawn(Rare, 2), SomeFonts.Shipped, new() { Coded = [Rare] }, edition).Order!;

        Assert.Equal([1], order.Face.Select(face => face.Number));
        Assert.Equal([2], order.SidesLeftOut);
        using var file = new PdfContents(SomeCopies.Print(SomeCopies.Make(order), edition));
        var text = Bare(string.Concat(Enumerable.Range(1, file.Pages.Count).Select(file.TextOf)));
        Assert.Contains(Bare(PaperWords.In("zh-CN")["Face_SidesLeftOut", "2"]), text, StringComparison.Ordinal);
        Assert.Contains("甲面", text, StringComparison.Ordinal);
        Assert.DoesNotContain("乙面", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_side_left_the_copy_says_that_it_has_none()
    {
        var order = Drawn(Rare, 1);
        var passed = Pass(order with { Face = [order.Face[0]] }, SomeFonts.Shipped, new() { Coded = [Rare] }).Order!;

        Assert.Empty(passed.Face);
        using var file = new PdfContents(SomeCopies.Print(SomeCopies.Make(passed)));
        var text = Bare(string.Concat(Enumerable.Range(1, file.Pages.Count).Select(file.TextOf)));
        Assert.Contains("本件没有画出证照版面", text, StringComparison.Ordinal);
        Assert.Contains(PaperWords.In("zh-CN")["Face_SidesLeftOut", "1"], text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_agreed_to_and_does_not_occur_changes_nothing()
    {
        var copy = SomeCopies.Make(SomeCopies.Order());
        var passed = Pass(copy.Order, SomeFonts.Shipped, new() { Coded = [Rare] }).Order!;

        Assert.Empty(passed.Coded);
        Assert.Equal(copy.Digest(), new CertifiedCopy(passed, copy.Code, copy.CodeAddress, copy.CheckValue).Digest());
    }

    [Fact]
    public void The_models_digest_tells_what_is_coded_and_which_side_is_left_out()
    {
        var copy = SomeCopies.Make(SomeCopies.Order());
        CertifiedCopy[] copies =
        [
            copy, With(copy.Order with { Coded = [Rare] }), With(copy.Order with { Coded = [OldSystem] }),
            With(copy.Order with { Coded = [Rare], SidesLeftOut = [1] }),
            With(copy.Order with { Coded = [Rare], SidesLeftOut = [2] }),
        ];

        Assert.Equal(copies.Length, copies.Select(each => Convert.ToHexString(each.Digest())).Distinct().Count());

        CertifiedCopy With(CopyOrder order) => new(order, copy.Code, copy.CodeAddress, copy.CheckValue);
    }

    private static CopyGateAnswer Pass(
        CopyOrder order, FontSet? fonts = null, GlyphConsent? consent = null,
        CopyEdition edition = CopyEdition.Standard) =>
        CopyGate.Pass(order, edition, PaperWords.OfCopy(order.SecondEffect is not null), fonts ?? SomeFonts.Shipped, consent ?? GlyphConsent.None);

    private static CopyOrder Named(string name)
    {
        var order = SomeCopies.Order();
        var key = order.License.Face[0].Key;
        return order with
        {
            License = order.License with { Face = [new FaceValue(key, name), .. order.License.Face.Skip(1)] },
        };
    }

    private static CopyOrder For(string purpose) =>
        SomeCopies.Order() with { Purpose = Purpose.Create(purpose, "云山农村商业银行青崖支行") };

    // A card of two sides; the character stands on one of them only.
    private static CopyOrder Drawn(string character, int side) => SomeCopies.Order(SomeLicenses.ResidentIdCard) with
    {
        Face =
        [
            Side(1, "甲面", side == 1 ? "何" + character : "何平"), Side(2, "乙面", side == 2 ? "何" + character : "何平"),
        ],
    };

    private static CopyFace Side(int number, params ImmutableArray<string> lines) =>
        SomeCopies.Face(85.6, 54, lines) with { Number = number };

    private static FontSet With(int character) => new(
        SomeFonts.Shipped[Typeface.Sans], SomeFonts.Shipped[Typeface.SansBold], SomeFonts.Shipped[Typeface.Serif],
        SomeFonts.Shipped[Typeface.SerifBold], SomeFonts.Shipped[Typeface.Mono],
        [FontFile.Read(FontForge.WithOneCharacter(character))]);

    private static string Bare(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
