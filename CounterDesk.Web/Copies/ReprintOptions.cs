using System.ComponentModel.DataAnnotations;
using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Web.Copies;

/// <summary>How often the hall prints a second time for one matter and recipient, where the kind says nothing else.</summary>
public sealed class ReprintOptions
{
    /// <summary>How many more than the first, within the days.</summary>
    [Range(0, 1000)]
    public int Most { get; set; } = 2;

    /// <summary>Within how many days, today among them. With 0 the desk does not look at what was printed before.</summary>
    [Range(0, ReprintRule.MostDays)]
    public int Days { get; set; } = 30;

    public ReprintPermission Asks { get; set; } = ReprintPermission.ClerkWithReason;

    public ReprintRule Rule => new() { Most = Most, Days = Days, Asks = Asks };
}
