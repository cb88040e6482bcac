using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web.Confirmations;

/// <summary>How long a second person has time to answer, and how long her confirmation is good for.</summary>
public sealed class ConfirmationOptions
{
    public const string Section = "Confirmations";

    [Range(1, 60)]
    public int AnswerMinutes { get; set; } = 10;

    /// <summary>From the answer on; the visit's end ends it earlier.</summary>
    [Range(1, 480)]
    public int ValidMinutes { get; set; } = 60;

    public TimeSpan AnswerTime => TimeSpan.FromMinutes(AnswerMinutes);

    public TimeSpan ValidTime => TimeSpan.FromMinutes(ValidMinutes);
}
