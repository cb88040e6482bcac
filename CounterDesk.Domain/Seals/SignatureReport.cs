using System.Collections.Immutable;

namespace CounterDesk.Domain.Seals;

/// <summary>
/// Every check made on one signature of a file. Texts are as the file has them; the verdict follows from the checks.
/// </summary>
public sealed record SignatureReport
{
    public required string Id { get; init; }

    /// <summary>Each <see cref="SealCheck"/> exactly once, in order.</summary>
    public required ImmutableArray<SealCheckResult> Checks { get; init; }

    /// <summary>All reasons, in the order of their checks. A check may have several.</summary>
    public required ImmutableArray<FileReason> Reasons { get; init; }

    public required ImmutableArray<FileWarning> Warnings { get; init; }

    /// <summary>Null when the signature has no seal, or could not be read.</summary>
    public string? SealName { get; init; }

    public DateTimeOffset? SealValidFrom { get; init; }

    public DateTimeOffset? SealValidUntil { get; init; }

    public CertificateFacts? Signer { get; init; }

    public CertificateFacts? Maker { get; init; }

    public string? SignerName => Signer?.Name;

    public string? MakerName => Maker?.Name;

    /// <summary>As the signer claims it.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>As a time-stamping authority witnessed it; null without a time stamp.</summary>
    public DateTimeOffset? StampedAt { get; init; }

    /// <summary>
    /// As of when it is known that the signer was not revoked; null when nobody trusted could say so, or the hall
    /// trusts the signer by name.
    /// </summary>
    public RevocationFacts? SignerRevocation { get; init; }

    /// <summary>The same of the seal's maker.</summary>
    public RevocationFacts? MakerRevocation { get; init; }

    /// <summary>Entries of an OFD package whose digests the signature protects and that are as they were.</summary>
    public ImmutableArray<string> CoveredEntries { get; init; } = [];

    /// <summary>The same by what they are; empty in a PDF file.</summary>
    public ImmutableArray<CoveredPart> CoveredParts { get; init; } = [];

    /// <summary>Everything in the file when it was signed, as a signature of a PDF file does.</summary>
    public bool CoversWholeFile { get; init; }

    /// <summary>
    /// What is shown and left open by this signature: entries of an OFD package; in a PDF file the places, as paths
    /// from the catalog, where later revisions show something else.
    /// </summary>
    public ImmutableArray<string> UncoveredEntries { get; init; } = [];

    /// <summary>The same by what they are; empty in a PDF file.</summary>
    public ImmutableArray<CoveredPart> UncoveredParts { get; init; } = [];

    public FileVerdict Verdict => CheckSheet.VerdictOf(Reasons, Checks);

    internal static SignatureReport Of(string id, CheckSheet sheet, SignatureFacts facts) => new()
    {
        Id = id,
        Checks = sheet.Results,
        Reasons = sheet.Reasons,
        Warnings = sheet.Warnings,
        SealName = facts.Seal?.Name,
        SealValidFrom = facts.Seal?.ValidFrom,
        SealValidUntil = facts.Seal?.ValidUntil,
        Signer = facts.Signer is { } signer ? CertificateFacts.Of(signer) : null,
        Maker = facts.Maker is { } maker ? CertificateFacts.Of(maker) : null,
        SignedAt = facts.SignedAt,
        StampedAt = facts.StampedAt,
        SignerRevocation = facts.SignerRevocation,
        MakerRevocation = facts.MakerRevocation,
    };
}
