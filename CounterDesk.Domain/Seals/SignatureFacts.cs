using CounterDesk.Domain.Seals.Certificates;
using CounterDesk.Domain.Seals.Values;

namespace CounterDesk.Domain.Seals;

/// <summary>What a signature value says of itself, for the report. What could not be read is null.</summary>
internal sealed record SignatureFacts
{
    public SesSeal? Seal { get; init; }

    public Certificate? Signer { get; init; }

    public Certificate? Maker { get; init; }

    public DateTimeOffset? SignedAt { get; init; }

    public DateTimeOffset? StampedAt { get; init; }

    public RevocationFacts? SignerRevocation { get; init; }

    public RevocationFacts? MakerRevocation { get; init; }
}

/// <summary>
/// Whom the hall trusts, the moment of judging, which only remarks depend on, and what the hall said it needs the
/// license for.
/// </summary>
internal sealed record Judgment(TrustStore Trust, DateTimeOffset Now, string? Purpose = null);
