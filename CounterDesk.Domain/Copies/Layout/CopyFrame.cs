using System.Collections.Immutable;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Copies.Layout;

/// <summary>What surrounds every copy: head, panel, receiver's box with the code, signature row and foot.</summary>
internal sealed class CopyFrame(CertifiedCopy copy, DocumentWords words, CodeMatrix code)
{
    private const double PanelLabelWidth = 5;
    private const double TwofoldPanelLabelWidth = 9.5;
    private const double BoxTextWidth = 27.5;
    private const double LinesOfBox = 9.25;
    private const int LinesOfText = 7;
    private const double LinesOfSignatureRow = 4;

    // Millimetres from the upper edge; the second language of the title takes a line.
    private const double OrdinaryPanelTop = 43.6;
    private const double TwofoldPanelTop = 48.6;

    /// <summary>Where the panel begins, in millimetres from the upper edge.</summary>
    public double PanelTop => words.Second is null ? OrdinaryPanelTop : TwofoldPanelTop;

    /// <summary>
    /// Height of the receiver's box in lines. It stands above the foot and never moves; English words and a long
    /// address make it higher.
    /// </summary>
    public double BoxLines => LinesOfBox + Math.Max(
        0,
        Steps.Sum(step => TextWidth.LinesOf(step, BoxTextWidth - 1)) + TextWidth.LinesOf(Refusal, BoxTextWidth)
            + ExtraLines - LinesOfText);

    private CopyOrder Order => copy.Order;

    // The second language of a heading.
    private int ExtraLines => words.Second is null ? 0 : 1;

    public Document Around(ImmutableArray<Block> body) => new()
    {
        Grid = SheetGrid.A4,
        Language = words.Language,
        Title = words[$"Title_{copy.Form}", Order.Kind.Name, copy.Number],
        Author = Order.Maker.HallName,
        DrawnAt = Order.MadeAt,
        FoldTicks = true,
        Head = new(
            [.. Demo, .. words.Runs($"Head_{copy.Form}", State)],
            words.Runs("Head_Number", Run.Number(copy.Number.Value))),
        Foot = new([words["Foot_Complete"]], [words["Foot_Page"]]),
        FirstPageBox = ReceiversBox(),
        LastPageBox = Order.HasSignatureRow ? SignatureRow() : null,
        Body = body,
    };

    /// <summary>The four items that make a copy one for a purpose (GB/T 36903: 加注), before any content.</summary>
    public Table Panel(params ImmutableArray<Row> first) => new(
        [words.Second is null ? PanelLabelWidth : TwofoldPanelLabelWidth, 0],
        [
            .. first,
            PanelRow("Purpose", words.Content(Order.Purpose.Text) with { Bold = true }),
            PanelRow("Recipient", words.Content(Order.Purpose.Recipient) with { Bold = true }),
            PanelRow("Valid", words.Runs("Panel_Until", Together(words.Date(Order.ExpiresOn)), DaysOfUse)),
            PanelRow("Made", words.Runs(
                "Panel_Maker", Order.Maker.HallName, Order.Maker.Counter, Order.Maker.ClerkNumber,
                Together(words.Time(Order.MadeAt)))),
        ])
    {
        RuleAbove = RuleWeight.Thick,
        RuleBelow = RuleWeight.Middle,
    };

    public Row PanelRow(string name, params ImmutableArray<Run> runs) =>
        new(Cell.Label(words.Beside($"Panel_{name}")), Cell.Value(runs));

    /// <summary>The name of the kind, which an information sheet has no title for.</summary>
    public ImmutableArray<Run> KindWords =>
    [
        words.Content(Order.Kind.Name) with { Bold = true },
        .. words.Second is { } second
            ? (Run[])[" ", new(Order.Kind.EnglishName) { Language = second.Language }]
            : [],
    ];

    /// <summary>That the license was not in force when the copy was made.</summary>
    public ImmutableArray<Run> StateWords =>
    [
        .. words.Runs("Panel_NotInForce", State),
        .. words.Second is { } second
            ? ["\n", .. second.Runs("Panel_NotInForce", Run.Strong(second[$"State_{Order.Report.InForce}"]))
                .Select(run => run with { Language = second.Language })]
            : (Run[])[],
    ];

    /// <summary>The state of a license that is not in force, bold.</summary>
    public Run State => Run.Strong(words[$"State_{Order.Report.InForce}"]);

    public ImmutableArray<Run> Demo =>
        Order.Maker.IsDemo ? [new Run(words["Demo"]) { Bold = true, Inverted = true }, "　"] : [];

    private Run DaysOfUse => words["Panel_Days", Order.ExpiresOn.DayNumber - Order.MadeOn.DayNumber + 1];

    private ImmutableArray<Run>[] Steps =>
        [words.Runs("Box_Step1", Together(Order.Maker.CheckPage)), Comparison, words.Runs("Box_Step3")];

    /// <summary>What the check page must answer, and what to compare with the paper.</summary>
    public ImmutableArray<Run> Comparison => words.Runs(
        $"Box_Step2_{(Order.Holder.Code.IsOfOrganization ? "Organization" : "Person")}",
        Together(words["Box_Quoted", words[$"Box_Answer_{copy.Form}"]]),
        words.Content(words["Box_Quoted", copy.Code.MaskedHolder]) with { Together = true },
        Together(words["Box_Quoted", Order.NumberTail]));

    /// <summary>When a receiver should not accept the paper.</summary>
    public ImmutableArray<Run> Refusal => words.Runs("Box_Refuse");

    /// <summary>What the paper is, in the second language, under the title.</summary>
    public ImmutableArray<Block> TitleBeneath(Func<DocumentWords, string> find) => words.Second is { } second
        ? [new Paragraph([new Run(find(second)) { Language = second.Language, Bold = true }])]
        : [];

    public static Run Together(string text) => new(text) { Together = true };

    private AnchoredBox ReceiversBox() => new(
        BoxLines,
        [new Section([new Columns([new(BoxTextWidth, Instructions()), new(0, CodeAndNumber())])])]);

    private ImmutableArray<Block> Instructions() =>
    [
        new Space(0.35),
        new Heading(2, words.Under("Box_Title")) { Ruled = false },
        new Space(0.15),
        new ItemList([.. Steps.Select((step, at) => new Item($"{at + 1}", step))]),
        new Space(0.3),
        new Paragraph(Refusal),
    ];

    private ImmutableArray<Block> CodeAndNumber()
    {
        var grid = CopyCodeGrid.Of(code, words["Box_CodeAlternative"]);

        // A larger code takes its place from the lines under it.
        var lineHeight = grid.Side > CopyCodeGrid.OrdinarySide ? 0.78 : 0.9;
        return
        [
            new Space(0.367),
            grid,
            new Space(0.32),
            Beside(lineHeight, words["Box_Number"]),
            Beside(lineHeight, Run.Number(copy.Number.Value)),
            Beside(lineHeight, [.. words.Runs("Box_CheckValue", Run.Number(copy.CheckValue.Grouped))]),
        ];
    }

    private static Paragraph Beside(double lineHeight, params ImmutableArray<Run> runs) =>
        new(runs) { Alignment = Alignment.End, LineHeight = lineHeight };

    public AnchoredBox SignatureRow() => new(
        LinesOfSignatureRow + ExtraLines,
        [
            new Columns(
            [
                new(0, [new Paragraph(words.Under("Signature_Applicant"))]),
                new(0, [new Paragraph(words.Under("Signature_Recipient"))]),
            ])
            {
                Gap = 2,
                Ruled = true,
            },
        ])
    {
        RuleAbove = RuleWeight.Middle,
        IsOptional = true,
    };
}
