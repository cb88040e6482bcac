using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Visits.Papers;

/// <summary>
/// The slip for whoever asks who looked, as a document. Offices, not names; the closing sentences are the same whether
/// or not something is held back.
/// </summary>
public sealed class WhoLooked(WhoLookedModel model, Edition edition, DocumentWords words)
{
    // In ems.
    private const double TimeWidth = 3.5;
    private const double DateWidth = 8.5;

    private readonly PaperFrame _frame = new(model.Maker, edition, words);
    private readonly LookWords _say = new(words);

    public Document Compose() => _frame.Page(words["Looked_Title"], "Paper_Person", model.Number,
    [
        new Heading(1, [words["Looked_Title"]]),
        _frame.Facts(
            _frame.Fact("Looked_Person", words.Content(model.MaskedName)),
            model.IsOfVisit
                ? _frame.Fact("Looked_Day", words["Looked_AtVisit", words.Date(model.From)])
                : _frame.Fact("Looked_Period", words["Looked_Period_Value", words.Date(model.From), words.Date(model.To)]),
            _frame.Made("Looked_Made")),
        .. model.Looks.IsEmpty ? Nothing() : Offices().SelectMany(looks => Section(looks)),
        .. model.Copies.IsEmpty ? [] : Copies(),
        new Space(0.3),
        new Paragraph([words[model.HasMore ? "Looked_More" : "Looked_Count", model.Looks.Length]]),
        .. model.IsOfVisit ? [] : (Block[])[new Paragraph([words["Looked_Others"]])],
        new Space(0.5),
        Outcome(),
        .. _frame.Questions,
    ]);

    private ImmutableArray<Block> Nothing() =>
        [new Space(0.5), new Notice([new Paragraph([words["Looked_Nothing"]])])];

    // What one office did for one purpose stands together, as long as nobody else came between.
    private IEnumerable<List<Look>> Offices()
    {
        var looks = new List<Look>();
        foreach (var look in model.Looks)
        {
            if (looks.Count > 0 && ReasonOf(looks[0]) != ReasonOf(look))
            {
                yield return looks;
                looks = [];
            }

            looks.Add(look);
        }

        yield return looks;
    }

    private (DateOnly?, string?, string?, string?, string?, string?, string?, BasisKind?, bool) ReasonOf(Look look) => (
        model.IsOfVisit ? null : DateOnly.FromDateTime(look.At.DateTime), look.Hall, look.Counter, look.Role,
        look.ClerkNumber, look.Matter, look.Recipient, look.Basis, look.IsSigned);

    private ImmutableArray<Block> Section(List<Look> looks) =>
    [
        new Space(0.5),
        new Heading(2, [.. model.IsOfVisit ? [] : Day(looks[0]), _say.Office(looks[0])]) { Ruled = false },
        new Table([TimeWidth, 0], [.. Reason(looks[0]), .. looks.Select(RowOf)])
        {
            RuleAbove = RuleWeight.Middle, RuleBelow = RuleWeight.Middle,
        },
    ];

    private ImmutableArray<Run> Day(Look look) =>
        [PaperFrame.Together(words.Date(DateOnly.FromDateTime(look.At.DateTime))), "　"];

    private IEnumerable<Row> Reason(Look look)
    {
        ImmutableArray<Run> purpose = (look.Matter, look.Recipient) switch
        {
            (null, _) => [],
            ({ } matter, null) => words.Runs("Looked_Matter", words.Content(matter)),
            ({ } matter, { } recipient) =>
                words.Runs("Looked_Purpose", words.Content(matter), words.Content(recipient)),
        };
        ImmutableArray<Run> reason =
        [
            .. purpose,
            .. _say.Basis(look) is { } basis ? (Run[])[.. purpose.IsEmpty ? [] : (Run[])["\n"], basis] : [],
            .. look.IsSigned ? (Run[])[words["Looked_Signed"]] : [],
        ];
        return reason.IsEmpty ? [] : [new(Cell.Label(reason) with { Span = 2 })];
    }

    private Row RowOf(Look look) => new(
        Cell.Label(look.At.ToString("HH:mm", CultureInfo.InvariantCulture)),
        Cell.Value(
        [
            .. look.Kind is { } kind ? [.. kind.WithOriginal(words), words["Looked_Colon"]] : (Run[])[],
            _say.Done(look),
        ]));

    private ImmutableArray<Block> Copies() =>
    [
        new Space(0.5),
        new Heading(2, [words["Looked_Copies"]]) { Ruled = false },
        new Table([DateWidth, 0], [.. model.Copies.Select(CopyRow)])
        {
            RuleAbove = RuleWeight.Middle, RuleBelow = RuleWeight.Middle,
        },
    ];

    private Row CopyRow(LookedCopy copy) => new(
        Cell.Label(PaperFrame.Together(words.Date(DateOnly.FromDateTime(copy.MadeAt.DateTime)))),
        Cell.Value(
        [
            .. copy.Kind.WithOriginal(words), words["Looked_Colon"],
            words[$"Copied_{copy.Fate}", copy.NumberTail],
            .. copy.Recipient is { } recipient
                ? [words["Looked_Separator"], .. words.Runs("Looked_Copy_To", words.Content(recipient))]
                : (Run[])[],
            "\n", _say.Checks(copy),
        ]));

    private Table Outcome() => _frame.Facts(
    [
        .. model.IsOfVisit ? (Row[])[_frame.Fact("Looked_Papers", [.. Papers()])] : [],
        _frame.Fact("Looked_Objections", [.. Objections()]),
        _frame.Fact("Looked_Kept", words["Looked_Kept_Value", model.LogMonths]),
    ]) with
    {
        RuleAbove = RuleWeight.Middle,
    };

    private IEnumerable<Run> Papers()
    {
        var papers = (
            from look in model.Looks
            from copy in look.Steps.OfType<LookStep.Copied>()
            where copy.Fate is CopyFate.HandedOut
            select (look.Kind, copy)).ToList();
        return papers.Count == 0
            ? [words["Looked_Papers_None"]]
            : papers.SelectMany((paper, at) => (Run[])
            [
                .. at == 0 ? (Run[])[] : ["\n"],
                .. words.Runs(
                    "Looked_Paper", paper.Kind?.In(words) ?? "", Run.Number(paper.copy.NumberTail),
                    PaperFrame.Together(words.Date(paper.copy.Until))),
            ]);
    }

    private IEnumerable<Run> Objections() => model.Objections.IsEmpty
        ? [words["Looked_Objections_None"]]
        : model.Objections.SelectMany((number, at) => (Run[])[.. at == 0 ? (Run[])[] : ["\n"], Run.Number(number)]);
}
