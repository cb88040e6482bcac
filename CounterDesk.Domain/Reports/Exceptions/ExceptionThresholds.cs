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
    public int OnceIn { get; set; } = 2_000;
}
