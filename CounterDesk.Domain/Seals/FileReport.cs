using System.Collections.Immutable;

namespace CounterDesk.Domain.Seals;

/// <summary>
/// Every check made on a license file. The verdict follows from the checks; the worst signature decides.
/// </summary>
public sealed record FileReport
{
    public FileFormat Format { get; init; }

    /// <summary>
    /// Each <see cref="SealCheck"/> exactly once, in order: of the file, or the worst answer of its signatures.
    /// </summary>
    public required ImmutableArray<SealCheckResult> Checks { get; init; }

    public required ImmutableArray<FileReason> Reasons { get; init; }

    public required ImmutableArray<FileWarning> Warnings { get; init; }

    /// <summary>
    /// In the order of the file's list, or of the revisions they closed. Empty when it is rejected or not signed.
    /// </summary>
    public required ImmutableArray<SignatureReport> Signatures { get; init; }

    /// <summary>Null when the file could not be read that far, and for PDF files, whose pages are not read.</summary>
    public FileContent? Content { get; init; }

    public FileVerdict Verdict =>
        Signatures.IsEmpty && Reasons.All(reason => reason is FileReason.SignaturesEmpty)
            ? FileVerdict.NotSigned
            : CheckSheet.VerdictOf(Reasons, Checks);
}
