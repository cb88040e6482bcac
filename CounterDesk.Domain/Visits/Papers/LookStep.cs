using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Verification;

namespace CounterDesk.Domain.Visits.Papers;

/// <summary>One thing that was done with a license, and its result.</summary>
public abstract record LookStep
{
    private LookStep()
    {
    }

    /// <summary>A list of names came at most.</summary>
    public sealed record Searched(AuditOutcome Outcome) : LookStep;

    public sealed record Opened(AuditOutcome Outcome) : LookStep;

    public sealed record Verified(GenuineAnswer Genuine, InForceAnswer InForce) : LookStep;

    /// <summary>Masked fields were shown.</summary>
    public sealed record Revealed(int Fields) : LookStep;

    /// <summary>A copy was made; <paramref name="NumberTail"/> is the end of its number.</summary>
    public sealed record Copied(string NumberTail, DateOnly Until, CopyFate Fate) : LookStep;
}

/// <summary>What became of a copy's sheets.</summary>
public enum CopyFate
{
    HandedOut,

    /// <summary>They did not come out well, or the copy was withdrawn.</summary>
    Void,

    /// <summary>Nobody has said yet.</summary>
    NotTold,

    /// <summary>It was made ahead, and nobody has it yet.</summary>
    Waiting,
}
