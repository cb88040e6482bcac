using System.Collections.Immutable;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Domain.Enterprises;

/// <summary>How one license of an enterprise stands, what must be seen to first.</summary>
public enum LineState
{
    NotGenuine,

    /// <summary>Ended, suspended, taken away, or not yet begun.</summary>
    NotInForce,

    /// <summary>The matter needs one, every source has answered, and none has any.</summary>
    Missing,

    /// <summary>Whether there is one, whether it is genuine or whether it is in force could not be told.</summary>
    NotTold,

    /// <summary>Genuine and in force, for <see cref="EnterpriseLicenses.SoonDays"/> days more at most.</summary>
    EndsSoon,

    /// <summary>Genuine and in force.</summary>
    InOrder,

    /// <summary>Nobody may look at licenses of this kind here: it was not agreed to, or the right to act is not shown yet.</summary>
    NotLookedAt,

    /// <summary>It is being fetched and verified.</summary>
    Waiting,
}

/// <summary>One license of an enterprise, or a kind of which there is none.</summary>
/// <param name="KindCodes">Of a license its kind; where one is missing, the kinds any of which would do.</param>
/// <param name="State">How it stands.</param>
public sealed record EnterpriseLine(ImmutableArray<string> KindCodes, LineState State)
{
    /// <summary>Null where there is no license.</summary>
    public LicenseHit? Hit { get; init; }

    /// <summary>Null where nothing was read yet, or nothing is there to be read.</summary>
    public LineFinding? Finding { get; init; }

    /// <summary>Days until its last one, 0 on that day itself; null unless it <see cref="LineState.EndsSoon"/>.</summary>
    public int? DaysLeft { get; init; }
}
