using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Domain.Reports;

/// <summary>What receivers of copies asked and said on the day.</summary>
public sealed record ReceiverNumbers
{
    /// <summary>
    /// Checks of copies that the register has, by kind and <see cref="CheckAnswer"/>. Who tries a number that there is not
    /// leaves no trace.
    /// </summary>
    public required ImmutableArray<KindCount> Checks { get; init; }

    /// <summary>Copies that receivers said look wrong: names of <see cref="ReportedConcern"/>.</summary>
    public required ImmutableArray<Counted> Reports { get; init; }

    /// <summary>Reports that wait for an answer when the report is counted, whenever they came.</summary>
    public required int Waiting { get; init; }

    public int Total => Checks.Sum(check => check.Count);
}

/// <summary>Objections of the day, and what is due of earlier ones.</summary>
public sealed record ObjectionNumbers
{
    /// <summary>Filed on the day: names of <see cref="ObjectionFault"/>.</summary>
    public required ImmutableArray<Counted> Filed { get; init; }

    /// <summary>Answers of issuers recorded on the day: names of <see cref="ObjectionAnswer"/>.</summary>
    public required ImmutableArray<Counted> Answered { get; init; }

    /// <summary>Open when the report is counted, whenever they were filed.</summary>
    public required int Open { get; init; }

    /// <summary>Of the open ones, those whose day had passed before the day of the report.</summary>
    public required int Overdue { get; init; }
}

/// <summary>How visits that ended on the day were rated (好差评).</summary>
public sealed record RatingNumbers
{
    /// <summary>Low ratings that are named; more of them are only counted.</summary>
    public const int MostNamed = 50;

    /// <summary>
    /// By when a low rating is looked into and answered: working days (政务服务“好差评”: 收到差评后 15 个工作日内办结).
    /// </summary>
    public const int WorkingDaysToAnswer = 15;

    /// <summary>What is counted when the applicant did not want to rate.</summary>
    public const string NotGiven = "NotGiven";

    /// <summary>Names of <see cref="RatingGrade"/>, or <see cref="NotGiven"/>.</summary>
    public required ImmutableArray<Counted> ByGrade { get; init; }

    /// <summary>The low ones, each with the day by which it is to be answered.</summary>
    public required ImmutableArray<LowRating> Low { get; init; }

    public int LowCount => ByGrade.Where(grade => IsLow(grade.Name)).Sum(grade => grade.Count);

    public static bool IsLow(string grade) =>
        grade is nameof(RatingGrade.Dissatisfied) or nameof(RatingGrade.VeryDissatisfied);

    /// <param name="grades">How often which grade was given; null where the applicant did not want to rate.</param>
    /// <param name="low">The low ones.</param>
    /// <param name="due">By when those are to be answered.</param>
    public static RatingNumbers Of(
        IEnumerable<KeyValuePair<RatingGrade?, int>> grades, IEnumerable<RatedVisit> low, DateOnly? due) => new()
    {
        ByGrade =
        [
            .. from grade in grades
               orderby grade.Key descending
               select new Counted(grade.Key?.ToString() ?? NotGiven, grade.Value),
        ],
        Low =
        [
            .. low.OrderBy(rating => rating.AtUtc).Take(MostNamed).Select(rating => new LowRating(
                VisitNumber.Of(rating.Visit).Value, rating.Counter, rating.Grade!.Value, rating.AtUtc, due)),
        ],
    };
}

/// <summary>How a visit was rated; the grade is null where the applicant did not want to.</summary>
public sealed record RatedVisit(Guid Visit, string Counter, RatingGrade? Grade, DateTime AtUtc);

/// <summary>Somebody was not content. Which clerk it was is for the supervisor to find out, not for the report to say.</summary>
/// <param name="Visit">The number of the visit as papers have it.</param>
/// <param name="Counter">Where.</param>
/// <param name="Grade">The grade.</param>
/// <param name="AtUtc">When the button was pressed.</param>
/// <param name="DueOn">By when it is to be answered; null when it would lie in a year whose holidays are not known.</param>
public sealed record LowRating(string Visit, string Counter, RatingGrade Grade, DateTime AtUtc, DateOnly? DueOn);
