using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web.Visits;

/// <summary>How long the hall lets a visit lie unused before it is closed and wiped.</summary>
public sealed class VisitOptions
{
    public const string Section = "Visits";

    /// <summary>Longer than <see cref="SignIn.SignInOptions.Idle"/>, after which the desk is only locked.</summary>
    [Range(1, 240)]
    public int IdleMinutes { get; set; } = 20;

    public TimeSpan IdleTime => TimeSpan.FromMinutes(IdleMinutes);
}
