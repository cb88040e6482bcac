using CounterDesk.Domain.Visits;
using VisitPurpose = CounterDesk.Domain.Visits.Purpose;

namespace CounterDesk.Web.Features.Desk.Purpose;

/// <summary>What the clerk has typed and chosen so far, and the first thing that is still missing.</summary>
public sealed class PurposeForm
{
    public string Text { get; set; } = "";

    public string Recipient { get; set; } = "";

    public BasisKind? Kind { get; set; }

    public BasisProof? Proof { get; set; }

    public string Note { get; set; } = "";

    /// <summary>A kind that can be given in one way only needs no answer.</summary>
    public BasisProof? GivenProof => Kind is { } kind && Basis.ProofsOf(kind) is [var only] ? only : Proof;

    public bool AsksForProof => Kind is { } kind && Basis.ProofsOf(kind).Count > 1;

    public bool AsksForNote => Kind is { } kind && Basis.NeedsNote(kind);

    /// <summary>The key of the words that say what to do first; null when everything is there.</summary>
    public string? Missing =>
        VisitPurpose.FindTextFault(Text) is { } text ? Words(text, "Text")
        : VisitPurpose.FindRecipientFault(Recipient) is { } recipient ? Words(recipient, "Recipient")
        : Kind is not { } kind ? "Missing_Basis"
        : GivenProof is null ? "Missing_Proof"
        : Basis.FindNoteFault(kind, Note) is { } note ? Words(note, $"Note_{kind}")
        : null;

    public static PurposeForm Of(Visit visit) => new()
    {
        Text = visit.PurposeText ?? "",
        Recipient = visit.Recipient ?? "",
        Kind = visit.BasisKind,
        Proof = visit.BasisProof,
        Note = visit.BasisNote ?? "",
    };

    public (VisitPurpose Purpose, Basis Basis) Read() =>
        (VisitPurpose.Create(Text, Recipient), Basis.Create(Kind!.Value, GivenProof!.Value, AsksForNote ? Note : null));

    private static string Words(TextFault fault, string field) => fault switch
    {
        TextFault.Missing => $"Missing_{field}",
        TextFault.TooLong or TextFault.ControlCharacter => "Missing_Mend",
    };
}
