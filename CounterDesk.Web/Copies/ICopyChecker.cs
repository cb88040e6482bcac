using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Web.Copies;

/// <summary>
/// Answers receivers about copies: from the hall's own register, or from an extract of it where the check page runs alone.
/// </summary>
public interface ICopyChecker
{
    /// <summary>
    /// The keys with which codes are checked, and of when they are known. Null while they cannot be read: then nothing
    /// signed may be called good.
    /// </summary>
    PublishedKeys? PublishedKeys { get; }

    /// <summary>Answers for the text of a scanned code. Nothing of it goes into a log or an exception.</summary>
    Task<CheckedCopy> CheckCodeAsync(string text, CancellationToken cancellationToken);

    /// <summary>
    /// Answers for a typed number, only together with its check value. Whether the number does not exist, the value is
    /// another, or too many values were tried: the answer is the same.
    /// </summary>
    Task<CheckedCopy> CheckTypedAsync(CopyNumber number, CheckValue value, CancellationToken cancellationToken);
}
