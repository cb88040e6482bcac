using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Reports.Exceptions;

namespace CounterDesk.Web.Reports;

/// <summary>
/// When the hall is open: the report of a day is closed at its end. And what is decided before somebody signs it.
/// </summary>
public sealed class ReportOptions
{
    public const string Section = "Reports";

    /// <summary>By the counter's clock.</summary>
    public TimeOnly Opens { get; set; } = new(9, 0);

    /// <summary>By the counter's clock, on the same day.</summary>
    public TimeOnly Closes { get; set; } = new(17, 30);

    /// <summary>Exceptions of this level and above are decided before a day is signed.</summary>
    public ExceptionLevel DecideFrom { get; set; } = ExceptionLevel.Attention;

    internal OpeningHours Hours => new(Opens, Closes);
}
