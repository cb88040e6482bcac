using System.Collections.Immutable;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Visits.Papers;

/// <summary>
/// What whoever fetches a copy signs, as a document. It stays at the counter. Who cannot write makes a mark or brings a
/// witness.
/// </summary>
public sealed class HandOutSlip(HandOutSlipModel model, Edition edition, DocumentWords words)
{
    // In ems, as on the consent slip: what is written by hand needs the wider column.
    private const double SignatureColumn = 16;

    private readonly PaperFrame _frame = new(model.Maker, edition, words);

    public Document Compose() => _frame.Page(words["HandOut_Title"], "Paper_Office", model.Number,
    [
        new Heading(1, [words["HandOut_Title"]]),
        new Paragraph([words["HandOut_Intro"]]),
        new Space(0.3),
        _frame.Facts([.. Facts()]),
        new Space(0.5),
        new Paragraph([words["HandOut_Check"]]),

        // On whatever page it comes: never torn apart.
        new Columns([new(0, [.. Lines("Consent_Sign", "Consent_SignDate"), .. Lines("Consent_Witness")])]),
    ]);

    private IEnumerable<Row> Facts()
    {
        yield return _frame.Fact("HandOut_Copy", Run.Number(model.CopyNumber));
        yield return _frame.Fact("HandOut_License", model.License.WithOriginal(words));
        yield return _frame.Fact("HandOut_Holder", words.Content(model.MaskedHolder));
        yield return _frame.Fact("HandOut_Recipient", words.Content(model.Recipient));
        yield return _frame.Fact("HandOut_ValidUntil", PaperFrame.Together(words.Date(model.ValidUntil)));
        yield return _frame.Fact("HandOut_Fetcher", words.Content(model.MaskedFetcher));
        yield return _frame.Fact(
            "HandOut_Request",
            words.Runs($"HandOut_Request_{model.Form}", PaperFrame.Together(words.Date(model.WrittenOn))));
        yield return _frame.Made("HandOut_Made");
    }

    private ImmutableArray<Block> Lines(params ImmutableArray<string> labels) =>
    [
        new Space(1),
        new Columns([.. labels.Select((label, at) => new Column(at == 0 ? SignatureColumn : 0, Line(label)))]),
    ];

    private ImmutableArray<Block> Line(string label) => [new Paragraph([words[label]]), new Rule(RuleWeight.Thin)];
}
