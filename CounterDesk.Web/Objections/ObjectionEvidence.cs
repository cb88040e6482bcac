using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.Objections;

/// <summary>What backs an objection, readable only with the key ring. It lies apart because it ends sooner.</summary>
internal sealed class ObjectionEvidence
{
    /// <summary>The objection's number.</summary>
    public required string Number { get; init; }

    /// <summary>A <see cref="KeptEvidence"/>.</summary>
    public required EncryptedContent Content { get; init; }
}
