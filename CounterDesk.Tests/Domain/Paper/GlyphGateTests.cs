using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Pdf;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Paper;

public sealed class GlyphGateTests
{
    private const string Missing = "𠮷";

    private static readonly FontSet _withSupplement = new(
        SomeFonts.Shipped[Typeface.Sans], SomeFonts.Shipped[Typeface.SansBold], SomeFonts.Shipped[Typeface.Serif],
        SomeFonts.Shipped[Typeface.SerifBold], SomeFonts.Shipped[Typeface.Mono],
        [FontFile.Read(FontForge.WithOneCharacter(0x20BB7))]);

    public static TheoryData<string> Places => [.. DocumentsWithTextAt(Missing).Keys];

    [Theory]
    [InlineData("王𬭎")]
    [InlineData("刘䶮")]
    [InlineData("买买提·吐尔逊")]
    public void Names_the_fonts_can_print_pass(string name)
    {
        var report = GlyphGate.Inspect(name, Typeface.Sans, SomeFonts.Shipped);

        Assert.True(report.MayPrint);
        Assert.Empty(report.Substituted);
    }

    [Fact]
    public void A_missing_character_is_named_with_its_code_point_and_where_it_stands()
    {
        var report = GlyphGate.Inspect("𠮷田䶮", Typeface.SansBold, SomeFonts.Shipped);

        Assert.False(report.MayPrint);
        var missing = Assert.Single(report.Missing);
        Assert.Equal(new("𠮷", new(0x20BB7), "𠮷田䶮"), missing);
        Assert.Equal("U+20BB7", missing.ToString());
    }

    [Fact]
    public void A_shape_from_a_supplementary_font_passes_but_is_named_with_its_font()
    {
        var report = GlyphGate.Inspect("𠮷田", Typeface.Sans, _withSupplement);

        Assert.True(report.MayPrint);
        var substituted = Assert.Single(report.Substituted);
        Assert.Equal(new("𠮷", new(0x20BB7), "𠮷田", "SourceCodePro-Medium"), substituted);
    }

    [Fact]
    public void A_variation_selector_asks_for_a_shape_we_do_not_have_and_is_reported_with_its_character()
    {
        var report = GlyphGate.Inspect("葛\U000E0100城", Typeface.Sans, SomeFonts.Shipped);

        Assert.Equal(new MissingGlyph("葛\U000E0100", new(0xE0100), "葛\U000E0100城"), Assert.Single(report.Missing));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_missing_too() =>
        Assert.False(GlyphGate.Inspect("王\uD842", Typeface.Sans, SomeFonts.Shipped).MayPrint);

    [Fact]
    public void Chinese_in_a_number_borrows_from_sans_without_being_a_substitute()
    {
        var report = GlyphGate.Inspect("粤0755号", Typeface.Mono, SomeFonts.Shipped);

        Assert.True(report.MayPrint);
        Assert.Empty(report.Substituted);
    }

    [Fact]
    public void A_document_of_every_kind_of_block_passes() =>
        Assert.Empty(GlyphGate.Inspect(SomePaper.Copy(), SomeFonts.Shipped).Missing);

    [Theory]
    [MemberData(nameof(Places))]
    public void The_gate_looks_wherever_a_document_can_have_text(string place)
    {
        var report = GlyphGate.Inspect(DocumentsWithTextAt(Missing)[place], SomeFonts.Shipped);

        Assert.Equal(Missing, Assert.Single(report.Missing).TextElement);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Nothing_is_written_with_a_missing_character_even_if_nobody_asked_the_gate(string place)
    {
        var document = DocumentsWithTextAt(Missing)[place];

        Assert.Equal(0x20BB7, Assert.Throws<MissingGlyphException>(
            () => PdfWriter.Write(document, SomeFonts.Shipped)).Character.Value);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void With_a_supplementary_font_the_same_documents_are_written(string place) =>
        Assert.NotEmpty(PdfWriter.Write(DocumentsWithTextAt(Missing)[place], _withSupplement));

    private static Dictionary<string, Document> DocumentsWithTextAt(string text)
    {
        var plain = SomePaper.Plain();
        var lettering = new Mark.Lettering(text, Typeface.Serif, 4, new(5, 5), Color.Black);
        var picture = new Picture(50, 50, [new Mark.Group([lettering], Transform.Identity)]);
        Dictionary<string, Block> blocks = new()
        {
            ["title"] = new Heading(1, [text]),
            ["subtitle"] = new Heading(1, ["证"]) { Subtitle = [text] },
            ["aside"] = new Heading(2, ["证"]) { Aside = new([text]) },
            ["lower heading"] = new Heading(3, [text]),
            ["paragraph"] = new Paragraph(["证", Run.Strong(text)]),
            ["number"] = new Paragraph([Run.Number(text)]),
            ["serif"] = new Paragraph([new Run(text) { Face = RunFace.Serif }]),
            ["label of an item"] = new ItemList([new(text, ["证"])]),
            ["item"] = new ItemList([new("1", [text])]),
            ["header of a table"] = new Table([0], [new(Cell.Value("证"))])
            {
                Header = [new(Cell.ColumnHeading(text))],
            },
            ["cell"] = new Table([5, 0], [new(Cell.Label("证"), Cell.Value(text))]),
            ["caption"] = new Figure(new(50, 50, []), "图") { Caption = [text] },
            ["picture"] = new Figure(picture, "图"),
            ["watermark"] = new Figure(new(150, 100, []), "图") { Watermark = new([text]) },
            ["section"] = new Section([new Paragraph([text])]),
            ["notice"] = new Notice([new Paragraph([text])]),
            ["column"] = new Columns([new(0, [new Paragraph(["证"])]), new(0, [new Paragraph([text])])]),
        };
        Dictionary<string, Document> documents = new()
        {
            ["head"] = plain with { Head = new([text], []) },
            ["foot"] = plain with { Foot = new([], [text]) },
            ["box on the first page"] = plain with { FirstPageBox = new(4, [new Paragraph([text])]) },
            ["box on the last page"] = plain with { LastPageBox = new(4, [new Paragraph([text])]) },
        };
        foreach (var (place, block) in blocks)
        {
            documents[place] = plain with { Body = [block] };
        }

        return documents;
    }
}
