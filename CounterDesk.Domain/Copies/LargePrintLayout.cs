using System.Collections.Immutable;
using CounterDesk.Domain.Copies.Layout;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// A copy of any form in large print. It says what the standard edition says, on as many pages as that takes: page 1
/// what for, for whom, until when and how to check; then the license's pages, what they say, and the evidence.
/// </summary>
internal sealed class LargePrintLayout(CertifiedCopy copy, DocumentWords words, CodeMatrix code)
{
    // Millimetres: two of them and the words about them fill a page.
    private const double CardHeight = 101;

    private readonly LargeFrame _frame = new(copy, words, code);
    private readonly CopyContent _content = new(copy, words);
    private readonly CopyFigure _figure = new(copy, words);

    private bool IsSheet => copy.Form is CopyForm.InformationSheet;

    public Document Compose()
    {
        var evidence = new CopyEvidence(copy, words, _content);
        return _frame.Around(
        [
            Title(),
            .. _frame.TitleBeneath(second => IsSheet
                ? second["Sheet_Title"]
                : second["Title_Printed", copy.Order.Kind.EnglishName]),
            new Space(0.25),
            _frame.Panel(_content.Grade),
            new Space(0.6),
            .. NotDrawn(),
            new Columns([new(0, [_frame.Advice()])]),
            .. copy.Face.IsEmpty ? [] : Face(),
            .. IsSheet
                ? _content.Large("Part_Registered", _content.SourceRow())
                : _content.Large("Part_Content"),
            evidence.LargeChecks(),
            .. IsSheet ? (Block[])[new Space(0.3), new Paragraph([words["Sheet_Means"]])] : [],
            _frame.Steps(),
            .. evidence.LargeEffectAndEnd(),
        ]);
    }

    private Heading Title() => IsSheet
        ? new(1, [words["Sheet_Title"]]) { Subtitle = [words["Sheet_Subtitle"]] }
        : new(1, [words.Content(copy.Order.Kind.Name)])
        {
            Subtitle = [words["Large_Printed", copy.Order.Kind.EnglishName]],
        };

    private ImmutableArray<Block> NotDrawn() => (IsSheet, copy.Face) switch
    {
        (true, _) => [Notice(words.Runs("Sheet_Reason", words[$"Sheet_Because_{InformationSheetLayout.CauseOf(copy)}"]))],
        (false, []) => [Notice(words.Runs("Face_NotDrawn"))],
        _ => [],
    };

    private static Section Notice(ImmutableArray<Run> runs) =>
        new([new Notice([new Paragraph(runs)]), new Space(0.6)]);

    private IEnumerable<Block> Face() =>
    [
        new PageBreak(),
        .. copy.Order.Kind.Shape is LicenseShape.Card ? Card() : copy.Face.SelectMany((face, at) => (Block[])
        [
            new Space(0.5), _figure.Large(face, at == copy.Face.Length - 1 ? _figure.Caption : []),
        ]),
        new PageBreak(),
    ];

    // Both sides as large as each other.
    private IEnumerable<Block> Card()
    {
        var grid = SheetGrid.A4LargePrint;
        var ems = copy.Face.Min(face => CardHeight * face.Picture.Width / face.Picture.Height) / grid.Em;
        var width = Math.Min(ems, grid.Columns);
        return
        [
            .. copy.Face.SelectMany(face => (Block[])
                [new Space(0.5), new Columns([new(width, [_figure.Large(face, [])])])]),
            new Paragraph(_figure.Caption),
        ];
    }
}
