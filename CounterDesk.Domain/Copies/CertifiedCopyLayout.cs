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

    private readonly CopyFrame _frame = new(copy, words, code);
    private readonly CopyContent _content = new(copy, words);
    private readonly CopyFigure _figure = new(copy, words);

    private CopyOrder Order => copy.Order;

    private bool IsMarked => copy.Form is CopyForm.MarkedCopy;

    public Document Compose()
    {
        ImmutableArray<Row> state =
            IsMarked ? [_frame.PanelRow("State", _frame.StateWords)] : [];
        var panel = _frame.Panel(state);
        var evidence = new CopyEvidence(copy, words, _content);
        return _frame.Around(
        [
            Title(),
            .. _frame.TitleBeneath(second => second["Title_Printed", Order.Kind.EnglishName]),
            new ContinueAt(_frame.PanelTop),
            panel,
            .. Content(
                FacePlace.Between(panel, _frame.PanelTop, _frame.BoxLines, _figure.Caption, SheetGrid.A4)),
            evidence.Checks(),
            .. evidence.EffectAndEnd(),
        ]);
    }

    private Heading Title() => new(1, [words.Content(Order.Kind.Name)])
    {
        Subtitle = [words["Title_Printed", Order.Kind.EnglishName]],
        Aside = _content.Grade is { } grade ? new([grade], Framed: true) : null,
    };

    private ImmutableArray<Block> Content(FacePlace place) => (copy.Face, Order.Kind.Shape) switch
    {
        ([], _) =>
        [
            new Space(0.5),
            new Notice([new Paragraph(words.Runs("Face_NotDrawn"))]),
            _content.Whole("Part_Content", _content.IdentifierRow()),
        ],
        (_, LicenseShape.Spread) =>
        [
            new ContinueAt(place.Top),
            .. copy.Face.SelectMany(face => (Block[])
                [new Space(LinesBetweenSides), _figure.Of(face, face == copy.Face[^1] ? _figure.Caption : [])]).Skip(1),
            new PageBreak(),
            _content.Whole("Part_Content", _content.IdentifierRow()),
        ],
        (_, LicenseShape.Card or LicenseShape.Portrait) => FaceBesideFields(place),
    };

    private ImmutableArray<Block> FaceBesideFields(FacePlace place)
    {
        ImmutableArray<Row> rows = [.. copy.Fields.Printed.Select(_content.FieldRow)];
        var labelWidth = Math.Clamp(
            copy.Fields.Printed.Select(field => _content.LabelWidthOf(field.Field)).DefaultIfEmpty().Max() + 1,
            LeastLabelWidth, Math.Min(MostLabelWidth, FieldEms - WidestNumber(rows)));
        var beside = place.Fitting(rows, FieldEms, labelWidth, SheetGrid.A4);
        var fields = new Table([labelWidth, 0], [.. rows.Take(beside)]) { RuleAbove = RuleWeight.Thin };
        return
        [
            new ContinueAt(place.Top),
            new Columns([new(FaceEms, [Sides(place)]), new(0, beside > 0 ? [new Section([fields])] : [])]),
            new Paragraph(_figure.Caption),
            new PageBreak(),
            _content.Rest([.. rows.Skip(beside), _content.IdentifierRow()]),
        ];
    }

    // A label rather has two lines than a number that is compared digit by digit. One that would fit beside no label
    // breaks anyway.
    private static double WidestNumber(ImmutableArray<Row> rows) => rows
        .SelectMany(row => row.Cells[1].Runs)
        .Where(run => run.Face is RunFace.Mono)
        .Select(run => TextWidth.Of(run.Text))
        .Where(width => width <= FieldEms - LeastLabelWidth)
        .DefaultIfEmpty()
        .Max();

    // The sides one above the other, in a column as narrow as the highest of them needs.
    private Columns Sides(FacePlace place)
    {
        var gap = LinesBetweenSides * SheetGrid.A4.Line;
        var most = (place.Height - gap * (copy.Face.Length - 1)) / copy.Face.Length;
        var ems = copy.Face.Min(face => most * face.Picture.Width / face.Picture.Height) / SheetGrid.A4.Em;
        ImmutableArray<Block> sides =
        [
            .. copy.Face.SelectMany(face => (Block[])[new Space(LinesBetweenSides), _figure.Of(face, [])]).Skip(1),
        ];
        return new([new(Math.Min(FaceEms, ems), sides)]);
    }
}
