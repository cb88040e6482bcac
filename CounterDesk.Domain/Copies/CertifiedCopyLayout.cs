using System.Collections.Immutable;
using CounterDesk.Domain.Copies.Layout;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// A certified copy as a document, standard edition: page 1 is all that a receiver needs, page 2 the evidence. Decides
/// nothing about the copy, only where it stands.
/// </summary>
internal sealed class CertifiedCopyLayout(CertifiedCopy copy, DocumentWords words, CodeMatrix code)
{
    // Beside the fields the face takes half the page: 20 of 40 ems, one em between. Two sides stand 5.2 mm apart.
    private const double FaceEms = 20;
    private const double FieldEms = 19;
    private const double LinesBetweenSides = 0.82;

    // In ems: a label, and the space after it.
    private const double LeastLabelWidth = 5;
    private const double MostLabelWidth = 8;

    // Millimetres; smaller and closer on a card, so that every phrase stands whole on it.
    private const double CardWatermark = 5.6;
    private const double CardWatermarkDistance = 19.5;

    private readonly CopyFrame _frame = new(copy, words, code);
    private readonly CopyContent _content = new(copy, words);

    private CopyOrder Order => copy.Order;

    private bool IsMarked => copy.Form is CopyForm.MarkedCopy;

    public Document Compose()
    {
        ImmutableArray<Row> state =
            IsMarked ? [_frame.PanelRow("State", words.Runs("Panel_NotInForce", _frame.State))] : [];
        var panel = _frame.Panel(state);
        var evidence = new CopyEvidence(copy, words, _content);
        return _frame.Around(
        [
            Title(),
            new ContinueAt(CopyFrame.PanelTop),
            panel,
            .. Content(FacePlace.Between(panel, CopyFrame.PanelTop, _frame.BoxLines, SheetGrid.A4)),
            evidence.Checks(),
            evidence.EffectAndEnd(),
        ]);
    }

    private Heading Title() => new(1, [words.Content(Order.Kind.Name)])
    {
        Subtitle = [words["Title_Printed", Order.Kind.EnglishName]],
        Aside = Order.Kind.Grade >= Order.GradeShownFrom ? new([Grade], Framed: true) : null,
    };

    private string Grade => words[
        copy.Fields.Any(printed => printed.Field.IsOfAnotherPerson) ? "Grade_WithOthers" : "Grade",
        words[$"Grade_{Order.Kind.Grade}"]];

    private ImmutableArray<Block> Content(FacePlace place) => (copy.Face, Order.Kind.Shape) switch
    {
        ([], _) =>
        [
            new Space(0.5),
            new Notice([new Paragraph(words.Runs("Face_NotDrawn"))]),
            _content.Whole(words["Part_Content"], _content.IdentifierRow()),
        ],
        (_, LicenseShape.Spread) =>
        [
            new ContinueAt(place.Top),
            .. copy.Face.SelectMany(face => (Block[])
                [new Space(LinesBetweenSides), FaceFigure(face, face == copy.Face[^1] ? Caption() : [])]).Skip(1),
            new PageBreak(),
            _content.Whole(words["Part_Content"], _content.IdentifierRow()),
        ],
        (_, LicenseShape.Card or LicenseShape.Portrait) => FaceBesideFields(place),
    };

    private ImmutableArray<Block> FaceBesideFields(FacePlace place)
    {
        ImmutableArray<Row> rows = [.. copy.Fields.Printed.Select(_content.FieldRow)];
        var labelWidth = Math.Clamp(
            copy.Fields.Printed.Select(field => TextWidth.Of(_content.LabelOf(field.Field))).DefaultIfEmpty().Max() + 1,
            LeastLabelWidth, MostLabelWidth);
        var beside = place.Fitting(rows, FieldEms, labelWidth, SheetGrid.A4);
        var fields = new Table([labelWidth, 0], [.. rows.Take(beside)]) { RuleAbove = RuleWeight.Thin };
        return
        [
            new ContinueAt(place.Top),
            new Columns([new(FaceEms, [Sides(place)]), new(0, beside > 0 ? [new Section([fields])] : [])]),
            new Paragraph(Caption()),
            new PageBreak(),
            _content.Rest([.. rows.Skip(beside), _content.IdentifierRow()]),
        ];
    }

    // The sides one above the other, in a column as narrow as the highest of them needs.
    private Columns Sides(FacePlace place)
    {
        var gap = LinesBetweenSides * SheetGrid.A4.Line;
        var most = (place.Height - gap * (copy.Face.Length - 1)) / copy.Face.Length;
        var ems = copy.Face.Min(face => most * face.Picture.Width / face.Picture.Height) / SheetGrid.A4.Em;
        ImmutableArray<Block> sides =
        [
            .. copy.Face.SelectMany(face => (Block[])[new Space(LinesBetweenSides), FaceFigure(face, [])]).Skip(1),
        ];
        return new([new(Math.Min(FaceEms, ems), sides)]);
    }

    private Figure FaceFigure(CopyFace face, ImmutableArray<Run> caption) =>
        new(face.Picture, words["Face_Alternative", Order.Kind.Name])
        {
            Framed = true,
            Shrinkable = true,
            Caption = caption,
            Covers = face.Covers,
            Watermark = Order.Kind.Shape is LicenseShape.Card
                ? new(Phrases) { Size = CardWatermark, LineDistance = CardWatermarkDistance }
                : new(Phrases),
        };

    private ImmutableArray<string> Phrases =>
    [
        words["Watermark_Purpose", Order.Purpose.Text],
        words["Watermark_Recipient", Order.Purpose.Recipient],
        IsMarked ? words["Watermark_State", Order.MadeAt, _frame.State.Text] : words["Watermark_Day", Order.MadeAt],
    ];

    private ImmutableArray<Run> Caption() =>
    [
        words[copy.Face.Any(face => !face.Covers.IsEmpty) ? "Face_CaptionCovered" : "Face_Caption"],
        .. copy.Face.Any(face => face.HasReplacedFonts) ? (Run[])[words["Face_FontsReplaced"]] : [],
    ];
}
