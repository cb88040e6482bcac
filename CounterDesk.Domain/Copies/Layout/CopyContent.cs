using System.Collections.Immutable;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Copies.Layout;

/// <summary>The part that says what the license says, readable and searchable.</summary>
internal sealed class CopyContent(CertifiedCopy copy, DocumentWords words)
{
    // In ems, as the paper language has its tables.
    private const double LabelWidth = 7;
    private const double LongLabelWidth = 10;
    private const double TwofoldLabelWidth = 12;
    private const double TwofoldPairLabelWidth = 8;
    private const double PairColumnWidth = 13;
    private const int LongLabel = 7;

    /// <summary>How sensitive the license is, from the grade on that the hall says it of; null below.</summary>
    public string? Grade => copy.Order.Kind.Grade < copy.Order.GradeShownFrom
        ? null
        : words[
            copy.Fields.Any(printed => printed.Field.IsOfAnotherPerson) ? "Grade_WithOthers" : "Grade",
            words[$"Grade_{copy.Order.Kind.Grade}"]];

    /// <summary>All printed fields and the rows after them, then what is covered and what is not listed.</summary>
    public Section Whole(string part, params ImmutableArray<Row> last) => new(
    [
        new Heading(2, words.Beside(part)),
        .. FieldPairs.Of(copy.Fields.Printed) is { } pairs
            ? PairTables(pairs, last)
            : (Block[])[FieldTable([.. copy.Fields.Printed.Select(FieldRow), .. last])],
        .. Remarks(),
    ]);

    /// <summary>The rest, where the first page has the fields beside the face.</summary>
    public Section Rest(ImmutableArray<Row> rows) => new(
    [
        new Heading(2, words.Beside("Part_Content")) { Aside = new([words["Content_RestOnPage1"]]) },
        FieldTable(rows),
        .. Remarks(),
    ]);

    /// <summary>
    /// The same in large print: people one under the other, and the identifier over the whole measure, as it is wider
    /// than a column.
    /// </summary>
    public ImmutableArray<Block> Large(string part, params ImmutableArray<Row> last) =>
    [
        .. FieldPairs.Of(copy.Fields.Printed) is { } pairs
            ?
            [
                LargePart(words.Beside(part), pairs.Single),
                LargePart(words.Beside("Content_Holder"), pairs.Pairs.Select(pair => pair.Own)),
                LargePart(words.Beside(OtherOf(pairs)), pairs.Pairs.Select(pair => pair.Other), last),
            ]
            : (Block[])[LargePart(words.Beside(part), copy.Fields.Printed, last)],
        .. Remarks(),
        new Space(0.5),
        new Section([new Heading(3, words.Beside("Field_Identifier")), new Paragraph([IdentifierRun()])]),
    ];

    private Section LargePart(
        ImmutableArray<Run> heading, IEnumerable<CopyField> fields, params ImmutableArray<Row> last) =>
        new([new Heading(2, heading), FieldTable([.. fields.Select(FieldRow), .. last])]);

    private Table FieldTable(ImmutableArray<Row> rows) => new([LabelWidthOf(rows), 0], rows);

    public Row FieldRow(CopyField field) => new(Label(field), Value(field));

    public Row IdentifierRow() => new(Cell.Label(words.Under("Field_Identifier")), Cell.Value(IdentifierRun()));

    public Row SourceRow() => new(
        Cell.Label(words.Under("Field_Source")),
        Cell.Value(words["Source_At", SourceName, words.Time(SynchronizedAt)]));

    public string SourceName => copy.Order.License.Origin is { Named: { } name }
        ? name.In(words.AreChinese)
        : words[$"Source_{copy.Order.License.Origin.Source}"];

    public DateTimeOffset SynchronizedAt =>
        new DateTimeOffset(copy.Order.License.Origin.SynchronizedAtUtc).ToOffset(copy.Order.MadeAt.Offset);

    public string LabelOf(FaceField field) => LabelIn(words, field);

    /// <summary>The longest line of a label, in ems.</summary>
    public double LabelWidthOf(FaceField field) =>
        Math.Max(TextWidth.Of(LabelOf(field)), words.Second is { } second ? TextWidth.Of(LabelIn(second, field)) : 0);

    // A curly apostrophe is as wide as a Han character in these fonts.
    private static string LabelIn(DocumentWords words, FaceField field) =>
        words.AreChinese ? field.Label : field.EnglishLabel.Replace('’', '\'');

    private static Func<DocumentWords, string> OtherOf(FieldPairs pairs) =>
        words => words.AreChinese ? pairs.Heading : pairs.EnglishHeading;

    private double PairLabelWidth => words.Second is null ? LabelWidth : TwofoldPairLabelWidth;

    // Fields about both in two columns, then a column for each of the two.
    private Block[] PairTables(FieldPairs pairs, ImmutableArray<Row> last) =>
    [
        .. pairs.Single.IsEmpty
            ? (Block[])[]
            :
            [
                new Table(
                    [PairLabelWidth, PairColumnWidth, PairLabelWidth, 0], [.. pairs.Single.Chunk(2).Select(TwoFields)]),
            ],
        new Table(
            [PairLabelWidth, PairColumnWidth, 0],
            [
                .. pairs.Pairs.Select(pair => new Row(Label(pair.Own), Value(pair.Own), Value(pair.Other))),
                .. last.Select(row => row with { Cells = [row.Cells[0], row.Cells[1] with { Span = 2 }] }),
            ])
        {
            RuleAbove = RuleWeight.Thin,
            Header =
            [
                new(Cell.Label(""), Cell.ColumnHeading(words.Beside("Content_Holder")),
                    Cell.ColumnHeading(words.Beside(OtherOf(pairs)))),
            ],
        },
    ];

    private Row TwoFields(CopyField[] two) => two is [var left, var right]
        ? new(Label(left), Value(left), Label(right), Value(right))
        : new(Label(two[0]), Value(two[0]) with { Span = 3 });

    private IEnumerable<Block> Remarks()
    {
        var sentences = new List<string>();
        var masked = copy.Fields.Printed.Where(field => field.IsMasked).Select(field => LabelOf(field.Field)).ToList();
        if (masked.Count > 0)
        {
            sentences.Add(words["Content_Masked", words.List(masked)]);
        }

        if (!copy.Fields.NotListed.IsEmpty)
        {
            sentences.Add(words["Content_NotListed", words.List(copy.Fields.NotListed.Select(NotListed))]);
        }

        sentences.AddRange(
            from glyph in copy.Order.Substituted.DistinctBy(glyph => glyph.CodePoint)
            select words["Content_Substituted", glyph.CodePoint, $"U+{glyph.CodePoint.Value:X4}"]);
        if (!copy.Order.Coded.IsEmpty)
        {
            sentences.Add(words[
                "Content_Coded", words.List(copy.Order.Coded.Select(character => $"〔{CodePoints.Of(character)}〕"))]);
        }

        // Under the drawn sides it stands in their caption.
        if (copy.Face.IsEmpty && !copy.Order.SidesLeftOut.IsEmpty)
        {
            sentences.Add(new CopyFigure(copy, words).SidesLeftOut);
        }

        return sentences.Count == 0 ? [] : [new Space(0.1), new Paragraph([string.Concat(sentences)])];
    }

    private string NotListed(FaceField field) =>
        copy.Order.License.Face.Any(value => value.Key == field.Key && value.Value.Trim().Length > 0)
            ? LabelOf(field)
            : words["Content_Empty", LabelOf(field)];

    private Cell Label(CopyField field) => Cell.Label(words.Under(one => LabelIn(one, field.Field)));

    private Cell Value(CopyField field) => Cell.Value(field switch
    {
        { IsMasked: true } => new Run(CodePoints.Write(field.Printed, words.Coded))
        {
            Face = RunFace.Mono, Together = true, ReadAs = words["Content_MaskedSpoken", field.First, field.Last],
        },
        { Field.Type: FaceFieldType.Date } => words.Content(DateOf(field.Value)) with { Together = true },
        { Field.Type: FaceFieldType.ResidentId or FaceFieldType.IdentityDocument
            or FaceFieldType.CreditCode or FaceFieldType.BankCard or FaceFieldType.Number } =>
            words.Content(field.Value) with { Face = RunFace.Mono, Together = IsOnlyLatin(field.Value) },
        _ => words.Content(field.Value),
    });

    // 演（2025）云山市不动产证明第0003105号 is wider than a column in large print, and breaks between Han characters.
    private static bool IsOnlyLatin(string number) => number.All(char.IsAscii);

    private string DateOf(string value) => FaceDate.TryParse(value, out var day) ? words.Date(day) : value;

    // Two fixed lines, the first up to the end of the type code.
    private Run IdentifierRun()
    {
        var identifier = copy.Order.License.Identifier.Value;
        var end = identifier.IndexOf(copy.Order.License.Identifier.TypeCode, StringComparison.Ordinal)
            + copy.Order.License.Identifier.TypeCode.Length + 1;
        return Run.Identifier($"{identifier[..end]}\n{identifier[end..]}");
    }

    private double LabelWidthOf(ImmutableArray<Row> rows) =>
        words.Second is not null ? Math.Max(TwofoldLabelWidth, LongestLineOf(rows) + 1)
        : LongestLineOf(rows) switch
        {
            < LongLabel => LabelWidth,

            // A label as wide as its column would touch the value.
            var longest => Math.Max(LongLabelWidth, longest + 1),
        };

    private static int LongestLineOf(ImmutableArray<Row> rows) =>
        rows.Select(row => row.Cells[0].Runs[0].Text.Length).DefaultIfEmpty().Max();
}
