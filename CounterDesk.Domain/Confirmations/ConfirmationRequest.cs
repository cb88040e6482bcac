namespace CounterDesk.Domain.Confirmations;

/// <summary>What a clerk asks a second person for, and until when there is time to answer.</summary>
public sealed record ConfirmationRequest
{
    public required string Hall { get; init; }

    public required ConfirmationMatter Matter { get; init; }

    /// <summary>The party's name, masked; null while nobody knows it.</summary>
    public string? MaskedName { get; init; }

    /// <summary>Why the clerk would go past the check, in her own words.</summary>
    public required string Reason { get; init; }

    public required string ClerkId { get; init; }

    public required string ClerkNumber { get; init; }

    public required string Counter { get; init; }

    public required DateTime AtUtc { get; init; }

    public required DateTime ExpiresAtUtc { get; init; }
}
