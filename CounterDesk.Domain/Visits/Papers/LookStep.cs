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

    /// <summary>Somebody wanted to search; nobody had agreed, and nothing was asked.</summary>
    public sealed record NotSearched : LookStep;

    public sealed record Opened(AuditOutcome Outcome) : LookStep;

    public sealed record Verified(GenuineAnswer Genuine, InForceAnswer InForce) : LookStep;

    /// <summary>A sharing platform was asked, so the number went there.</summary>
    public sealed record PlatformAsked(AuditOutcome Outcome) : LookStep;

    /// <summary>The source was asked whose an e-license code is, and it was this person's.</summary>
    public sealed record CodeResolved(AuditOutcome Outcome) : LookStep;

    /// <summary>The whole name and number were shown to a clerk.</summary>
    public sealed record IdentityRevealed : LookStep;

    /// <summary>Somebody looked at a letter, a consent or a signature that is kept of a visit.</summary>
    public sealed record ProofRead(AuditOutcome Outcome) : LookStep;

    /// <summary>Somebody asked who looked.</summary>
    public sealed record WhoLookedAsked(AuditOutcome Outcome) : LookStep;

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
