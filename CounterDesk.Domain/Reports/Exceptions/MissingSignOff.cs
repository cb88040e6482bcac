namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>The report of an earlier day that nobody has signed. It stays until somebody does.</summary>
public sealed class MissingSignOff : IExceptionRule
{
    // A missing sign-off is the first of the next day's exceptions, and the oldest of several comes first.
    private const double FirstWeight = 1_000_000;

    public string Name => nameof(MissingSignOff);

    public IEnumerable<FoundException> Find(DayRecord day, ExceptionThresholds thresholds) =>
        day.UnsignedDays.Select(unsigned => new FoundException(
            Name, ExceptionLevel.Serious, FirstWeight + (day.Day.DayNumber - unsigned.DayNumber),
            new Dictionary<string, string> { ["Day"] = Fact.Of(unsigned) }, [], null));
}
