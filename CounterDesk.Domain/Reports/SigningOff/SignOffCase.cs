using System.Collections.Immutable;
using CounterDesk.Domain.Reports.Exceptions;

namespace CounterDesk.Domain.Reports.SigningOff;

/// <summary>What must be so before a day is signed, in the order in which somebody reads it.</summary>
public enum SignOffCondition
{
    /// <summary>The audit log has closed the day, and the report was closed after it.</summary>
    WholeDay,

    /// <summary>The numbers are those that were closed.</summary>
    NumbersIntact,

    /// <summary>The log was proven whole at least up to the day's last entry.</summary>
    LogProven,

    /// <summary>Numbers, papers, visits and log agree; or the signer writes what she did about it.</summary>
    EvenOrExplained,

    /// <summary>Every exception from the hall's level on is decided.</summary>
    ExceptionsDecided,

    /// <summary>The signer is a supervisor.</summary>
    IsSupervisor,

    /// <summary>No exception of the day concerns the signer.</summary>
    NotConcerned,

    /// <summary>Nobody has signed the day.</summary>
    NotSignedYet,

    /// <summary>The signer has just proven once more who she is.</summary>
    SignedInAgain,
}

/// <summary>Whether a condition is met. What could not be told is not met.</summary>
public enum ConditionState
{
    Met,
    NotMet,
    CouldNotBeTold,
}

/// <summary>How the audit log stands, as far as a day is concerned.</summary>
/// <param name="ProvenTo">The last entry that was found whole; null when none was or nobody can tell.</param>
/// <param name="HasFault">Whether the last proof found an entry that is not as it should be.</param>
/// <param name="IsKnown">False where the last proof could not be told.</param>
public sealed record LogProof(long? ProvenTo, bool HasFault, bool IsKnown);

/// <summary>All that is asked before somebody signs a day.</summary>
public sealed record SignOffCase
{
    /// <summary>The last version; null while the day goes on.</summary>
    public required ClosedReport? Closed { get; init; }

    /// <summary>What the closed numbers say; null where they cannot be read.</summary>
    public required DailyReport? Numbers { get; init; }

    public required LogProof Log { get; init; }

    /// <summary>Those that are shown; null while nobody can tell.</summary>
    public required ImmutableArray<RaisedException>? Exceptions { get; init; }

    /// <summary>Whom the exceptions concern that did not find room.</summary>
    public ImmutableArray<string> ConcernedBesides { get; init; } = [];

    public required ExceptionLevel DecideFrom { get; init; }

    public required Signer Signer { get; init; }

    public required bool IsSupervisor { get; init; }

    public required bool IsSigned { get; init; }

    public bool HasSignedInAgain { get; init; }

    public string? Note { get; init; }

    /// <summary>Whether the day does not add up, so that a word is needed.</summary>
    public bool NeedsNote => Numbers?.Reconciliation is { IsEven: false };

    /// <summary>How many exceptions wait for a decision that keeps the day from being signed.</summary>
    public int Undecided => Exceptions?.Count(raised => raised.Found.Level >= DecideFrom && raised.Last is null) ?? 0;

    /// <summary>The exceptions that concern the signer, by their place in the list.</summary>
    public ImmutableArray<int> ConcerningSigner =>
    [
        .. (Exceptions ?? []).Index().Where(raised => raised.Item.Concerned.Contains(Signer.Id)).Select(raised => raised.Index),
    ];

    /// <summary>Each condition, and whether it is met.</summary>
    public ImmutableArray<JudgedCondition> Judge() =>
        [.. Enum.GetValues<SignOffCondition>().Select(condition => new JudgedCondition(condition, StateOf(condition)))];

    /// <summary>What stands in the way, the first of all; null when the day may be signed.</summary>
    public SignOffCondition? FindFault() =>
        Judge().Where(judged => judged.State is not ConditionState.Met)
            .Select(judged => (SignOffCondition?)judged.Condition).FirstOrDefault();

    private ConditionState StateOf(SignOffCondition condition) => condition switch
    {
        SignOffCondition.WholeDay => When(Closed is { IsWholeDay: true }),
        SignOffCondition.NumbersIntact => Closed is null ? ConditionState.CouldNotBeTold
            : When(Closed.IsIntact && Numbers is not null),
        SignOffCondition.LogProven => LogState(),
        SignOffCondition.EvenOrExplained => Numbers?.Reconciliation is not { } held ? ConditionState.CouldNotBeTold
            : When(held.IsEven || ReportSignOff.FindNoteFault(Note, isNeeded: true) is null),
        SignOffCondition.ExceptionsDecided => Exceptions is null ? ConditionState.CouldNotBeTold : When(Undecided is 0),
        SignOffCondition.IsSupervisor => When(IsSupervisor),
        SignOffCondition.NotConcerned => Exceptions is null ? ConditionState.CouldNotBeTold
            : When(ConcerningSigner.IsEmpty && !ConcernedBesides.Contains(Signer.Id)),
        SignOffCondition.NotSignedYet => When(!IsSigned),
        SignOffCondition.SignedInAgain => When(HasSignedInAgain),
    };

    private ConditionState LogState() =>
        Log.HasFault ? ConditionState.NotMet
        : Log.IsKnown && Closed is not null && Log.ProvenTo >= Closed.LastEntry ? ConditionState.Met
        : ConditionState.CouldNotBeTold;

    private static ConditionState When(bool isMet) => isMet ? ConditionState.Met : ConditionState.NotMet;
}

/// <summary>A condition and whether it is met.</summary>
public sealed record JudgedCondition(SignOffCondition Condition, ConditionState State);
