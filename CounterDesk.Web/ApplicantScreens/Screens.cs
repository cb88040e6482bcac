using System.Collections.Concurrent;
using CounterDesk.Web.Visits;

namespace CounterDesk.Web.ApplicantScreens;

/// <summary>
/// What the applicants' screens show and what is pressed on them. How a screen looks and sounds for the person in
/// front of it is kept here, in memory, until the visit is over.
/// </summary>
public sealed class Screens(IScreenSource source, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, ScreenPlace> _places = [];

    /// <summary>A counter's screen may show something else now. Raised on any thread.</summary>
    public event Action<string>? Changed;

    /// <summary>A counter's screen told something of itself: see <see cref="StateOf"/>.</summary>
    public event Action<string>? StateChanged;

    /// <summary>Somebody who is being asked something pressed a button of a counter's screen.</summary>
    public event Action<string>? Pressed;

    public async Task<ScreenLook> LookAsync(string counter, CancellationToken cancellationToken) =>
        PlaceOf(counter).Dress(await source.LookAsync(counter, cancellationToken), time.GetUtcNow());

    /// <summary>
    /// Takes what was pressed, if it answers what is asked now.
    /// </summary>
    /// <param name="counter">Whose screen.</param>
    /// <param name="question">
    /// <see cref="ScreenModel.AskedAs"/> of what the person saw, so that an answer to a question that was taken back
    /// is none.
    /// </param>
    /// <param name="answer">What was pressed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Auditing.AuditUnavailableException">It could not be recorded: nothing was answered.</exception>
    public async Task<ScreenOutcome> AnswerAsync(
        string counter, Guid question, ScreenAnswer answer, CancellationToken cancellationToken)
    {
        var look = await LookAsync(counter, cancellationToken);
        if (!answer.Fits(look.Model) || MustName(answer) && question != look.Model.AskedAs)
        {
            return ScreenOutcome.TakenBack;
        }

        if (look.Model.AskedAs != Guid.Empty)
        {
            Pressed?.Invoke(counter);
        }

        if (answer is ScreenAnswer.MoreTime && look.Model is not ScreenModel.Goodbye)
        {
            return ScreenOutcome.Recorded;
        }

        if (answer.IsComfort)
        {
            // A person who cannot read the page is helped even while nothing can be recorded.
            PlaceOf(counter).Press(answer, look, time.GetUtcNow());
            Tell(counter);
        }

        var outcome = await source.AnswerAsync(counter, question, answer, cancellationToken);
        if (outcome is ScreenOutcome.Recorded)
        {
            Tell(counter);
        }

        return outcome;
    }

    /// <summary>Says that what <paramref name="counter"/>'s screen shows may have changed.</summary>
    public void Tell(string counter) => Changed?.Invoke(counter);

    /// <summary>
    /// The clerk lets the page be read aloud from its beginning or, while it is being read, stops it.
    /// </summary>
    public void Read(string counter)
    {
        PlaceOf(counter).Read(time.GetUtcNow());
        Tell(counter);
    }

    /// <summary>
    /// Forgets how the screen was set. What is shown after a visit does it by itself; this is for a visit that follows
    /// another at once.
    /// </summary>
    public void Forget(string counter)
    {
        PlaceOf(counter).Forget();
        Tell(counter);
    }

    /// <summary>
    /// The counter's desk locks at a time unless somebody presses something; null when it does not. The screen says so
    /// while it asks something.
    /// </summary>
    public void Warn(string counter, DateTimeOffset? locksAt)
    {
        PlaceOf(counter).Warn(locksAt);
        Tell(counter);
    }

    public ScreenState StateOf(string counter) =>
        _places.TryGetValue(counter, out var place) ? place.State : ScreenState.Nothing;

    /// <summary>A browser showed that it is there.</summary>
    public void Seen(string counter) => Put(counter, state => state with { SeenAt = time.GetUtcNow() }, isNews: false);

    /// <summary>The screen told with what it speaks.</summary>
    public void Speaks(string counter, ScreenVoice voice) =>
        Put(counter, state => state with { Voice = voice }, isNews: true);

    /// <summary>The screen says a sentence, or has stopped.</summary>
    public void Says(string counter, string? sentence) =>
        Put(counter, state => state with { Caption = sentence }, isNews: true);

    /// <summary>The screen belongs to the counter no more.</summary>
    public void Left(string counter) => Put(counter, _ => ScreenState.Nothing, isNews: true);

    private static bool MustName(ScreenAnswer answer) => !answer.IsComfort && answer is not ScreenAnswer.Help;

    private void Put(string counter, Func<ScreenState, ScreenState> change, bool isNews)
    {
        PlaceOf(counter).Put(change);
        if (isNews)
        {
            StateChanged?.Invoke(counter);
        }
    }

    private ScreenPlace PlaceOf(string counter) => _places.GetOrAdd(counter, _ => new ScreenPlace());
}
