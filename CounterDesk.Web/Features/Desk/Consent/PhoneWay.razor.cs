using CounterDesk.Domain.Sharing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Consent;

/// <summary>
/// Scans the code of a phone, has its platform ask there, and looks now and then whether somebody has answered. The visit's
/// question stays on the applicant's screen meanwhile.
/// </summary>
public sealed partial class PhoneWay(
    PhoneConsentDesk phones, DeskBrowser browser, TimeProvider time, IStringLocalizer<ConsentText> text) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private string _scanned = "";
    private int _round;
    private PhoneQuestion? _asked;
    private DateTimeOffset _askedAt;
    private PhoneFinding? _finding;
    private ITimer? _timer;
    private bool _isLooking;

    [Parameter, EditorRequired]
    public required VisitState State { get; set; }

    /// <summary>The clerk asks in another way.</summary>
    [Parameter]
    public EventCallback OnLeave { get; set; }

    private static int WaitMinutes => (int)PhoneConsentDesk.LongestWait.TotalMinutes;

    private bool IsAgents => PhoneConsentDesk.BearerOf(State.Visit!) is PhoneBearer.Agent;

    private string StateName => _asked is not null ? "waiting" : _finding?.ToString() ?? "idle";

    public void Dispose()
    {
        _timer?.Dispose();
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await browser.FocusOnceDrawnAsync("[data-field=phone-code]");
        }
    }

    // Some things are said otherwise to who acts for somebody.
    private LocalizedString Word(string key) =>
        IsAgents && text[$"{key}_Agent"] is { ResourceNotFound: false } own ? own : text[key];

    private static Outcome OutcomeOf(PhoneFinding finding) => finding switch
    {
        PhoneFinding.Agreed => Outcome.Pass,
        PhoneFinding.AnotherPerson => Outcome.Fail,
        PhoneFinding.NotGiven or PhoneFinding.CodeRefused or PhoneFinding.NotACode => Outcome.Warn,
        PhoneFinding.NeverAnswered or PhoneFinding.NobodyKnown or PhoneFinding.Declined or PhoneFinding.Silent
            or PhoneFinding.Garbled => Outcome.Unknown,
    };

    // What was scanned leaves the page before anybody is asked.
    private async Task AskAsync()
    {
        var scanned = _scanned;
        (_scanned, _round, _finding) = ("", _round + 1, null);
        await State.DoAsync(async cancellationToken =>
            (_asked, _finding) = await phones.BeginAsync(State.Id, State.Clerk, scanned, cancellationToken));
        if (_asked is not null)
        {
            _askedAt = time.GetUtcNow();
            _timer = time.CreateTimer(
                _ => _ = InvokeAsync(LookAsync), null, PhoneConsentDesk.Between, PhoneConsentDesk.Between);
        }
    }

    private async Task LookAsync()
    {
        if (_isLooking || State.IsBusy || _asked is not { } asked || _leaving.IsCancellationRequested)
        {
            return;
        }

        _isLooking = true;
        try
        {
            var finding = await phones.LookAsync(State.Id, State.Clerk, asked, _leaving.Token)
                ?? (time.GetUtcNow() - _askedAt >= PhoneConsentDesk.LongestWait ? PhoneFinding.NeverAnswered : null);
            if (finding is { } known && !_leaving.IsCancellationRequested)
            {
                await EndAsync(asked, known);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or VisitClosedException or InvalidOperationException)
        {
            // The page is left, or the visit has ended or is another clerk's by now.
            Stop();
        }
        finally
        {
            _isLooking = false;
        }
    }

    private async Task EndAsync(PhoneQuestion asked, PhoneFinding finding)
    {
        Stop();
        await State.DoAsync(async cancellationToken =>
        {
            if (finding is PhoneFinding.Agreed)
            {
                _finding = await phones.TakeAsync(State.Id, State.Clerk, asked, cancellationToken);
                return;
            }

            await phones.EndAsync(State.Id, State.Clerk, asked, finding, cancellationToken);
            _finding = finding;
        });
        if (!_leaving.IsCancellationRequested)
        {
            StateHasChanged();
        }
    }

    private Task LeaveAsync()
    {
        Stop();
        return OnLeave.InvokeAsync();
    }

    private void Stop()
    {
        _timer?.Dispose();
        (_timer, _asked) = (null, null);
    }
}
