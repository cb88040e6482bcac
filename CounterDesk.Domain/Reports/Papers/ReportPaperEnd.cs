using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Reports.Papers;

/// <summary>What follows the numbers on the paper of a report: exceptions, the signature, what was added later.</summary>
internal sealed class ReportPaperEnd(ReportPaperModel model, DocumentWords words)
{
    private const double LabelWidth = 5;
    private const double EnglishLabelWidth = 7;

    // In ems: rank, entries and decision; what was found has the rest.
    private const double RankWidth = 2.4;
    private const double EntriesWidth = 5;
    private const double DecisionWidth = 13;

    // Entries that are printed of each exception; of more the first ones and how many there are.
    private const int MostEntries = 5;

    private const int HexGroup = 8;
    private const int GroupsInLine = 4;

    public IEnumerable<Block> Exceptions() =>
    [
        new Heading(2, [words["Exceptions_Title"]]) { Aside = new([ExceptionScope()]) },
        .. model.Exceptions.IsEmpty ? [new Paragraph([words["Exceptions_None"]])] : (Block[])[ExceptionTable()],
    ];

    public IEnumerable<Block> SignOff() => model.SignOff is { } signed ? Signed(signed) :
    [
        new Heading(2, [words["SignOff_Title"]]),
        new Space(0.3),
        new Notice([new Paragraph(words.Runs(model.Version is null ? "SignOff_Live" : "SignOff_Missing"))]),
    ];

    public IEnumerable<Block> Addenda() => model.Addenda.IsEmpty ? [] :
    [
        new Heading(2, [words["Addenda_Title"]]) { Aside = new([words["Addenda_Scope"]]) },
        .. model.Addenda.SelectMany((addendum, at) => (Block[])
        [
            new Space(0.3),
            new Heading(3, [words["Addendum_By", at + 1, words.Time(addendum.At), PersonOf(addendum.By)]]),
            new Paragraph([Typed(addendum.Text)]),
        ]),
    ];

    private string ExceptionScope() => (model.Exceptions.Length, model.LeftOut) switch
    {
        (0, _) => "",
        (var shown, 0) => words["Exceptions_Count", shown],
        (var shown, var more) => words["Exceptions_More", shown, more],
    };

    private Table ExceptionTable() => new(
        [RankWidth, 0, EntriesWidth, DecisionWidth],
        [.. model.Exceptions.Select((one, at) => ExceptionRow(one, at + 1))])
    {
        Header =
        [
            new(
                Cell.ColumnHeading(words["Exception_Rank"]), Cell.ColumnHeading(words["Exception_What"]),
                Cell.ColumnHeading(words["Exception_Entries"]), Cell.ColumnHeading(words["Exception_Decision"])),
        ],
        RuleBelow = RuleWeight.Thin,
    };

    private Row ExceptionRow(PrintedException one, int rank) => new(
        Cell.Label($"{rank}"),
        Cell.Value(
        [
            Run.Strong(words["Exception_Title", PaperText.Of(one.Title, words), one.Level]), "\n", Typed(one.Said),
            .. one.ClerkNumber is { } clerk ? (Run[])["\n", words["Exception_Clerk", clerk]] : [],
            "\n", words["Exception_Why", PaperText.Of(one.Why, words)],
        ]),
        Cell.Value([.. Entries(one.Entries)]),
        Cell.Value([.. Decisions(one.Decisions)]));

    private IEnumerable<Run> Entries(ImmutableArray<long> entries) => entries.IsEmpty ? [words["Report_None"]] :
    [
        .. entries.Take(MostEntries).SelectMany((entry, at) => (Run[])
            [at is 0 ? "" : "\n", new Run(entry.ToString(CultureInfo.InvariantCulture)) { Together = true }]),
        .. entries.Length > MostEntries ? (Run[])["\n", words["Exception_Entries_More", entries.Length]] : [],
    ];

    // All of them: what counts is the last, and what was thought before is not hidden.
    private IEnumerable<Run> Decisions(ImmutableArray<PrintedDecision> decisions) => decisions.IsEmpty
        ? [Run.Strong(words["Exception_Undecided"])]
        : decisions.SelectMany((decision, at) => (Run[])
        [
            at is 0 ? "" : "\n",
            Run.Strong(decision.Decision),
            .. decision.Note is { } note ? (Run[])[words["Exception_Colon"], Typed(note)] : [],
            .. decision.Answers.SelectMany(answer => (Run[])["\n", words["Exception_Answer"], Typed(answer)]),
            "\n", words["Exception_By", PersonOf(decision.By), words.Time(decision.At)],
        ]);

    private IEnumerable<Block> Signed(PrintedSignOff signed) =>
    [
        new Heading(2, [words["SignOff_Title"]]),
        new Paragraph([words["SignOff_Sentence"]]),
        Facts(
            new(Cell.Label(words["SignOff_By"]), Cell.Value(Run.Strong(PersonOf(signed.By)))),
            new(Cell.Label(words["SignOff_At"]), Cell.Value(words.Time(signed.At))),
            new(Cell.Label(words["SignOff_Note"]), Cell.Value(signed.Note is { } note ? Typed(note) : words["Report_None"]))),
        new Heading(2, [words["Root_Title"]]) { Aside = new([words["Root_Keep"]]) },
        Facts(
            new(Cell.Label(words["Root_Root"]), Cell.Value([.. Hex(signed.Root)])),
            new(Cell.Label(words["Root_Digest"]), Cell.Value([.. Hex(signed.Digest)])),
            new(Cell.Label(words["Root_Signature"]), Cell.Value([.. Hex(signed.Signature)])),
            new(Cell.Label(words["Root_Key"]), Cell.Value([.. Hex(signed.KeyFingerprint)]))),
        new Paragraph([words["Root_How"]]),
    ];

    private Table Facts(params ImmutableArray<Row> rows) => new([words.AreChinese ? LabelWidth : EnglishLabelWidth, 0], rows)
    {
        RuleBelow = RuleWeight.Thin,
    };

    // In groups of eight, four to a line, so that two papers can be compared by eye.
    private static IEnumerable<Run> Hex(string hex) => hex.Chunk(HexGroup).SelectMany((group, at) => (Run[])
    [
        at is 0 ? "" : at % GroupsInLine is 0 ? "\n" : new Run(" ") { Face = RunFace.Mono },
        Run.Number(new string(group).ToUpperInvariant()),
    ]);

    private string PersonOf(PrintedPerson person) => words["Report_Person", person.Name, person.Number];

    private Run Typed(string text) => PaperText.Of(text, words);
}
