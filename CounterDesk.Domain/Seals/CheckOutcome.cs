namespace CounterDesk.Domain.Seals;

/// <summary>How one check of a verification ended.</summary>
public enum CheckOutcome
{
    Passed,
    PassedWithRemark,
    Failed,

    /// <summary>Could not be told. Never adds up to a yes.</summary>
    NotDone,

    /// <summary>Does not apply: a signature without a seal has no seal to check.</summary>
    NotNeeded,
}
