namespace CounterDesk.Domain.Visits;

/// <summary>The five grades of the service rating (好差评, GB/T 39734).</summary>
public enum RatingGrade
{
    VerySatisfied = 5,
    Satisfied = 4,
    BasicallySatisfied = 3,
    Dissatisfied = 2,
    VeryDissatisfied = 1,
}

/// <summary>
/// What an applicant thought of a visit: once, on the applicant's screen, never by staff. Written once.
/// </summary>
/// <param name="visitId">Which visit; the clerk is not told how it was rated.</param>
/// <param name="counter">Where.</param>
/// <param name="grade">Null when the applicant chose not to rate.</param>
/// <param name="atUtc">When the button was pressed.</param>
public sealed class Rating(Guid visitId, string counter, RatingGrade? grade, DateTime atUtc)
{
    public Guid VisitId { get; } = visitId;

    public string Counter { get; } = counter;

    public RatingGrade? Grade { get; } = grade;

    public DateTime AtUtc { get; } = atUtc;
}
