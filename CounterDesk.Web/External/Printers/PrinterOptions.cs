using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web.External.Printers;

/// <summary>
/// The hall's printers, and which counter prints on which. Without one the browser's window is the way.
/// </summary>
public sealed class PrinterOptions
{
    public const string Section = "Printers";

    /// <summary>Stands for every counter that has no printer of its own.</summary>
    public const string AnyCounter = "*";

    /// <summary>By the key that counters name.</summary>
    public Dictionary<string, PrinterDevice> Devices { get; init; } = [];

    /// <summary>A counter's number, or <see cref="AnyCounter"/>, and the key of its printer.</summary>
    public Dictionary<string, string> Counters { get; init; } = [];

    /// <summary>How long one question to a printer may take, its answer included.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 15;

    public TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);
}
