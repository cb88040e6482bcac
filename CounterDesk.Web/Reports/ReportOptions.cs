using CounterDesk.Domain.Reports;

namespace CounterDesk.Web.Reports;

/// <summary>When the hall is open: the report of a day is closed at its end.</summary>
public sealed class ReportOptions
{
    public const string Section = "Reports";

    /// <summary>By the counter's clock.</summary>
    public TimeOnly Opens { get; set; } = new(9, 0);

    /// <summary>By the counter's clock, on the same day.</summary>
    public TimeOnly Closes { get; set; } = new(17, 30);

    internal OpeningHours Hours => new(Opens, Closes);
}
