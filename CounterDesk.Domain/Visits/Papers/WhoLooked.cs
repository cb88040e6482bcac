using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Visits.Papers;

/// <summary>
/// The slip for whoever asks who looked, as a document. Offices, not names; the closing sentence is the same whether or
/// not something is held back.
/// </summary>
public sealed class WhoLooked(WhoLookedModel model, Edition edition, DocumentWords words)
{
    // In ems.
    private const double TimeWidth = 3.5;

    private readonly PaperFrame _frame = new(model.Maker, edition, words);

    public Document Compose() => _frame.Page(words["Looked_Title"], "Paper_Person", model.Number,
    [
        new Heading(1, [words["Looked_Title"]]),
        _frame.Facts(
            _frame.Fact("Looked_Person", words.Content(model.MaskedName)),
            _frame.Fact("Looked_Day", words[$"Looked_At{(model.IsWholeDay ? "Hall" : "Visit")}", words.Date(model.Day)]),
            _frame.Made("Looked_Made")),
        .. model.Looks.IsEmpty ? Nothing() : Offices().SelectMany(looks => Section(looks)),
        new Space(0.3),
        new Paragraph([words["Looked_Count", model.Looks.Length]]),
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

    private static (string?, string?, string?, string?, BasisKind?, bool) ReasonOf(Look look) =>
        (look.Counter, look.ClerkNumber, look.Matter, look.Recipient, look.Basis, look.IsSigned);

    private ImmutableArray<Block> Section(List<Look> looks) =>
    [
        new Space(0.5),
        new Heading(2, [Office(looks[0])]) { Ruled = false },
        new Table([TimeWidth, 0], [.. Reason(looks[0]), .. looks.Select(RowOf)])
        {
            RuleAbove = RuleWeight.Middle, RuleBelow = RuleWeight.Middle,
        },
    ];

    private Run Office(Look look) => look switch
    {
        { Counter: null } => words["Looked_Hall"],
        { ClerkNumber: { } number } => words["Looked_Clerk", look.Counter, number],
        _ => words["Looked_Office", look.Counter],
    };

    private IEnumerable<Row> Reason(Look look)
    {
        ImmutableArray<Run> reason =
        [
            .. (look.Matter, look.Recipient) switch
            {
                (null, _) => [],
                ({ } matter, null) => words.Runs("Looked_Matter", words.Content(matter)),
                ({ } matter, { } recipient) =>
                    words.Runs("Looked_Purpose", words.Content(matter), words.Content(recipient)),
            },
            .. look.Basis is { } basis ? (Run[])["\n", words["Looked_Basis", words[$"Basis_{basis}"]]] : [],
            .. look.IsSigned ? (Run[])[words["Looked_Signed"]] : [],
        ];
        return reason.IsEmpty ? [] : [new(Cell.Label(reason) with { Span = 2 })];
    }

    private Row RowOf(Look look) => new(
        Cell.Label(look.At.ToString("HH:mm", CultureInfo.InvariantCulture)),
        Cell.Value(
        [
            .. look.Kind is { } kind ? [.. kind.WithOriginal(words), words["Looked_Colon"]] : (Run[])[],
            string.Join(words["Looked_Separator"], look.Steps.SelectMany(WordsOf)),
        ]));

    private IEnumerable<string> WordsOf(LookStep step) => step switch
    {
        LookStep.Searched(var outcome) => [words[$"Searched_{outcome}"]],
        LookStep.Opened(var outcome) => [words[$"Opened_{outcome}"]],
        LookStep.Verified(var genuine, var inForce) => [words[$"Genuine_{genuine}"], words[$"InForce_{inForce}"]],
        LookStep.Revealed(var fields) => [words["Looked_Revealed", fields]],
        LookStep.Copied(var tail, _, var fate) => [words[$"Copied_{fate}", tail]],
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "Say here what it is called."),
    };

    private Table Outcome() => _frame.Facts(
        _frame.Fact("Looked_Papers", [.. Papers()]),
        _frame.Fact("Looked_Objections", [.. Objections()]),
        _frame.Fact("Looked_Kept", words["Looked_Kept_Value", model.LogMonths])) with
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
