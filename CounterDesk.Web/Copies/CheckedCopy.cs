using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Copies;

/// <summary>
/// What a receiver is told: the answer, when it was given, and what to compare with the paper. Nothing else of a copy.
/// </summary>
public sealed record CheckedCopy(CheckAnswer Answer, DateTimeOffset At)
{
    public CopyOnPaper? Paper { get; init; }

    /// <summary>The state that the license was last known to be in.</summary>
    public LicenseStatus? LicenseStatus { get; init; }

    /// <summary>
    /// When the license was last heard of; where nothing was heard since, when the copy was made. Null where the
    /// register did not say.
    /// </summary>
    public DateTimeOffset? KnownAsOf { get; init; }

    /// <summary>Why it is void; null where it is not, and where the register does not say.</summary>
    public VoidReason? VoidFor { get; init; }

    /// <summary>
    /// As of when the register is known, where the check page runs alone on an extract of it; null where it was asked just
    /// now.
    /// </summary>
    public DateTimeOffset? RegisterAsOf { get; init; }

    /// <summary>What was reported of the copy before; null when nothing was.</summary>
    public ReportStanding? Report { get; init; }

    /// <summary>The register has the copy, so that whoever holds it may say that it looks wrong.</summary>
    public bool MayBeReported { get; init; }

    /// <summary>When the copy was made void or withdrawn, or the key that signed it was withdrawn.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
