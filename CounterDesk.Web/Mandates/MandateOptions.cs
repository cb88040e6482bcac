using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web.Mandates;

/// <summary>What the hall asks of a mandate beyond the law.</summary>
public sealed class MandateOptions
{
    public const string Section = "Mandates";

    /// <summary>The longest term that is accepted, in months from its first day.</summary>
    [Range(1, 600)]
    public int LongestMonths { get; set; } = 36;
}
