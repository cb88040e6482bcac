using System.Collections.Immutable;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Copies;

namespace CounterDesk.Domain.Reports;

/// <summary>What the audit log says about the day apart from the counters' work.</summary>
public sealed record LogNumbers
{
    /// <summary>Announced, and the program ended before the outcome was recorded: names of actions.</summary>
    public required ImmutableArray<Counted> WithoutOutcome { get; init; }

    /// <summary>What a rule forbade, tries of pages among it: names of actions.</summary>
    public required ImmutableArray<Counted> Refused { get; init; }

    /// <summary>What failed: names of actions.</summary>
    public required ImmutableArray<Counted> Failed { get; init; }

    /// <summary>Papers other than copies that went to a printer: names of <see cref="Visits.Papers.VisitPaper"/>.</summary>
    public required ImmutableArray<Counted> Papers { get; init; }

    /// <summary>Requests to a second person by what was asked and how it ended.</summary>
    public required ImmutableArray<OverrideCount> Overrides { get; init; }

    /// <summary>
    /// Rules that supervisors opened: by the names of the rules. Null in a report that was closed before this was
    /// counted.
    /// </summary>
    public ImmutableArray<Counted>? BreakGlass { get; init; }

    /// <summary>How often what was done, by what a detail says.</summary>
    public static ImmutableArray<Counted> DoneBy(IEnumerable<EntryTally> entries, string detail) =>
    [
        .. from tally in entries
           where tally.IsDone
           group tally by tally[detail] into same
           orderby same.Key
           select new Counted(same.Key, same.Sum(tally => tally.Count)),
    ];

    public static ImmutableArray<OverrideCount> OverridesOf(IEnumerable<Confirmation> day, DateTime nowUtc) =>
    [
        .. from confirmation in day
           group confirmation by (confirmation.Subject, State: confirmation.StateAt(nowUtc)) into same
           orderby same.Key
           select new OverrideCount(same.Key.Subject, same.Key.State, same.Count()),
    ];
}

/// <summary>Requests to go past a failed check with a second person.</summary>
public sealed record OverrideCount(ConfirmationSubject Subject, ConfirmationState State, int Count);

/// <summary>How the day's numbers agree with each other; what differs is named.</summary>
public sealed record Reconciliation
{
    /// <summary>Differences that are named; more of them are only counted.</summary>
    public const int MostNamed = 50;

    /// <summary>Numbers of the day from the first to the last.</summary>
    public required int NumbersTaken { get; init; }

    public required int Printed { get; init; }

    /// <summary>Nobody has said yet how they came out.</summary>
    public required int Reserved { get; init; }

    /// <summary>Made ahead, and not fetched yet.</summary>
    public int Waiting { get; init; }

    public required int Void { get; init; }

    public required int Withdrawn { get; init; }

    /// <summary>Numbers of which register, log and visits do not say the same.</summary>
    public required int Differing { get; init; }

    public required ImmutableArray<NamedDifference> Differences { get; init; }

    /// <summary>Visits opened, as the log has them and as their table has them.</summary>
    public required int VisitsLogged { get; init; }

    public required int VisitsKept { get; init; }

    /// <summary>Numbered sheets of which nobody knows where they are; null where the hall's paper has no numbers.</summary>
    public int? MissingSheets { get; init; }

    public bool AreNumbersEven => Differing is 0;

    public bool AreVisitsEven => VisitsLogged == VisitsKept;

    public bool IsEven => AreNumbersEven && AreVisitsEven && MissingSheets is null or 0;

    public static Reconciliation Of(DayAccount account, VisitNumbers visits) => new()
    {
        NumbersTaken = account.Taken,
        Printed = account[CopyState.Printed],
        Reserved = account[CopyState.Reserved],
        Waiting = account[CopyState.Waiting],
        Void = account[CopyState.Void],
        Withdrawn = account[CopyState.Withdrawn],
        Differing = account.Differences.Select(difference => difference.Number).Distinct().Count(),
        Differences =
        [
            .. account.Differences.Take(MostNamed)
                .Select(difference => new NamedDifference(difference.Number.Value, difference.Fault)),
        ],
        VisitsLogged = visits.Opened,
        VisitsKept = visits.Kept,
        MissingSheets = account.Sheets?.Missing.Sum(gap => gap.Count),
    };
}

/// <summary>A number of the day that is not as it should be.</summary>
public sealed record NamedDifference(string Number, DayFault Fault);
