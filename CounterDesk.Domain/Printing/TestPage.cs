using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Printing;

/// <summary>
/// The page a printer is judged by, drawn as copies are: is the size kept, is anything cut off, is the code read, are
/// fine lines, greys, small type and rare characters legible? It is no copy and has no number.
/// </summary>
public sealed class TestPage(TestPageModel model, DocumentWords words)
{
    // Millimetres: below the ruler across the page.
    private const double UnderRuler = 64;

    // In ems: a code of version 13 and the quiet zones beside it.
    private const double LeastCodeWidth = 10;
    private const double CodeWidth = 12;

    // Dots of a printer of 300 dpi: the least that is still read, the copy's own, and that of large print.
    private static readonly ImmutableArray<(string Name, int Dots)> _codes =
        [("Least", 5), ("Standard", 6), ("LargePrint", 8)];

    private static SheetGrid Grid => SheetGrid.A4;

    public Document Compose() => new()
    {
        Grid = Grid,
        Language = words.Language,
        Title = words["Test_DocumentTitle", model.PrinterName],
        Author = model.HallName,
        DrawnAt = model.At,
        Backdrops = [TestPageDrawing.Measures(Grid), TestPageDrawing.Frames(Grid)],
        Head = new([.. Demo, model.HallName], [words["Test_Whose"]]),
        Foot = new([words["Test_Made", words.Time(model.At), model.StaffNumber]], [words["Test_Page"]]),
        Body =
        [
            new Heading(1, [words["Test_Title"]]) { Aside = new([words["Test_Printer", model.PrinterName, model.Use]]) },
            new ContinueAt(UnderRuler),
            Size(),
            Codes(),
            Tones(),
            new PageBreak(),
            Type(),
            Watermark(),
            Rare(),
            Verdict(),
        ],
    };

    private ImmutableArray<Run> Demo =>
        model.IsDemo ? [new Run(words["Demo"]) { Bold = true, Inverted = true }, "　"] : [];

    private Section Size() => new(
    [
        new Heading(2, [words["Test_Size"]]),
        Ticks("Test_Size_Across", "Test_Size_Down"),
        Ticks("Test_Size_Frame", "Test_Size_Straight"),
        new Paragraph([words["Test_Size_Advice"]]),
    ]);

    private Section Codes()
    {
        var grids = _codes.Select(code => new CodeGrid(model.Code, words["Test_Code_Alternative"])
        {
            ModuleDots = code.Dots, Alignment = Alignment.Start,
        }).ToList();
        var highest = grids.Max(grid => grid.Side);
        return new(
        [
            new Heading(2, [words["Test_Codes"]]) { Aside = new([words["Test_Codes_Aside"]]) },
            new Space(0.5),
            new Columns([.. grids.Select((grid, at) => new Column(
                at switch { 0 => LeastCodeWidth, 1 => CodeWidth, _ => 0 },
                [
                    new Space((highest - grid.Side) / Grid.Line),
                    grid,
                    new Space(0.4),
                    new Paragraph([words[$"Test_Code_{_codes[at].Name}", Millimetres(grid)]]),
                ]))]),
            Ticks("Test_Codes_Read", "Test_Codes_Copied"),
            new Paragraph([words["Test_Codes_Advice"]]),
        ]);
    }

    private Section Tones() => new(
    [
        new Heading(2, [words["Test_Tones"]]) { Aside = new([words["Test_Tones_Aside"]]) },
        new Space(0.3),
        new Figure(TestPageDrawing.Greys(Grid.Measure), words["Test_Greys_Alternative"]),
        new Space(0.2),
        new Figure(TestPageDrawing.Lines(Grid.Measure), words["Test_Lines_Alternative"]),
    ]);

    private Section Type()
    {
        ImmutableArray<TypeSample> samples =
        [
            .. TypeSample.All.Select(sample => sample with { Label = words[$"Test_Type_{sample.Label}", sample.Points] }),
        ];
        return new(
        [
            new Heading(2, [words["Test_Type"]]),
            new Space(0.3),
            new Figure(TestPageDrawing.Type(Grid.Measure, samples), words["Test_Type_Alternative"]),
        ]);
    }

    private Section Watermark() => new(
    [
        new Heading(2, [words["Test_Watermark"]]),
        new Space(0.3),
        new Figure(TestPageDrawing.SmallPrint(Grid.Measure), words["Test_Watermark_Alternative"])
        {
            Framed = true,
            Watermark = new([words["Test_Watermark_1"], words["Test_Watermark_2"], words["Test_Watermark_3"]])
            {
                LineDistance = TestPageDrawing.WatermarkDistance,
            },
            Covers = [TestPageDrawing.Cover],
        },
    ]);

    private Section Rare() => new(
    [
        new Heading(2, [words["Test_Rare"]]) { Aside = new([words["Test_Rare_Aside"]]) },
        new Space(0.3),
        new Columns([.. model.Rare.Select(rare => new Column(
            0,
            [
                new Figure(
                    TestPageDrawing.Character(rare),
                    rare.Source is ShapeSource.None ? words["Test_Rare_None"] : rare.Character.ToString()),
                new Paragraph([new Run(rare.CodePoint) { Together = true }]) { Alignment = Alignment.Center },
                new Paragraph([words[$"Test_Rare_{rare.Source}"]]) { Alignment = Alignment.Center },
            ]))])
        {
            Gap = 0.2, Ruled = true,
        },
    ]);

    private Section Verdict() => new(
    [
        new Heading(2, [words["Test_Verdict"]]),
        Ticks("Test_Verdict_Greys", "Test_Verdict_Lines"),
        Ticks("Test_Verdict_Watermark", "Test_Verdict_Rare"),
        new Space(1.2),
        new Columns(
        [
            new(0, [new Paragraph([words["Test_By"]]), new Rule(RuleWeight.Thin)]),
            new(0, [new Paragraph([words["Test_On"]]), new Rule(RuleWeight.Thin)]),
        ]),
    ]);

    private Columns Ticks(string left, string right) => new(
    [
        new(0, [new TickList([[words[left]]])]), new(0, [new TickList([[words[right]]])]),
    ]);

    // With the quiet zone, as the paper has to keep it white.
    private static string Millimetres(CodeGrid grid) =>
        (grid.Side + 2 * grid.QuietZone * grid.ModuleSize).ToString("0.0", CultureInfo.InvariantCulture);
}
