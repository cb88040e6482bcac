namespace CounterDesk.Domain.Visits;

/// <summary>What a mandate must be like for the desk to act on it, in the order in which it is shown.</summary>
public enum MandateRequirement
{
    /// <summary>The letter names the agent who came.</summary>
    AgentNamed,

    /// <summary>The letter is from the principal.</summary>
    PrincipalNamed,

    MatterCovered,

    /// <summary>The matter is one that somebody else may do.</summary>
    MayBeDelegated,

    WithinTerm,

    SignatureSeen,

    /// <summary>Nothing is known that ended it early.</summary>
    NotEnded,

    /// <summary>
    /// It reaches to every license that is asked for. One that it does not reach stops that license alone.
    /// </summary>
    ScopeCovers,
}

public enum MandateAnswer
{
    Fulfilled,
    NotFulfilled,

    /// <summary>Never adds up to a yes.</summary>
    CouldNotBeTold,
}

/// <summary>Why a requirement is not fulfilled, or could not be told.</summary>
public enum MandateReason
{
    /// <summary>Whoever the letter names has not been identified yet.</summary>
    NotIdentified,

    /// <summary>The two names differ only where one has a stand-in for a rare character: a number must tell.</summary>
    NameUnencoded,

    AnotherName,

    ItemNotChosen,

    /// <summary>The letter's words are not those of the item, and nobody has said yet whether they cover it.</summary>
    MatterNotRead,

    AnotherMatter,
    InPersonOnly,
    NotYet,

    /// <summary>The last day is past: it has ended.</summary>
    Over,

    /// <summary>No last day, and not until the matter is done.</summary>
    NoEndStated,

    /// <summary>The term is longer than the hall accepts.</summary>
    TooLong,

    NotSigned,

    /// <summary>See <see cref="Mandate.KnownEnd"/>.</summary>
    Ended,

    KindsNotChosen,
    KindsLeftOut,
}

/// <summary>The answer to one requirement, with a reason whenever it is not a plain yes.</summary>
public sealed record MandateResult
{
    private MandateResult(MandateRequirement requirement, MandateAnswer answer, MandateReason? reason) =>
        (Requirement, Answer, Reason) = (requirement, answer, reason);

    public MandateRequirement Requirement { get; }

    public MandateAnswer Answer { get; }

    public MandateReason? Reason { get; }

    public static MandateResult Fulfilled(MandateRequirement requirement) =>
        new(requirement, MandateAnswer.Fulfilled, null);

    public static MandateResult NotFulfilled(MandateRequirement requirement, MandateReason reason) =>
        new(requirement, MandateAnswer.NotFulfilled, reason);

    public static MandateResult CouldNotBeTold(MandateRequirement requirement, MandateReason reason) =>
        new(requirement, MandateAnswer.CouldNotBeTold, reason);
}
