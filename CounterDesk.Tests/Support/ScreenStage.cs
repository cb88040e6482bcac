using System.Collections.Concurrent;
using CounterDesk.Web.ApplicantScreens;
using CounterDesk.Web.Visits;

namespace CounterDesk.Tests.Support;

/// <summary>Screens that show what they are told to and remember what was pressed, without any visit.</summary>
public sealed class ScreenStage : IScreenSource
{
    private readonly ConcurrentDictionary<string, ScreenLook> _looks = [];

    /// <summary>What was pressed, oldest first.</summary>
    public ConcurrentQueue<(string Counter, Guid Question, ScreenAnswer Answer)> Answers { get; } = [];

    /// <summary>What becomes of what is pressed.</summary>
    public ScreenOutcome Outcome { get; set; }

    /// <summary>What the screen of a counter shows from now on.</summary>
    public void Set(string counter, ScreenLook look) => _looks[counter] = look;

    public Task<ScreenLook> LookAsync(string counter, CancellationToken cancellationToken) =>
        Task.FromResult(_looks.GetValueOrDefault(counter, ScreenLook.Idle));

    public Task<ScreenOutcome> AnswerAsync(
        string counter, Guid question, ScreenAnswer answer, CancellationToken cancellationToken)
    {
        Answers.Enqueue((counter, question, answer));
        return Task.FromResult(Outcome);
    }
}
