using System.Collections.Immutable;

namespace CounterDesk.Domain.Seals;

/// <summary>What verifying one license file found: every <see cref="SealCheck"/> exactly once, the worst signature deciding.</summary>
public sealed record FileReport
{
    public required FileVerdict Verdict { get; init; }

    public required ImmutableArray<FileReason> Reasons { get; init; }

    public required ImmutableArray<FileWarning> Warnings { get; init; }

    public required ImmutableArray<SealCheckResult> Checks { get; init; }

    public required ImmutableArray<SignatureReport> Signatures { get; init; }

    /// <summary>What the file says, for comparing; null when it could not be read.</summary>
    public FileContent? Content { get; init; }
}

/// <summary>What verifying one signature of a file found. What could not be read is null.</summary>
public sealed record SignatureReport
{
    public required string Id { get; init; }

    public required FileVerdict Verdict { get; init; }

    public required ImmutableArray<FileReason> Reasons { get; init; }

    public required ImmutableArray<FileWarning> Warnings { get; init; }

    public required ImmutableArray<SealCheckResult> Checks { get; init; }

    public string? SealName { get; init; }

    public string? SignerName { get; init; }

    public string? MakerName { get; init; }

    /// <summary>As the signature itself says; a time stamp may say more.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    public DateTimeOffset? SealValidFrom { get; init; }

    public DateTimeOffset? SealValidUntil { get; init; }

    public CertificateFacts? Signer { get; init; }

    public CertificateFacts? Maker { get; init; }

    /// <summary>The files of the package that this signature protects.</summary>
    public ImmutableArray<string> CoveredEntries { get; init; } = [];
}

/// <summary>What a certificate says of itself. Whether anybody vouches for it is in the checks.</summary>
public sealed record CertificateFacts(
    string Subject, string Issuer, string SerialNumber, DateTimeOffset ValidFrom, DateTimeOffset ValidUntil);

/// <summary>What a license file says about the license, in the places where faces are looked for.</summary>
/// <param name="CustomData">DocInfo/CustomDatas of OFD.xml, by name.</param>
/// <param name="CoveredAttachments">Only attachments that a signature protects.</param>
/// <param name="PageText">The text objects of all pages, in reading order.</param>
/// <param name="PageCount">Pages of the first document.</param>
public sealed record FileContent(
    ImmutableDictionary<string, string> CustomData,
    ImmutableArray<FaceAttachment> CoveredAttachments,
    string PageText,
    int PageCount);

/// <summary>An attachment that may hold the face as XML or JSON.</summary>
public sealed record FaceAttachment(string Name, ReadOnlyMemory<byte> Bytes);
