using System.Collections.Immutable;
using CounterDesk.Domain.Audit;

namespace CounterDesk.Web.Auditing;

/// <summary>What reading a hall's chain showed.</summary>
/// <param name="Hall">The hall's code.</param>
/// <param name="Proven">The last entry up to which all are proven.</param>
/// <param name="Fault">The first entry that is not; null when there is none.</param>
public sealed record AuditProof(string Hall, long Proven, AuditFault? Fault)
{
    /// <summary>
    /// The first entry that was read: where the chain begins, unless what lies before was proven earlier.
    /// </summary>
    public long From { get; init; } = 1;

    /// <summary>The hash of the last proven entry, in hex; empty when no entry is.</summary>
    public string Head { get; init; } = "";

    /// <summary>Entries that are gone, and that somebody said why.</summary>
    public ImmutableArray<AuditAnchor> Gaps { get; init; } = [];

    /// <summary>Up to where entries were deleted after their time; null when none were.</summary>
    public AuditAnchor? Deleted { get; init; }

    /// <summary>Lines in the file of anchors that the hall did not write, or that were changed.</summary>
    public int DamagedAnchors { get; init; }

    /// <summary>Days that the log has closed or deleted and the file of anchors does not know.</summary>
    public ImmutableArray<AuditAnchor> MissingAnchors { get; init; } = [];

    public bool IsWhole => From == AuditAnchors.BeginBehind(Deleted);

    /// <summary>
    /// Without its anchors a log may have been cut: nobody can tell, and that is no yes.
    /// </summary>
    public AuditVerdict Verdict =>
        Fault is not null || DamagedAnchors > 0 ? AuditVerdict.NotWhole
        : !MissingAnchors.IsEmpty ? AuditVerdict.CouldNotBeTold
        : AuditVerdict.Whole;
}

public enum AuditVerdict
{
    Whole,
    NotWhole,
    CouldNotBeTold,
}
