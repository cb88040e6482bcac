using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web.Visits;

/// <summary>How long the hall lets a visit lie unused before it is closed and wiped.</summary>
public sealed class VisitOptions
{
    public const string Section = "Visits";

    [Range(1, 240)]
    public int IdleMinutes { get; set; } = 20;

    public TimeSpan IdleTime => TimeSpan.FromMinutes(IdleMinutes);
}
