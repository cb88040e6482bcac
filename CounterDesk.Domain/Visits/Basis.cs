using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CounterDesk.Domain.Visits;

/// <summary>By what right the clerk looks (用证依据).</summary>
public enum BasisKind
{
    /// <summary>The holder agreed.</summary>
    HolderAuthorization,

    /// <summary>The holder sent somebody with a mandate.</summary>
    Mandate,

    /// <summary>A law or regulation lets the office look without asking.</summary>
    StatutoryDuty,

    /// <summary>The guardian agreed for the ward (民法典 Art. 23, 27, 28).</summary>
    Guardianship,

    /// <summary>Who acts for the enterprise agreed.</summary>
    LegalRepresentation,

    /// <summary>The holder is not here and asked in writing (书面申请).</summary>
    WrittenRequest,
}

/// <summary>How the basis was given, so that somebody can later see whether it was.</summary>
public enum BasisProof
{
    /// <summary>Said at the counter.</summary>
    Spoken,

    /// <summary>Signed on a paper form, which the office keeps.</summary>
    SignedPaper,

    /// <summary>A letter of attorney was shown; the note says which.</summary>
    LetterShown,

    /// <summary>The note names the provision.</summary>
    Provision,

    /// <summary>Pressed on the applicant's own screen.</summary>
    OnScreen,

    /// <summary>Signed with finger or pen on the applicant's own screen; the signature is kept.</summary>
    SignedOnScreen,

    /// <summary>Pressed by the applicant on the clerk's monitor, turned round.</summary>
    MonitorTurned,

    /// <summary>On the holder's own phone, where a platform asked; what was fetched by it was the holder's.</summary>
    OnPhone,

    /// <summary>It came as a letter; the note says of which day.</summary>
    RequestLetter,

    /// <summary>As <see cref="RequestLetter"/>, by fax.</summary>
    RequestFax,

    /// <summary>As <see cref="RequestLetter"/>, on the hall's own form.</summary>
    RequestForm,
}

/// <summary>By what right the clerk looks, how that was given, and the note that leads back to it.</summary>
public sealed record Basis
{
    public const int MaxNoteLength = 100;

    private Basis(BasisKind kind, BasisProof proof, string? note) => (Kind, Proof, Note) = (kind, proof, note);

    public BasisKind Kind { get; }

    public BasisProof Proof { get; }

    /// <summary>The letter or the provision. Never empty where <see cref="NeedsNote"/> says so.</summary>
    public string? Note { get; }

    /// <summary>The ways in which a basis of this kind can be given, the usual one first.</summary>
    public static IReadOnlyList<BasisProof> ProofsOf(BasisKind kind) => kind switch
    {
        // The phone is the holder's own. Of an agent's the letter is the basis, and the phone the way he was asked.
        BasisKind.HolderAuthorization =>
            [
                BasisProof.OnScreen, BasisProof.SignedOnScreen, BasisProof.MonitorTurned, BasisProof.SignedPaper,
                BasisProof.Spoken, BasisProof.OnPhone,
            ],
        BasisKind.Guardianship or BasisKind.LegalRepresentation =>
            [
                BasisProof.OnScreen, BasisProof.SignedOnScreen, BasisProof.MonitorTurned, BasisProof.SignedPaper,
                BasisProof.Spoken,
            ],
        BasisKind.Mandate => [BasisProof.LetterShown],
        BasisKind.StatutoryDuty => [BasisProof.Provision],
        BasisKind.WrittenRequest => [BasisProof.RequestLetter, BasisProof.RequestFax, BasisProof.RequestForm],
    };

    /// <summary>Whether words must say which letter or which provision it was.</summary>
    public static bool NeedsNote(BasisKind kind) =>
        kind is BasisKind.Mandate or BasisKind.StatutoryDuty or BasisKind.WrittenRequest;

    /// <summary>That of somebody who asked in writing; the note is the day of the request.</summary>
    public static Basis OfRequest(RequestForm form, DateOnly writtenOn) => Create(
        BasisKind.WrittenRequest,
        form switch
        {
            RequestForm.Letter => BasisProof.RequestLetter,
            RequestForm.Fax => BasisProof.RequestFax,
            RequestForm.SignedForm => BasisProof.RequestForm,
        },
        writtenOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static TextFault? FindNoteFault(BasisKind kind, string? note) =>
        TypedText.FindFault(note, MaxNoteLength) is { } fault && (fault is not TextFault.Missing || NeedsNote(kind)) ? fault : null;

    public static bool TryCreate(BasisKind kind, BasisProof proof, string? note, [NotNullWhen(true)] out Basis? basis)
    {
        basis = ProofsOf(kind).Contains(proof) && FindNoteFault(kind, note) is null
            ? new Basis(kind, proof, TypedText.Tidy(note) is { Length: > 0 } words ? words : null)
            : null;
        return basis is not null;
    }

    /// <exception cref="ArgumentException">The proof does not belong to the kind, or the note is missing or malformed.</exception>
    public static Basis Create(BasisKind kind, BasisProof proof, string? note) =>
        TryCreate(kind, proof, note, out var basis)
            ? basis
            : throw new ArgumentException("Ask ProofsOf and FindNoteFault before creating a basis.", nameof(kind));
}
