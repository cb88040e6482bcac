using CounterDesk.Domain.Visits;

namespace CounterDesk.Web.ApplicantScreens;

/// <summary>What somebody pressed on an applicant's screen.</summary>
public abstract record ScreenAnswer
{
    private ScreenAnswer()
    {
    }

    /// <param name="Ink">
    /// What was written where the hall wants a signature and the person gave one, as <see cref="Domain.Drawing.Ink"/>
    /// reads it. It comes from a browser and may be anything.
    /// </param>
    public sealed record Agreed(string? Ink = null) : ScreenAnswer;

    public sealed record Refused : ScreenAnswer;

    /// <summary>A word with the clerk first. Nothing is answered by it.</summary>
    public sealed record AskClerk : ScreenAnswer;

    /// <summary>The notice was read.</summary>
    public sealed record Seen : ScreenAnswer;

    public sealed record Rated(RatingGrade Grade) : ScreenAnswer;

    public sealed record NotRated : ScreenAnswer;

    /// <summary>The screen is to be wiped later, or the desk to be locked later.</summary>
    public sealed record MoreTime : ScreenAnswer;

    /// <summary>Everything is in her hands.</summary>
    public sealed record Taken : ScreenAnswer;

    /// <summary>Larger type. The paper follows.</summary>
    public sealed record Bigger : ScreenAnswer;

    public sealed record Smaller : ScreenAnswer;

    /// <summary>White on black, or back.</summary>
    public sealed record Contrast : ScreenAnswer;

    /// <summary>Reading aloud, or no more.</summary>
    public sealed record Read : ScreenAnswer;

    /// <summary>Slower speech, or as before.</summary>
    public sealed record Slower : ScreenAnswer;

    /// <summary>The other language.</summary>
    public sealed record Language : ScreenAnswer;

    /// <summary>Somebody shall come and help.</summary>
    public sealed record Help : ScreenAnswer;

    /// <summary>Whether it is about how the screen looks and sounds, whatever it shows.</summary>
    public bool IsComfort => this is Bigger or Smaller or Contrast or Read or Slower or Language;

    /// <summary>Whether it answers what <paramref name="model"/> asks.</summary>
    public bool Fits(ScreenModel model) => this switch
    {
        Agreed { Ink: not null } => model is ScreenModel.Consent { MaySign: true },
        Agreed or Refused => model is ScreenModel.Consent,
        AskClerk => model is ScreenModel.Consent or ScreenModel.Notice,
        Seen => model is ScreenModel.Notice,
        Rated or NotRated => model is ScreenModel.Rating,
        MoreTime => model is ScreenModel.Goodbye || model.AskedAs != Guid.Empty,
        Taken => model is ScreenModel.Goodbye,
        _ => true,
    };
}
