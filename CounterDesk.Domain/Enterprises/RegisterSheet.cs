using System.Collections.Immutable;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Visits.Papers;

namespace CounterDesk.Domain.Enterprises;

/// <summary>The register data of an enterprise and its licenses side by side, as a document.</summary>
public sealed class RegisterSheet(RegisterSheetModel model, Edition edition, DocumentWords words)
{
    // In ems.
    private const double KindWidth = 13;
    private const double AnswerWidth = 7.5;
    private const double TermWidth = 8.5;

    private const double LabelWidth = 8.5;
    private const double EnglishLabelWidth = 11;

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
            words[$"InForce_{register.Finding.InForce}"], words["Register_Stop"], .. words.Runs("Register_Source", register.Source.In(words), PaperFrame.Together(words.Time(register.AsOf))),
        ]),
        new Space(0.2),
        new Table([words.AreChinese ? LabelWidth : EnglishLabelWidth, 0], [.. register.Fields.Select(RowOf)])
        {
            RuleAbove = RuleWeight.Thick, RuleBelow = RuleWeight.Middle,
        },
    ];

    private Row RowOf(RegisterField field) => new(
        Cell.Label(Named(field.Label)),
        Cell.Value(field.Value.Length is 0 ? words["Register_Empty"] : words.Content(field.Value)));

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
            Cell.Label([.. Named(line.Kind), .. isPrinted ? (Run[])["\n", Run.Number(finding!.Number)] : []]),
            Cell.Value(Answer(line.Line.State, finding)),
            Cell.Value(isPrinted ? Term(finding!.ValidUntil, line.Line.DaysLeft) : [words["Register_None"]]),
            Cell.Value(Source(line)));
    }

    // In English the Chinese name stands under it: it is the one that stands on the license.
    private ImmutableArray<Run> Named(TwoNames names) => words.AreChinese || names.Name == names.EnglishName
        ? [words.Content(names.Name) with { Bold = true }]
        : [Run.Strong(names.In(words)), "\n", words.Content(names.Name)];

    // Beside so much else the day will do.
    private ImmutableArray<Run> Source(RegisterSheetLine line) => line is { Source: { } source, AsOf: { } asOf }
        ? [source.In(words), "\n", PaperFrame.Together(words["Register_AsOf", words.Date(DateOnly.FromDateTime(asOf.DateTime))])]
        : [words["Register_None"]];

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
