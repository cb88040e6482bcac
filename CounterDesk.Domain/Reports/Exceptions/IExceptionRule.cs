namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>Looks at a day for one kind of thing that should not be overlooked.</summary>
public interface IExceptionRule
{
    /// <summary>
    /// One English word, under which decisions are kept and words are found. A name never changes and is never used
    /// again.
    /// </summary>
    string Name { get; }

    /// <summary>What it finds, in any order: at most one for each clerk, person or whatever else it is about.</summary>
    IEnumerable<FoundException> Find(DayRecord day, ExceptionThresholds thresholds);
}
