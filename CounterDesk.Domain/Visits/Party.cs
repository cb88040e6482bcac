namespace CounterDesk.Domain.Visits;

/// <summary>
/// A person or an enterprise at a visit (办事当事人). Identity, basis and consent are each party's own. Names and
/// numbers stand here masked and as keyed hash; the whole ones are kept apart, encrypted, while the visit is open.
/// </summary>
public sealed class Party
{
    public const int MaxKindsLength = 1024;
    public const int MaxConfirmerLength = 64;

    private Party()
    {
    }

    internal Party(Guid visitId, int ordinal, PartyRole role, bool isPresent) =>
        (VisitId, Ordinal, Role, IsPresent) = (visitId, ordinal, role, isPresent);

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid VisitId { get; private init; }

    /// <summary>From 1; the order in which they are asked on the one screen.</summary>
    public int Ordinal { get; private init; }

    public PartyRole Role { get; private init; }

    public bool IsPresent { get; private init; }

    public string? MaskedName { get; private set; }

    public string? MaskedNumber { get; private set; }

    /// <summary>The keyed hash of the number, as the audit log has it; null until the identity is known.</summary>
    public byte[]? NumberHash { get; private set; }

    /// <summary>Full years on the day of the visit. Once it is closed, the decade: enough for the report of the day.</summary>
    public int? Age { get; private set; }

    public bool? IsMale { get; private set; }

    public IdentityMethod? Method { get; private set; }

    public TypedReason? TypedReason { get; private set; }

    public SeenDocuments Seen { get; private set; }

    public FaceAnswer? Face { get; private set; }

    public bool IsReaderSigned { get; private set; }

    public DateTime? IdentifiedAtUtc { get; private set; }

    /// <summary>Who confirmed the identity beside the clerk, when the clerk alone could not.</summary>
    public string? ConfirmedBy { get; private set; }

    public DateTime? ConfirmedUntilUtc { get; private set; }

    public BasisKind? BasisKind { get; private set; }

    public BasisProof? BasisProof { get; private set; }

    public string? BasisNote { get; private set; }

    public DateTime? BasisAtUtc { get; private set; }

    /// <summary>What the party, or who acts for it, answered when last asked.</summary>
    public ConsentAnswer? Answer { get; private set; }

    public DateTime? AnsweredAtUtc { get; private set; }

    /// <summary>Codes of the kinds that may be looked at, a space between.</summary>
    public string? AgreedKinds { get; private set; }

    /// <summary>The kind of the license that proved that this party may act for the other.</summary>
    public string? ProvenByKind { get; private set; }

    public Basis? Basis =>
        BasisKind is { } kind && BasisProof is { } proof ? Visits.Basis.Create(kind, proof, BasisNote) : null;

    public bool IsKnown => NumberHash is not null;

    /// <summary>Whether the card that says who it is was past its last day.</summary>
    public bool IsCardExpired =>
        Method is IdentityMethod.ExpiredCard || TypedReason is Visits.TypedReason.CardExpired;

    /// <summary>Somebody who is here must be who the document says; of somebody who is not, only the number is known.</summary>
    public bool IsIdentified => Role is PartyRole.Helper
        || (IsKnown && (!IsPresent || (Face is FaceAnswer.Same && !IsCardExpired) || ConfirmedBy is not null));

    /// <summary>
    /// Whether it is known already, by another number. Who was found not to be the one on the document is not known.
    /// </summary>
    public bool IsKnownOtherwise(byte[] numberHash) =>
        IsKnown && Face is not FaceAnswer.NotSame && !Has(numberHash);

    public bool Has(byte[] numberHash) => NumberHash is { } hash && hash.AsSpan().SequenceEqual(numberHash);

    public bool MayLookAt(string kindCode) => Kinds.Split(AgreedKinds).Contains(kindCode);

    internal void Identify(Identity identity, IdentifiedAs known, DateTime atUtc)
    {
        EndConfirmation();
        (Method, TypedReason, Seen) = (identity.Method, identity.Reason, identity.Seen);
        (Face, IsReaderSigned, IdentifiedAtUtc) = (identity.Face, identity.IsSigned, atUtc);
        (MaskedName, MaskedNumber, NumberHash) = (known.MaskedName, known.MaskedNumber, known.NumberHash);
        (Age, IsMale) = (known.Age, known.IsMale);
        Forget();
    }

    internal void Confirm(string secondPerson, DateTime untilUtc) =>
        (ConfirmedBy, ConfirmedUntilUtc) = (Mask.Cut(secondPerson, MaxConfirmerLength), untilUtc);

    internal void Agree(Basis basis, string kinds, DateTime atUtc)
    {
        (BasisKind, BasisProof, BasisNote, BasisAtUtc) = (basis.Kind, basis.Proof, basis.Note, atUtc);
        (Answer, AnsweredAtUtc, AgreedKinds) = (ConsentAnswer.Agreed, atUtc, kinds);
    }

    /// <summary>What was agreed to before stays agreed to.</summary>
    internal void Refuse(DateTime atUtc) => (Answer, AnsweredAtUtc) = (ConsentAnswer.Refused, atUtc);

    internal void Prove(string kindCode) => ProvenByKind = kindCode;

    /// <summary>Another purpose is asked for anew.</summary>
    internal void Forget()
    {
        (BasisKind, BasisProof, BasisNote, BasisAtUtc) = (null, null, null, null);
        (Answer, AnsweredAtUtc, AgreedKinds, ProvenByKind) = (null, null, null, null);
    }

    /// <summary>What the visit no longer needs once it has ended.</summary>
    internal void Close()
    {
        (MaskedNumber, IsMale) = (null, null);
        Age = Age / 10 * 10;
    }

    internal bool HasConfirmationEnded(DateTime nowUtc) => ConfirmedUntilUtc <= nowUtc;

    internal void EndConfirmation() => (ConfirmedBy, ConfirmedUntilUtc) = (null, null);
}

/// <summary>Whom an identity names, as far as a row keeps it.</summary>
/// <param name="MaskedName">An organization's whole: those are public.</param>
/// <param name="MaskedNumber">As the desk shows it.</param>
/// <param name="NumberHash">32 bytes, keyed.</param>
/// <param name="Age">In full years; null where the number does not tell.</param>
/// <param name="IsMale">Null where the number does not tell.</param>
public sealed record IdentifiedAs(string MaskedName, string MaskedNumber, byte[] NumberHash, int? Age, bool? IsMale);
