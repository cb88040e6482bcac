using CounterDesk.Domain.Visits;

namespace CounterDesk.Web.ApplicantScreens;

/// <summary>What a screen shows, and how.</summary>
/// <param name="Needs">Those of the visit; none without one.</param>
/// <param name="Model">What it shows.</param>
public sealed record ScreenLook(VisitNeeds Needs, ScreenModel Model)
{
    public static ScreenLook Idle { get; } = new(VisitNeeds.None, new ScreenModel.Idle());

    /// <summary><see cref="Screens"/> puts in what was pressed on the screen itself.</summary>
    public ScreenComfort Comfort { get; init; } = ScreenComfort.Of(Needs);

    /// <summary>Changes whenever the clerk lets the page be read again, or stops it.</summary>
    public int Readings { get; init; }

    /// <summary>When the desk locks unless the person asks for more time; null when it is not about to.</summary>
    public DateTimeOffset? LocksAt { get; init; }

    /// <summary>Whether the person may change the language on the screen.</summary>
    public bool HasLanguages => Needs.HasFlag(VisitNeeds.OtherLanguage);

    /// <summary>
    /// Changes when the page becomes another: then focus goes to the question, and reading begins anew. It stays when
    /// only a number on the page has changed.
    /// </summary>
    public string Page => Model switch
    {
        ScreenModel.Wait wait => $"Wait-{wait.Reason}",
        _ when Model.AskedAs != Guid.Empty => $"{Model.GetType().Name}-{Model.AskedAs}",
        _ => Model.GetType().Name,
    };
}
