using System.Collections.Immutable;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Visits.Papers;

/// <summary>
/// The consent slip as a document, twice: what is signed stays, the other is taken along. Agree and refuse look alike,
/// and refusing names the paper way.
/// </summary>
public sealed class ConsentSlip(ConsentSlipModel model, Edition edition, DocumentWords words)
{
    // In ems: what is written by hand needs the wider column.
    private const double SignatureColumn = 16;

    private readonly PaperFrame _frame = new(model.Maker, edition, words);

    private bool IsNotice => model.Basis is BasisKind.StatutoryDuty;

    private string Title => words[IsNotice ? "Notice_Title" : "Consent_Title"];

    public Document Compose()
    {
        var page = _frame.Page(Title, "Paper_Office", model.Number, Body());
        return page with
        {
            Grid = SheetGrid.A4LeftHalf.In(edition),
            Counterpart = page with
            {
                Grid = SheetGrid.A4RightHalf.In(edition), Head = _frame.Head("Paper_Yours"),
            },
        };
    }

    private ImmutableArray<Block> Body() =>
    [
        new Heading(1, [Title]),
        new Paragraph([words[IsNotice ? "Notice_Intro" : "Consent_Intro"]]),
        new Space(0.3),
        _frame.Facts([.. Facts()]),

        // On whatever page it comes: never torn apart.
        new Columns([new(0, IsNotice ? Acknowledgment() : Answer())]),
    ];

    private IEnumerable<Row> Facts()
    {
        yield return _frame.Made("Consent_Who");
        yield return _frame.Fact(
            IsNotice ? "Notice_Told" : "Consent_Decides",
            [.. words.Runs("Consent_Decides_Value", words.Content(model.MaskedName), words[$"Role_{model.Role}"])]);
        if (model.MaskedHolder is { } holder)
        {
            yield return _frame.Fact("Consent_Whose", words.Content(holder));
        }

        yield return _frame.Fact("Consent_Matter", [.. Matter()]);
        foreach (var row in model.Licenses is [var only] ? Asked(only) : model.Licenses.Select(AskedNth))
        {
            yield return row;
        }

        yield return _frame.Fact("Consent_Recipient", [.. Recipient()]);
        if (model.Basis is not BasisKind.HolderAuthorization)
        {
            yield return _frame.Fact("Consent_Basis", [.. Basis()]);
        }

        yield return _frame.Fact("Consent_Kept", words["Consent_Kept_Value", model.SlipMonths, model.LogMonths]);
        if (!IsNotice)
        {
            yield return _frame.Fact("Consent_Mind", words["Consent_Mind_Value"]);
        }
    }

    private ImmutableArray<Run> Matter() => model.ItemCode is { } code
        ? [words.Content(model.Matter) with { Bold = true }, "\n", Run.Number(code)]
        : [words.Content(model.Matter) with { Bold = true }];

    private IEnumerable<Row> Asked(AskedLicense license)
    {
        yield return _frame.Fact("Consent_License", license.Kind.WithOriginal(words));
        yield return _frame.Fact("Consent_Shown", List(license.Shown));
        if (!license.LeftOut.IsEmpty)
        {
            yield return _frame.Fact("Consent_LeftOut", words["Consent_LeftOut_Value", List(license.LeftOut)]);
        }
    }

    // Of several each is one row, so that no page parts a license from what is seen of it.
    private Row AskedNth(AskedLicense license, int at) => new(
        Cell.Label(words["Consent_LicenseNth", at + 1]),
        Cell.Value(
        [
            .. license.Kind.WithOriginal(words), "\n", words["Consent_ShownOfIt", List(license.Shown)],
            .. license.LeftOut.IsEmpty ? (Run[])[] : ["\n", words["Consent_LeftOutOfIt", List(license.LeftOut)]],
        ]));

    private ImmutableArray<Run> Recipient() => model.CopyUntil is { } until
        ? words.Runs("Consent_Recipient_Until", words.Content(model.Recipient), PaperFrame.Together(words.Date(until)))
        : [words.Content(model.Recipient)];

    private ImmutableArray<Run> Basis() => model.Provision is { } provision
        ? [words.Content(provision)]
        : [words[$"Basis_{model.Basis}"]];

    private string List(ImmutableArray<TwoNames> names) => words.List(names.Select(name => name.In(words)));

    private ImmutableArray<Block> Answer() =>
    [
        new Space(0.2),
        new TickList([words.Runs("Consent_Agree"), Refuse()]),
        .. Lines("Consent_Sign", "Consent_SignDate"),
        .. Lines("Consent_SignFor", "Consent_Witness"),
    ];

    private ImmutableArray<Run> Refuse() => model.Licenses is [var only]
        ? words.Runs("Consent_Refuse", only.Kind.In(words))
        : words.Runs("Consent_Refuse_Many");

    private ImmutableArray<Block> Acknowledgment() =>
    [
        new Space(0.5),
        new Paragraph(words.Runs("Notice_Object", PaperFrame.Together(model.Maker.Phone))),
        new Paragraph([words["Notice_Sign"]]),
        .. Lines("Consent_Sign", "Consent_SignDate"),
        .. Lines("Consent_SignFor", "Consent_Witness"),
    ];

    // Room to write above the line that the label stands on.
    private ImmutableArray<Block> Lines(params ImmutableArray<string> labels) =>
    [
        new Space(1),
        new Columns([.. labels.Select((label, at) => new Column(at == 0 ? SignatureColumn : 0, Line(label)))]),
    ];

    private ImmutableArray<Block> Line(string label) => [new Paragraph([words[label]]), new Rule(RuleWeight.Thin)];
}
