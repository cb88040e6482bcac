namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>A rule was opened some working days ago and no auditor has said whether that was in order. It stays until one does.</summary>
public sealed class BreakGlassUnreviewed : IExceptionRule
{
    // Beside a missing sign-off: both are a second pair of eyes that has not looked.
    private const double FirstWeight = 500_000;

    public string Name => nameof(BreakGlassUnreviewed);

    public IEnumerable<FoundException> Find(DayRecord day, ExceptionThresholds thresholds) =>
        day.UnreviewedOpenings.Select(opening => new FoundException(
            Name, ExceptionLevel.Serious, FirstWeight + (day.Day.DayNumber - DateOnly.FromDateTime(opening.At).DayNumber),
            new Dictionary<string, string>
            {
                ["Rule"] = opening.Rule,
                ["Counter"] = opening.Counter,
                ["Day"] = Fact.Of(DateOnly.FromDateTime(opening.At)),
                ["At"] = Fact.Of(opening.At),
            },
            [], opening.OpenedBy));
}
