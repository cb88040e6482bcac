using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web.BreakGlass;

/// <summary>For how long a supervisor opens a rule, and how soon an auditor should have looked at that.</summary>
public sealed class BreakGlassOptions : IValidatableObject
{
    public const string Section = "BreakGlass";

    /// <summary>What is proposed to her.</summary>
    [Range(1, 480)]
    public int Minutes { get; set; } = 30;

    /// <summary>The most she may choose.</summary>
    [Range(1, 480)]
    public int MostMinutes { get; set; } = 120;

    /// <summary>From so many working days after the opening on, one that nobody has reviewed is an exception of each day.</summary>
    [Range(1, 60)]
    public int ReviewWorkingDays { get; set; } = 5;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Minutes <= MostMinutes
        ? []
        : [new($"{Section}:{nameof(Minutes)} is more than {nameof(MostMinutes)}.", [nameof(Minutes)])];
}
