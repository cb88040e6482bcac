using System.Collections.Immutable;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Objections;

/// <summary>
/// The letter by which a hall reports an objection to an issuer that no platform reaches (数据异议函), as a document. It
/// names the license in full: the issuer has to find it.
/// </summary>
/// <param name="Objection">What is reported.</param>
/// <param name="Identifier">Of the license; null when it was not found.</param>
/// <param name="LicenseNumber">On the license, or what was searched for.</param>
/// <param name="HolderName">Whose it is; null when nobody knows.</param>
/// <param name="Note">What is wrong in the clerk's words, when she wrote any.</param>
/// <param name="HallName">Who writes.</param>
/// <param name="Phone">Where the hall can be asked.</param>
/// <param name="MadeAt">China's time.</param>
/// <param name="IsDemo">Whether everybody in it is invented.</param>
public sealed record ObjectionLetter(
    Objection Objection, string? Identifier, string LicenseNumber, string? HolderName, string? Note, string HallName,
    string Phone, DateTimeOffset MadeAt, bool IsDemo)
{
    private const double LabelWidth = 7;
    private const double EnglishLabelWidth = 8;

    /// <summary>Where whoever raised it can be called; null when she left no number.</summary>
    public string? ApplicantPhone { get; init; }

    public override string ToString() => nameof(ObjectionLetter);

    public Document Compose(DocumentWords words) => new()
    {
        Grid = SheetGrid.A4,
        Language = words.Language,
        Title = words["Letter_DocumentTitle", Objection.Number],
        Author = HallName,
        DrawnAt = MadeAt,
        Head = new([.. Demo(words), HallName], [words["Letter_Number", Objection.Number]]),
        Foot = new([words["Letter_Foot"]], []),
        Body =
        [
            new Heading(1, [words["Letter_Title"]]),
            new Space(1),
            new Paragraph([words.Content(words["Letter_To", Objection.IssuerName ?? words["Slip_Issuer_Unknown"]])]),
            new Paragraph([words["Letter_Intro"]]),
            new Space(0.5),
            Facts(words),
            new Space(0.5),
            new Paragraph([words["Letter_Ask"]]),
            new Paragraph([words["Letter_Reply", Objection.Number, Phone]]),
            new Space(1),
            new Paragraph([words.Content(HallName)]) { Alignment = Alignment.End },
            new Paragraph([words.Date(DateOnly.FromDateTime(MadeAt.DateTime))]) { Alignment = Alignment.End },
            new Paragraph([words["Letter_Seal"]]) { Alignment = Alignment.End },
        ],
    };

    private Table Facts(DocumentWords words) => new(
        [words.AreChinese ? LabelWidth : EnglishLabelWidth, 0],
        [
            Fact(words, "Kind", words.Content(Objection.KindName ?? words["Letter_Unknown"])),
            Fact(words, "License", Run.Number(LicenseNumber)),
            .. Identifier is { } identifier ? (Row[])[Fact(words, "Identifier", Run.Number(identifier))] : [],
            .. HolderName is { } holder ? (Row[])[Fact(words, "Holder", words.Content(holder))] : [],
            Fact(words, "Fault", Fault(words)),
            .. ApplicantPhone is { } called ? (Row[])[Fact(words, "ApplicantPhone", Run.Number(called))] : [],
            Fact(words, "Found", words["Letter_Found_Value", words.Time(At), Objection.Counter]),
            new(
                Cell.Label(words["Slip_Due"]),
                Cell.Value(Objection.DueOn is { } due
                    ? words.Runs("Slip_Due_Value", words.Date(due))
                    : words.Runs("Slip_Due_Unknown"))),
        ])
    {
        RuleAbove = RuleWeight.Thick,
        RuleBelow = RuleWeight.Middle,
    };

    // When it was filed, on the counter's clock.
    private DateTimeOffset At => new DateTimeOffset(Objection.FiledAtUtc, TimeSpan.Zero).ToOffset(MadeAt.Offset);

    private static Row Fact(DocumentWords words, string label, Run value) =>
        new(Cell.Label(words[$"Letter_{label}"]), Cell.Value(value));

    private Run Fault(DocumentWords words)
    {
        var fault = words[$"Slip_Fault_{Objection.Fault}"];
        return Note is null ? fault : words.Content(words["Slip_Fault_WithNote", fault, Note]);
    }

    private ImmutableArray<Run> Demo(DocumentWords words) =>
        IsDemo ? [new Run(words["Demo"]) { Bold = true, Inverted = true }, "　"] : [];
}
