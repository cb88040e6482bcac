using CounterDesk.Domain.WorkingDays;

namespace CounterDesk.Domain.Objections;

/// <summary>What is kept of an objection from the moment it is filed, besides its number.</summary>
public sealed record FiledObjection
{
    public required string Hall { get; init; }

    public required DateOnly Day { get; init; }

    public required ObjectionFault Fault { get; init; }

    public required Guid Visit { get; init; }

    public required string Counter { get; init; }

    public required string ClerkId { get; init; }

    /// <summary>Keyed hash of the license identifier, or of what was searched for and not found.</summary>
    public required byte[] AboutHash { get; init; }

    /// <summary>The number of the license, or what was searched for, masked.</summary>
    public required string AboutMasked { get; init; }

    public string? MaskedHolder { get; init; }

    /// <summary>Null when the license was not found: then nobody knows its kind or its issuer.</summary>
    public string? KindCode { get; init; }

    public string? KindName { get; init; }

    public string? IssuerName { get; init; }

    public required DueDay Due { get; init; }

    public required DateTime AtUtc { get; init; }
}
