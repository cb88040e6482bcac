namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>Everything the rules see of a hall's day. What is not in here they do not know.</summary>
public sealed class DayRecord
{
    private IReadOnlyList<DayVisit>? _visits;
    private SortedEntries? _sorted;

    public required DateOnly Day { get; init; }

    /// <summary>The day's entries in the order of their numbers.</summary>
    public required IReadOnlyList<DayEntry> Entries { get; init; }

    /// <summary>When the hall was open; empty on a day on which it was not.</summary>
    public required IReadOnlyList<OpenSpan> Open { get; init; }

    /// <summary>What the hall knows of those who work there, by no means all.</summary>
    public IReadOnlyList<DayClerk> Clerks { get; init; } = [];

    /// <summary>Who looked at the people of this day on the days before, as far back as the hall wants to look.</summary>
    public IReadOnlyList<EarlierLook> EarlierLooks { get; init; } = [];

    /// <summary>Earlier days whose report nobody has signed.</summary>
    public IReadOnlyList<DateOnly> UnsignedDays { get; init; } = [];

    /// <summary>Rules that were opened so long ago that an auditor should have looked at it, and none has.</summary>
    public IReadOnlyList<UnreviewedOpening> UnreviewedOpenings { get; init; } = [];

    /// <summary>Copies that are said to be spoiled, and that a receiver has asked about on this day all the same.</summary>
    public IReadOnlyList<SpoiledCheck> SpoiledChecks { get; init; } = [];

    /// <summary>The entry of that number; null where the rules have not seen it.</summary>
    public DayEntry? FindEntry(long number)
    {
        var (low, high) = (0, Entries.Count - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            switch (Entries[middle].Number.CompareTo(number))
            {
                case 0:
                    return Entries[middle];
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return null;
    }

    /// <summary>The day's visits, put together from their entries, in the order in which they began.</summary>
    public IReadOnlyList<DayVisit> Visits
    {
        get => _visits ??= DayVisit.Of(Entries);
        init => _visits = value;
    }

    /// <summary>The day's entries as single rules ask for them.</summary>
    public SortedEntries Sorted
    {
        get => _sorted ??= SortedEntries.Of(Entries, Clerks);
        init => _sorted = value;
    }
}

/// <summary>A time of the day during which the hall serves people, in the hall's own time.</summary>
public sealed record OpenSpan(TimeOnly From, TimeOnly Until);

/// <summary>Somebody who works in the hall.</summary>
/// <param name="Id">At the identity provider; what an entry calls the clerk.</param>
/// <param name="Name">As it stands at the provider; null when it is not known.</param>
/// <param name="Person">The keyed hash of the own resident number, in hex; null when the provider does not tell it.</param>
public sealed record DayClerk(string Id, string? Name, string? Person);

/// <summary>That a clerk opened licenses of a person on an earlier day.</summary>
public sealed record EarlierLook(string Person, string Clerk, DateOnly Day);

/// <summary>That a supervisor opened a rule and no auditor has reviewed it.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Counter">Where.</param>
/// <param name="At">When, in the hall's own time.</param>
/// <param name="OpenedBy">Who opened it.</param>
public sealed record UnreviewedOpening(string Rule, string Counter, DateTime At, string OpenedBy);

/// <summary>That a receiver asked about a copy which is void because it was spoiled.</summary>
/// <param name="Number">The copy's.</param>
/// <param name="At">When it was first asked about on the day, in the hall's own time.</param>
public sealed record SpoiledCheck(string Number, DateTime At);
