using System.Collections.Immutable;
using CounterDesk.Domain.Copies;

namespace CounterDesk.Domain.Reports;

/// <summary>Papers with a number of the day, as the register has them, and what was undone on the day of any.</summary>
public sealed record CopyNumbers
{
    /// <summary>The day's numbers by kind, form, edition and state.</summary>
    public required ImmutableArray<CopyCount> Copies { get; init; }

    /// <summary>Why numbers of the day are void: names of <see cref="VoidReason"/>.</summary>
    public required ImmutableArray<Counted> VoidFor { get; init; }

    /// <summary>
    /// Numbers of the day that take the place of an earlier one that was good: names of <see cref="ReprintReason"/>.
    /// </summary>
    public required ImmutableArray<Counted> ReprintedFor { get; init; }

    /// <summary>
    /// What was undone on the day of papers of any day, as the audit log has it: names of actions, such as withdrawing.
    /// </summary>
    public required ImmutableArray<Counted> Undone { get; init; }

    public int Total => Copies.Sum(copy => copy.Count);

    public int this[CopyState state] => Copies.Where(copy => copy.State == state).Sum(copy => copy.Count);

    public int this[CopyForm form] => Copies.Where(copy => copy.Form == form).Sum(copy => copy.Count);

    /// <summary>Numbers of the day with a large-print edition, alone or beside the standard one.</summary>
    public int LargePrint => Copies.Where(copy => copy.Edition is not CopyEdition.Standard).Sum(copy => copy.Count);

    public static CopyNumbers Of(IReadOnlyCollection<CopyTally> copies, IEnumerable<Counted> undone) => new()
    {
        Copies =
        [
            .. from tally in copies
               group tally by (tally.KindCode, tally.Form, tally.Edition, tally.State) into same
               orderby same.Key
               select new CopyCount(
                   same.Key.KindCode, same.Key.Form, same.Key.Edition, same.Key.State, same.Sum(tally => tally.Count)),
        ],
        VoidFor = copies.Where(tally => tally.State is CopyState.Void)
            .ByName(tally => tally.VoidFor?.ToString() ?? EntryTally.NotRecorded, tally => tally.Count),
        ReprintedFor = copies.Where(tally => tally.ReprintedFor is not null)
            .ByName(tally => tally.ReprintedFor!.Value.ToString(), tally => tally.Count),
        Undone = [.. undone],
    };
}

/// <summary>Numbers of the day of which nothing that the report counts differs.</summary>
public sealed record CopyTally(
    string KindCode, CopyForm Form, CopyEdition Edition, CopyState State, VoidReason? VoidFor,
    ReprintReason? ReprintedFor, int Count);

/// <summary>Numbers of the day of one kind, form, edition and state.</summary>
public sealed record CopyCount(string KindCode, CopyForm Form, CopyEdition Edition, CopyState State, int Count);
