namespace CounterDesk.Domain.Reports;

/// <summary>When the hall is open, by the counter's clock. The report of a day is closed at the end.</summary>
public sealed record OpeningHours(TimeOnly Opens, TimeOnly Closes)
{
    /// <summary>Whether a day's work is over at <paramref name="now"/>, which is the counter's time.</summary>
    public bool IsOver(DateOnly day, DateTimeOffset now) =>
        DateOnly.FromDateTime(now.DateTime) > day
        || (DateOnly.FromDateTime(now.DateTime) == day && TimeOnly.FromDateTime(now.DateTime) >= Closes);
}
