using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>
/// From where on the rules call something an exception. A hall may set each; the defaults are for one in which some
/// dozens of clerks serve about a hundred people each in a day.
/// </summary>
public sealed class ExceptionThresholds
{
    /// <summary>
    /// What depends on how much somebody does is held against what the others did on the same day. It is called
    /// unusual when chance alone would bring it about once in so many days of a clerk.
    /// </summary>
    [Range(100, 1_000_000)]
    public int OnceIn { get; set; } = 1_000;

    /// <summary>So often at least something must have happened, however unusual it is.</summary>
    [Range(2, 1_000)]
    public int AtLeast { get; set; } = 3;

    /// <summary>
    /// So many clerks who looked at one person on a day, at visits that nobody seems to have attended or from which
    /// nothing came.
    /// </summary>
    [Range(2, 100)]
    public int ClerksOfOnePerson { get; set; } = 3;

    /// <summary>So many clerks who looked at one person on a day, whatever came of it.</summary>
    [Range(2, 100)]
    public int ClerksOfOnePersonServed { get; set; } = 5;

    /// <summary>
    /// So many clerks who looked at one person within <see cref="DaysBack"/> days, the last of them at a visit that
    /// nobody seems to have attended and from which nothing came. Who comes often meets many clerks.
    /// </summary>
    [Range(2, 100)]
    public int ClerksOfOnePersonInDays { get; set; } = 6;

    /// <summary>How many days of the log are looked back at for a person of the day.</summary>
    [Range(0, 180)]
    public int DaysBack { get; set; } = 30;

    /// <summary>A visit may begin so many minutes before the hall opens.</summary>
    [Range(0, 240)]
    public int MinutesBeforeOpening { get; set; } = 30;

    /// <summary>A visit may begin so many minutes after the hall has closed: who waited is still served.</summary>
    [Range(0, 240)]
    public int MinutesAfterClosing { get; set; } = 30;

    /// <summary>A visit that began in time is over so many minutes after the hall has closed.</summary>
    [Range(0, 600)]
    public int MinutesOfLastVisit { get; set; } = 120;

    /// <summary>How many minutes a burst is.</summary>
    [Range(1, 120)]
    public int BurstMinutes { get; set; } = 10;

    /// <summary>So many people looked at within a burst: nobody is served in so short a time.</summary>
    [Range(2, 1_000)]
    public int BurstPeople { get; set; } = 8;

    /// <summary>So many different searches within a burst.</summary>
    [Range(2, 1_000)]
    public int BurstSearches { get; set; } = 15;

    /// <summary>Who is at another counter after at most so many seconds did not walk there and sign in.</summary>
    [Range(1, 600)]
    public int SecondsBetweenCounters { get; set; } = 120;

    /// <summary>So many times on a day; once may be a counter that was left open.</summary>
    [Range(1, 100)]
    public int ChangesOfCounter { get; set; } = 3;
}
