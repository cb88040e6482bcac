using System.Collections.Immutable;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Copies.Layout;

/// <summary>
/// What surrounds a copy in large print: the same parts as <see cref="CopyFrame"/>, in plain words. The receiver's box
/// names the way to check; its steps stand in full on a page further back.
/// </summary>
internal sealed class LargeFrame(CertifiedCopy copy, DocumentWords words, CodeMatrix code)
{
    private const double LabelWidth = 6;
    private const double TwofoldLabelWidth = 10;

    // In ems and lines: the code takes nine, one em between.
    private const double BoxTextWidth = 17;
    private const double TitleGrowth = 22.0 / 18;
    private const double LinesAroundText = 0.8;
    private const double LinesAroundCode = 0.85;
    private const double QuietZone = 0.3;

    private readonly CopyFrame _frame = new(copy, words, code);

    private CopyOrder Order => copy.Order;

    private ImmutableArray<Run> BoxTitle => [words["Box_Title"]];

    private ImmutableArray<Run> How => words.Runs("Large_Box_How", CopyFrame.Together(Order.Maker.CheckPage));

    private ImmutableArray<Run> Number => words.Runs("Large_Box_Number", Run.Number(copy.Number.Value));

    private ImmutableArray<Run> CheckValue => words.Runs("Box_CheckValue", Run.Number(copy.CheckValue.Grouped));

    private CodeGrid Code => CopyCodeGrid.Large(code, words["Box_CodeAlternative"]);

    private double BoxLines => Math.Max(
        LinesAroundText
            + TextWidth.LinesOf(BoxTitle, BoxTextWidth / TitleGrowth)
            + ((ImmutableArray<Run>[])[How, Number, CheckValue]).Sum(text => TextWidth.LinesOf(text, BoxTextWidth)),
        LinesAroundCode + Code.Side / SheetGrid.A4LargePrint.Line);

    public Document Around(ImmutableArray<Block> body) => new()
    {
        Grid = SheetGrid.A4LargePrint,
        Language = words.Language,
        Title = words["Large_DocumentTitle", words[$"Title_{copy.Form}", Order.Kind.Name, copy.Number]],
        Author = Order.Maker.HallName,
        DrawnAt = Order.MadeAt,
        FoldTicks = true,
        Head = new(
            [.. _frame.Demo, .. words.Runs($"Large_Head_{copy.Form}", _frame.State)],
            words.Runs("Head_Number", Run.Number(copy.Number.Value))),
        Foot = new([words["Large_Foot"]], [words["Foot_Page"]]),
        FirstPageBox = ReceiversBox(),
        LastPageBox = Order.HasSignatureRow ? _frame.SignatureRow() : null,
        Body = body,
    };

    /// <inheritdoc cref="CopyFrame.TitleBeneath"/>
    public ImmutableArray<Block> TitleBeneath(Func<DocumentWords, string> find) => _frame.TitleBeneath(find);

    public Table Panel(string? grade) => new(
        [words.Second is null ? LabelWidth : TwofoldLabelWidth, 0],
        [
            .. copy.Form switch
            {
                CopyForm.CertifiedCopy => (Row[])[],
                CopyForm.MarkedCopy => [_frame.PanelRow("State", _frame.StateWords)],
                CopyForm.InformationSheet => [_frame.PanelRow("License", _frame.KindWords)],
            },
            Row("Purpose", Strong(Order.Purpose.Text)),
            Row("Recipient", Strong(Order.Purpose.Recipient)),
            Row("Until", words.Runs("Large_Until_Value", CopyFrame.Together(words.Date(Order.ExpiresOn)))),
            Row("Made", words.Runs(
                "Panel_Maker", Order.Maker.HallName, Order.Maker.Counter, Order.Maker.ClerkNumber,
                CopyFrame.Together(words.Time(Order.MadeAt)))),
            .. grade is null ? (Row[])[] : [Row("Note", grade)],
        ])
    {
        RuleAbove = RuleWeight.Thick,
        RuleBelow = RuleWeight.Middle,
    };

    /// <summary>What whoever carries the paper should know.</summary>
    public ItemList Advice() =>
        Numbered(words.Runs("Large_Advice1"), words.Runs("Large_Advice2"), words.Runs("Large_Advice3"));

    /// <summary>How to check, in full.</summary>
    public Section Steps() => new(
    [
        new Heading(2, words.Beside("Large_Steps")),
        new Space(0.2),
        Numbered(
            words.Runs("Large_Step1", CopyFrame.Together(Order.Maker.CheckPage)), _frame.Comparison,
            words.Runs("Large_Step3")),
        new Space(0.3),
        new Paragraph(_frame.Refusal),
    ]);

    private static ItemList Numbered(params ImmutableArray<ImmutableArray<Run>> items) =>
        new([.. items.Select((item, at) => new Item($"{at + 1}", item))]);

    private Run Strong(string content) => words.Content(content) with { Bold = true };

    private Row Row(string name, params ImmutableArray<Run> runs) =>
        new(Cell.Label(words.Beside($"Large_{name}")), Cell.Value(runs));

    private AnchoredBox ReceiversBox() => new(
        BoxLines,
        [
            new Section(
            [
                new Columns(
                [
                    new(BoxTextWidth,
                    [
                        new Space(QuietZone),
                        new Heading(2, BoxTitle) { Ruled = false },
                        new Paragraph(How),
                        new Paragraph(Number),
                        new Paragraph(CheckValue),
                    ]),
                    new(0, [new Space(QuietZone), Code]),
                ]),
            ]),
        ]);
}
