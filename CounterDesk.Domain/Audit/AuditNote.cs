using System.Collections.Immutable;

namespace CounterDesk.Domain.Audit;

/// <summary>
/// What a service says about an action: who, what, why, for whom. The log adds the hall, the time and the place in the
/// chain. Texts that are longer than their column are cut; the log is never refused for the length of a text.
/// </summary>
public sealed record AuditNote
{
    public required AuditAction Action { get; init; }

    /// <summary>Ignored by an announcement, whose outcome is that it is announced.</summary>
    public AuditOutcome Outcome { get; init; } = AuditOutcome.Done;

    /// <summary>
    /// The clerk's id at the provider; null for what the program does by itself and for people without an account.
    /// </summary>
    public string? Actor { get; init; }

    public string? Role { get; init; }

    public string? Counter { get; init; }

    public Guid? Visit { get; init; }

    public string? Purpose { get; init; }

    public string? Basis { get; init; }

    /// <summary>Whom or what it is about, masked.</summary>
    public string? Subject { get; init; }

    /// <summary>
    /// The keyed hash of the holder's number or of what was searched for (KeyUse.AuditTerm), 32 bytes.
    /// </summary>
    public byte[]? SubjectHash { get; init; }

    /// <summary>The keyed hash of the license identifier (KeyUse.AuditTerm), 32 bytes.</summary>
    public byte[]? LicenseHash { get; init; }

    /// <summary>The code of the license's kind.</summary>
    public string? KindCode { get; init; }

    public ImmutableArray<AuditDetail> Details { get; init; } = [];
}
