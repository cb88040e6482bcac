using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Printing;
using CounterDesk.Tests.Pdf;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;
using CounterDesk.Web.PrinterTests;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace CounterDesk.Tests.Domain.Printing;

/// <summary>The page a printer is judged by, read back from the file.</summary>
public sealed class TestPageTests
{
    private const double PointsPerMillimetre = 72 / 25.4;

    // Type of a license under the watermark is as small as licenses have it.
    private const double SmallPrint = 9;

    [Fact]
    public void A_test_page_in_Chinese() => Golden.Match(SomeTestPages.Print(SomeTestPages.Model));

    [Fact]
    public void A_test_page_in_English() => Golden.Match(SomeTestPages.Print(SomeTestPages.Model, "en-US"));

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void It_has_two_pages_and_no_type_below_12_points_but_the_small_print_of_a_license(string language)
    {
        using var file = PdfDocument.Open(SomeTestPages.Print(SomeTestPages.Model, language));

        Assert.Equal(2, file.NumberOfPages);
        var sizes = file.GetPages().SelectMany(page => page.Letters).Select(SizeOf).ToList();
        Assert.Equal([SmallPrint, 12.0], sizes.Where(size => size < 12.5).Distinct().Order());
        Assert.Contains(18, sizes);
    }

    [Fact]
    public void The_rulers_are_as_long_as_they_say()
    {
        using var file = PdfDocument.Open(SomeTestPages.Print(SomeTestPages.Model));
        var strokes = file.GetPage(1).Paths.Where(path => path.IsStroked && !path.IsFilled)
            .Select(path => path.GetBoundingRectangle()!.Value).ToList();

        // Strokes of four millimetres at every ten.
        var across = strokes.Where(line => line.Width < 0.1 && Is(line.Height, 4)).Select(line => line.Left).ToList();
        var down = strokes.Where(line => line.Height < 0.1 && Is(line.Width, 4)).Select(line => line.Top).ToList();

        Assert.Equal((18, 26), (across.Count, down.Count));
        Assert.True(Is(across.Max() - across.Min(), 170), "The ruler across is not 170 mm long.");
        Assert.True(Is(down.Max() - down.Min(), 250), "The ruler down is not 250 mm long.");
    }

    [Fact]
    public void The_frame_that_must_be_whole_lies_where_copies_end()
    {
        using var file = PdfDocument.Open(SomeTestPages.Print(SomeTestPages.Model));

        foreach (var page in file.GetPages())
        {
            var frames = page.Paths.Where(path => path.IsStroked).Select(path => path.GetBoundingRectangle()!.Value);
            Assert.Contains(frames, frame =>
                Is(frame.Left, 10) && Is(frame.Bottom, 10) && Is(frame.Width, 190) && Is(frame.Height, 277));
        }
    }

    [Fact]
    public async Task Every_size_of_the_code_is_read_from_the_paper()
    {
        var folder = Directory.CreateTempSubdirectory("counterdesk-test-page-");
        try
        {
            var picture = Path.Combine(folder.FullName, "page");
            await ExternalProgram.RunAsync(
                SomeTestPages.Print(SomeTestPages.Model), "pdftoppm", "-r", "300", "-mono", "-png", "-f", "1", "-l", "1",
                "-singlefile", "{file}", picture);
            var read = await ExternalProgram.RunAsync(
                [], "zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", $"{picture}.png");

            Assert.Equal(
                Enumerable.Repeat(SomeTestPages.CodeText, 3), read.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_sizes_that_copies_use_are_among_those_of_the_code()
    {
        var codes = CodesIn(Compose().Body).Select(code => code.ModuleDots).ToList();

        Assert.Contains(CodesIn(CodeOf(CopyEdition.Standard)).Single().ModuleDots, codes);
        Assert.Contains(CodesIn(CodeOf(CopyEdition.LargePrint)).Single().ModuleDots, codes);

        static IEnumerable<Block> CodeOf(CopyEdition edition) =>
            SomeCopies.Compose(SomeCopies.Make(SomeCopies.Order()), edition).FirstPageBox!.Blocks;
    }

    [Fact]
    public async Task Qpdf_finds_no_fault_and_the_tags_are_in_the_order_of_reading()
    {
        var pdf = SomeTestPages.Print(SomeTestPages.Model);
        using var file = new PdfContents(pdf);

        Assert.Contains(
            "No syntax or stream encoding errors found",
            await ExternalProgram.RunAsync(pdf, "qpdf", "--check", "{file}"), StringComparison.Ordinal);
        Assert.Equal(8, file.Structure.Of("H1").Count + file.Structure.Of("H2").Count);
        Assert.Equal(4 + 3 + 3, file.Structure.Of("Figure").Count);
    }

    [Fact]
    public void A_character_that_no_font_has_is_named_and_no_box_is_printed_for_it()
    {
        using var file = PdfDocument.Open(SomeTestPages.Print(SomeTestPages.Model));
        var text = file.GetPage(2).Text;

        Assert.DoesNotContain("𠮷", text, StringComparison.Ordinal);
        Assert.Contains("U+20BB7", text, StringComparison.Ordinal);
        Assert.Contains("〔〕", text, StringComparison.Ordinal);
        Assert.Contains("无字形", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_page_is_the_same_file() =>
        Assert.Equal(SomeTestPages.Print(SomeTestPages.Model), SomeTestPages.Print(SomeTestPages.Model));

    private static Document Compose() =>
        new TestPage(SomeTestPages.Model, PaperWords.In<PrinterTestText>("zh-CN")).Compose();

    private static IEnumerable<CodeGrid> CodesIn(IEnumerable<Block> blocks) => blocks.SelectMany(block => block switch
    {
        CodeGrid code => [code],
        Section section => CodesIn(section.Blocks),
        Columns columns => columns.Parts.SelectMany(part => CodesIn(part.Blocks)),
        _ => (IEnumerable<CodeGrid>)[],
    });

    private static double SizeOf(Letter letter) => Math.Round(letter.PointSize, 2);

    private static bool Is(double points, double millimetres) =>
        Math.Abs(points / PointsPerMillimetre - millimetres) < 0.05;
}
