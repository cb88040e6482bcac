using System.Collections.Immutable;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Visits.Papers;

namespace CounterDesk.Domain.Enterprises;

/// <summary>The register data of an enterprise and its licenses side by side, as a document.</summary>
public sealed class RegisterSheet(RegisterSheetModel model, Edition edition, DocumentWords words)
{
    // In ems.
    private const double KindWidth = 14;
    private const double AnswerWidth = 9;
    private const double TermWidth = 8;

    private readonly PaperFrame _frame = new(model.Maker, edition, words);

    public Document Compose() => _frame.Page(words["Register_Title"], "Paper_Person", model.Number, SheetGrid.A4,
    [
        new Heading(1, [words["Register_Title"]]),
        new Paragraph([words["Register_Means"]]),
        new Space(0.3),
        _frame.Facts(
            _frame.Fact("Register_Enterprise", words.Content(model.Enterprise) with { Bold = true }),
            _frame.Fact("Register_Code", Run.Number(model.CreditCode)),
            _frame.Fact("Register_Acting", [.. Acting(), "\n", .. Right()]),
            _frame.Fact("Register_Matter", words.Content(model.Matter)),
            _frame.Fact("Register_Recipient", words.Content(model.Recipient)),
            _frame.Made("Register_Made")),
        new Space(0.5),
        new Heading(2, [words["Register_Data"]]),
        .. model.Register is { } register ? Filled(register) : [new Notice([new Paragraph([words["Register_NotTold"]])])],
        new Space(0.5),
        new Heading(2, [words["Register_Licenses"]]),
        Licenses(),
        new Space(0.3),
        new Paragraph([words["Register_Untold"]]),
        new Space(0.5),
        .. _frame.Questions,
    ]);

    private ImmutableArray<Run> Acting() =>
        words.Runs("Register_Acting_Value", words.Content(model.MaskedActing), words[$"Role_{model.ActingRole}"]);

    private ImmutableArray<Run> Right() => model.Right switch
    {
        RightToAct.ByBusinessLicense => [words["Register_Right_License"]],
        RightToAct.ByLetter({ } until) => words.Runs("Register_Right_LetterUntil", PaperFrame.Together(words.Date(until))),
        RightToAct.ByLetter => [words["Register_Right_Letter"]],
        _ => throw new InvalidOperationException("Without a right that is shown there is no sheet."),
    };

    private ImmutableArray<Block> Filled(RegisterData register) =>
    [
        new Paragraph(
        [
            words[$"Genuine_{register.Finding.Genuine}"], words["Register_Comma"],
            words[$"InForce_{register.Finding.InForce}"], words["Register_Stop"], .. Source(register.Source, register.AsOf),
        ]),
        new Space(0.2),
        _frame.Facts([.. register.Fields.Select(RowOf)]),
    ];

    private Row RowOf(RegisterField field) => new(
        Cell.Label(field.Label.WithOriginal(words)),
        Cell.Value(field.Value.Length is 0 ? words["Register_Empty"] : words.Content(field.Value)));

    private ImmutableArray<Run> Source(TwoNames source, DateTimeOffset asOf) =>
        words.Runs("Register_Source", source.In(words), PaperFrame.Together(words.Time(asOf)));

    private Table Licenses() => new([KindWidth, AnswerWidth, TermWidth, 0], [.. model.Lines.Select(RowOf)])
    {
        Header =
        [
            new(
                Cell.ColumnHeading(words["Register_Kind"]), Cell.ColumnHeading(words["Register_Answer"]),
                Cell.ColumnHeading(words["Register_Term"]), Cell.ColumnHeading(words["Register_From"])),
        ],
        RuleAbove = RuleWeight.Thick,
        RuleBelow = RuleWeight.Middle,
    };

    private Row RowOf(RegisterSheetLine line)
    {
        var finding = line.Line.Finding as LineFinding.Verified;

        // Of what is not genuine nothing is printed but that it is not.
        var isPrinted = finding is not null && line.Line.State is not LineState.NotGenuine;
        return new(
            Cell.Label([.. line.Kind.WithOriginal(words), .. isPrinted ? (Run[])["\n", Run.Number(finding!.Number)] : []]),
            Cell.Value(Answer(line.Line.State, finding)),
            Cell.Value(isPrinted ? Term(finding!.ValidUntil, line.Line.DaysLeft) : [words["Register_None"]]),
            Cell.Value(line is { Source: { } source, AsOf: { } asOf } ? Source(source, asOf) : [words["Register_None"]]));
    }

    private ImmutableArray<Run> Answer(LineState state, LineFinding.Verified? finding) => finding is null
        ? words.Runs($"Line_{state}")
        : [words[$"Genuine_{finding.Genuine}"], "\n", words[$"InForce_{finding.InForce}"]];

    private ImmutableArray<Run> Term(DateOnly? until, int? daysLeft) => until is not { } day
        ? [words["Register_NoEnd"]]
        :
        [
            PaperFrame.Together(words.Date(day)),
            .. daysLeft is { } days ? (Run[])["\n", .. words.Runs(days is 0 ? "Register_LastDay" : "Register_DaysLeft", $"{days}")] : [],
        ];
}
