using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.Proofs;

/// <summary>What is known of a kept picture besides the picture. It stays when the picture has ended.</summary>
public sealed class Proof
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid VisitId { get; init; }

    /// <summary>The party of the visit whose letter, consent or signature it is.</summary>
    public required Guid PartyId { get; init; }

    public required ProofKind Kind { get; init; }

    public required PlainImageFormat Format { get; init; }

    /// <inheritdoc cref="PlainImage" path="/param[@name='Orientation']"/>
    public required int Orientation { get; init; }

    public required DateTime KeptAtUtc { get; init; }

    /// <summary>The last day on which the picture is kept.</summary>
    public required DateOnly EndsOn { get; init; }

    public DateTime? WipedAtUtc { get; private set; }

    internal void Wipe(DateTime atUtc) => WipedAtUtc = atUtc;
}

/// <summary>The picture, readable only with the key ring. It lies apart because it ends, and the rest stays.</summary>
internal sealed class ProofContent
{
    public required Guid ProofId { get; init; }

    /// <summary>The bytes of a <see cref="PlainImage"/>.</summary>
    public required EncryptedContent Content { get; init; }
}
