namespace CounterDesk.Domain.Objections;

/// <summary>How urgent an objection is on a day.</summary>
public enum ObjectionPressure
{
    Overdue,

    /// <summary>Due within three days, today included.</summary>
    DueSoon,

    InTime,

    /// <summary>Not answered, and its due day lies in a year whose holidays are not known.</summary>
    DueDayUnknown,

    /// <summary>The issuer has answered.</summary>
    Answered,
}
