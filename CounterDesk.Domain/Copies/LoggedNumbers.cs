using CounterDesk.Domain.Audit;

namespace CounterDesk.Domain.Copies;

/// <summary>What the audit log says became of the numbers of a hall's day, gathered entry by entry, in any order.</summary>
/// <param name="hall">Four digits.</param>
/// <param name="day">Whose numbers they are.</param>
public sealed class LoggedNumbers(string hall, DateOnly day)
{
    private readonly List<Steps> _steps = [];

    [Flags]
    private enum Steps : byte
    {
        None = 0,
        Reserved = 1,
        Printed = 2,
        Void = 4,
        Withdrawn = 8,
        Ahead = 16,
        HandedOut = 32,
    }

    public string Hall { get; } = hall;

    public DateOnly Day { get; } = day;

    /// <summary>The sequence of the last number that the log knows; 0 where it knows none.</summary>
    public int Last => _steps.Count;

    /// <summary>How a number stands in the log; null where the log does not know it.</summary>
    /// <param name="sequence">Of the number, from 1.</param>
    internal LoggedState? this[int sequence] =>
        sequence <= _steps.Count && _steps[sequence - 1] is not Steps.None and var steps
            ? new(steps.HasFlag(Steps.Reserved), StateOf(steps))
            : null;

    /// <summary>Adds what an entry says of a number; one of another hall or day is none of these.</summary>
    public void Add(LoggedStep step)
    {
        if (step.Number.Hall != Hall || step.Number.Day != Day)
        {
            return;
        }

        var at = step.Number.Sequence - 1;
        while (_steps.Count <= at)
        {
            _steps.Add(Steps.None);
        }

        _steps[at] |= (step.IsAhead ? Steps.Ahead : Steps.None) | step.Action switch
        {
            AuditAction.CopyReserved or AuditAction.InformationSheetMade => Steps.Reserved,
            AuditAction.CopyPrinted => Steps.Printed,
            AuditAction.CopySpoiled or AuditAction.CopyOutdated or AuditAction.CopyWaitEnded => Steps.Void,
            AuditAction.CopyWithdrawn => Steps.Withdrawn,
            AuditAction.CopyHandedOut => Steps.HandedOut,
            _ => Steps.None,
        };
    }

    private static CopyState StateOf(Steps steps) =>
        steps.HasFlag(Steps.Withdrawn) ? CopyState.Withdrawn
        : steps.HasFlag(Steps.Void) ? CopyState.Void
        : steps.HasFlag(Steps.Ahead) && !steps.HasFlag(Steps.HandedOut) ? CopyState.Waiting
        : steps.HasFlag(Steps.Printed) ? CopyState.Printed
        : CopyState.Reserved;
}

/// <summary>How a number stands in the log.</summary>
internal sealed record LoggedState(bool IsReserved, CopyState State);
