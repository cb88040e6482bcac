namespace CounterDesk.Domain.Seals;

/// <summary>How one check came out. What was not done is an outcome of its own and never adds up to a pass.</summary>
public enum CheckOutcome
{
    Passed,

    /// <summary>Passed, and somebody should know something about it.</summary>
    PassedWithRemark,

    Failed,

    /// <summary>Could not be told, whatever kept it from being told.</summary>
    NotDone,

    /// <summary>There is nothing to check, such as the time stamp of a signature without one.</summary>
    NotNeeded,
}
