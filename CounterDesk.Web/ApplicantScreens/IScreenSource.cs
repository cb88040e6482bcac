using CounterDesk.Web.Visits;

namespace CounterDesk.Web.ApplicantScreens;

/// <summary>
/// The seam between screens and visits: what a counter's screen shows is computed here, and what is pressed on it is
/// recorded here. <see cref="Screens"/> has already refused what answers no question that stands, and
/// <see cref="Screens.Tell"/> is to be called after every change that a screen could show.
/// </summary>
public interface IScreenSource
{
    /// <summary>From committed rows only. Without an open visit it is <see cref="ScreenLook.Idle"/>.</summary>
    Task<ScreenLook> LookAsync(string counter, CancellationToken cancellationToken);

    /// <summary>
    /// Records what was pressed. Answers about comfort come here too: larger type and white on black are needs that
    /// follow the case to the paper. What was not recorded says why.
    /// </summary>
    /// <exception cref="Auditing.AuditUnavailableException">It could not be recorded: nothing was answered.</exception>
    Task<ScreenOutcome> AnswerAsync(
        string counter, Guid question, ScreenAnswer answer, CancellationToken cancellationToken);
}
