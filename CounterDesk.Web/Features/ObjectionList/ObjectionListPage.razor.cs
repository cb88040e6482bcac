using CounterDesk.Domain.Objections;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Objections;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.ObjectionList;

/// <summary>The hall's objections: clerks see how far they are, a supervisor records what the issuers answered.</summary>
public sealed partial class ObjectionListPage(
    ObjectionAnswers answers, ObjectionSending sending, CurrentClerk currentClerk, DeskClock clock, DeskBrowser browser,
    IStringLocalizer<ObjectionListText> text) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private Clerk _clerk = null!;
    private IReadOnlyList<Objection>? _all;
    private ObjectionFilter _filter;
    private string? _chosen;
    private bool _mayAnswer;
    private bool _isStopped;

    // Whether the last answer was recorded.
    private Outcome? _outcome;

    // What came of asking about one, or of sending it.
    private ObjectionHeard? _heard;

    private Objection? Chosen => _all?.FirstOrDefault(objection => objection.Number == _chosen);

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _clerk = await currentClerk.GetAsync();
        _mayAnswer = _clerk.Roles.Contains(DeskRoles.Supervisor);
        await LookAsync();
    }

    private async Task LookAsync() => _all = await answers.ListAsync(_leaving.Token);

    private IReadOnlyList<Objection> Of(ObjectionFilter filter) =>
        [.. _all!.Where(objection => ObjectionFilters.Of(objection.State) == filter)];

    private void Show(ObjectionFilter filter) => (_filter, _chosen, _outcome, _heard) = (filter, null, null, null);

    private Task ChooseAsync(string number)
    {
        (_chosen, _outcome, _heard) = (number, null, null);
        return FocusAsync("[data-drawer] h2");
    }

    private Task CloseAsync()
    {
        var left = _chosen;
        _chosen = null;
        return FocusAsync($"[data-objection='{left}'] button");
    }

    private async Task AnswerAsync(ObjectionAnswer answer)
    {
        try
        {
            var isRecorded = await answers.AnswerAsync(_chosen!, answer, _clerk, _leaving.Token);
            (_outcome, _isStopped) = (isRecorded ? Outcome.Pass : Outcome.Warn, false);
        }
        catch (AuditUnavailableException)
        {
            (_outcome, _isStopped) = (null, true);
        }

        await LookAsync();
        if (_isStopped)
        {
            await FocusAsync("[data-stop] h1");
        }
    }

    private Task FollowAsync() => HearAsync(
        number => sending.FollowAsync(number, _clerk, _leaving.Token),
        (before, now) => now.State != before.State ? ObjectionHeard.Answered
            : now.FollowedAtUtc != before.FollowedAtUtc ? ObjectionHeard.Nothing
            : ObjectionHeard.Silent);

    private Task SendAsync() => HearAsync(
        number => sending.SendAsync(number, Chosen!.Platform!, _clerk, _leaving.Token),
        (_, now) => now.Sending is SendingState.Taken ? ObjectionHeard.Sent : ObjectionHeard.NotSent);

    private async Task HearAsync(Func<string, Task<Objection>> askAsync, Func<Objection, Objection, ObjectionHeard> judge)
    {
        var before = Chosen!;
        (_outcome, _heard) = (null, null);
        try
        {
            (_heard, _isStopped) = (judge(before, await askAsync(before.Number)), false);
        }
        catch (AuditUnavailableException)
        {
            _isStopped = true;
        }

        await LookAsync();
        await FocusAsync(_isStopped ? "[data-stop] h1" : "[data-heard]");
    }

    private static Outcome HeardLook(ObjectionHeard heard) => heard switch
    {
        ObjectionHeard.Answered or ObjectionHeard.Sent => Outcome.Pass,
        ObjectionHeard.Nothing => Outcome.Wait,
        ObjectionHeard.Silent => Outcome.Unknown,
        ObjectionHeard.NotSent => Outcome.Warn,
    };

    // What had focus may be gone.
    private Task FocusAsync(string selector)
    {
        StateHasChanged();
        return browser.FocusOnceDrawnAsync(selector);
    }
}
