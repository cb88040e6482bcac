using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// The reconciliation of a day: every number of the day from the first to the last, as the register has it and as the
/// audit log, which nobody can quietly change, says it came to be. What differs is named, number by number.
/// </summary>
public sealed record DayAccount(DateOnly Day, int Taken, ImmutableArray<DayDifference> Differences)
{
    private ImmutableDictionary<CopyState, int> States { get; init; } = ImmutableDictionary<CopyState, int>.Empty;

    /// <summary>What became of the numbered sheets; null where the hall's paper has no numbers.</summary>
    public SheetAccount? Sheets { get; init; }

    public bool IsEven => Differences.IsEmpty && Sheets is not { IsEven: false };

    /// <summary>How many the register has in a state.</summary>
    public int this[CopyState state] => States.GetValueOrDefault(state);

    /// <param name="registered">What the register has of the day.</param>
    /// <param name="logged">What was recorded about numbers of the day, whenever that was.</param>
    public static DayAccount Of(IEnumerable<DayCopy> registered, LoggedNumbers logged)
    {
        var copies = registered.ToDictionary(copy => copy.Sequence);
        var last = Math.Max(logged.Last, copies.Keys.DefaultIfEmpty().Max());
        return new DayAccount(logged.Day, last,
        [
            .. from sequence in Enumerable.Range(1, last)
               where !IsEvenNumber(copies.GetValueOrDefault(sequence), logged[sequence])
               from difference in DifferencesOf(
                   () => CopyNumber.Create(logged.Hall, logged.Day, sequence), copies.GetValueOrDefault(sequence), logged[sequence])
               select difference,
        ])
        {
            States = copies.Values.GroupBy(copy => copy.State)
                .ToImmutableDictionary(some => some.Key, some => some.Count()),
        };
    }

    private static bool IsEvenNumber(DayCopy? copy, LoggedState? log) =>
        copy is { HasVisit: true } && log is { IsReserved: true } && log.State == copy.State;

    private static IEnumerable<DayDifference> DifferencesOf(Func<CopyNumber> number, DayCopy? copy, LoggedState? log)
    {
        if (copy is null)
        {
            yield return new(number(), log is null ? DayFault.NumberMissing : DayFault.OnlyInLog, null, log?.State);
            yield break;
        }

        if (log is not { IsReserved: true })
        {
            yield return new(number(), DayFault.OnlyInRegister, copy.State, null);
        }
        else if (log.State != copy.State)
        {
            yield return new(number(), DayFault.OtherState, copy.State, log.State);
        }

        if (!copy.HasVisit)
        {
            yield return new(number(), DayFault.NoVisit, copy.State, log?.State);
        }
    }
}

/// <summary>A number of the day as the register has it, by its place in the day.</summary>
public sealed record DayCopy(int Sequence, CopyState State, bool HasVisit);

/// <summary>One entry of the audit log about a number; <c>IsAhead</c> where it says that the copy is to wait.</summary>
public sealed record LoggedStep(CopyNumber Number, AuditAction Action, bool IsAhead = false);

/// <summary>A number that is not as it should be, with the state that register and log have it in.</summary>
public sealed record DayDifference(CopyNumber Number, DayFault Fault, CopyState? Register, CopyState? Log);

/// <summary>What is wrong with a number of the day. A number and its entry are written together, so none is usual.</summary>
public enum DayFault
{
    /// <summary>Later numbers were given, and neither register nor log has this one.</summary>
    NumberMissing,

    /// <summary>The log says it was given; the register no longer has it.</summary>
    OnlyInLog,

    /// <summary>The register has it; the log does not say that it was given.</summary>
    OnlyInRegister,

    /// <summary>The log ends at another state than the register has.</summary>
    OtherState,

    /// <summary>The register names a visit that is not there.</summary>
    NoVisit,
}
