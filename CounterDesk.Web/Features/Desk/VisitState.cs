using CounterDesk.Domain.Audit;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Features.Desk;

/// <summary>Why the step just tried was not done.</summary>
public enum VisitTrouble
{
    /// <summary>The audit log cannot be written: the desk stops.</summary>
    LogUnavailable,

    /// <summary>Another window of the clerk changed the visit first.</summary>
    ChangedElsewhere,
}

/// <summary>
/// The visit that a page shows. Every step acts through <c>DoAsync</c>: one action at a time, and one place that
/// says why an action was not done.
/// </summary>
public sealed class VisitState(Guid id, Clerk clerk, VisitDesk desk, VisitContents contents, DeskClock clock)
    : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private Func<CancellationToken, Task>? _notDone;

    /// <summary>Told after every change, on whatever thread made it.</summary>
    public event Action? Changed;

    public Guid Id => id;

    public Clerk Clerk => clerk;

    /// <summary>Null until <see cref="EnterAsync"/> has looked, and once the page <see cref="IsLeft"/>.</summary>
    public VisitEntry? Entry { get; private set; }

    public Visit? Visit => (Entry as VisitEntry.Open)?.Visit;

    public VisitContent Content => contents.Of(id);

    /// <summary>What was done so far.</summary>
    public VisitSummary Summary { get; private set; } = new([], [], IsRated: false);

    /// <summary>Rules that supervisors have opened for the visit, as far as there is time left.</summary>
    public IEnumerable<BreakGlassOpening> Opened => Visit is { } visit
        ? Summary.Opened.Where(opening => opening.HoldsFor(visit, clock.Now.UtcDateTime))
        : [];

    public VisitTrouble? Trouble { get; private set; }

    /// <summary>A sheet of the last answer that was used before.</summary>
    public UsedSheet? Taken { get; private set; }

    public DateTimeOffset TroubleSince { get; private set; }

    public bool IsBusy { get; private set; }

    /// <summary>Whether the last action was done: the page goes elsewhere, and shows nothing until it has.</summary>
    public bool IsLeft { get; private set; }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    public async Task EnterAsync()
    {
        if (IsLeft || _leaving.IsCancellationRequested)
        {
            return;
        }

        Entry = await desk.EnterAsync(id, clerk, _leaving.Token);
        if (Visit is not null)
        {
            Summary = await desk.SummarizeAsync(id, _leaving.Token);
        }

        Changed?.Invoke();
    }

    /// <summary>
    /// Does one action of the clerk's. False when it was not done; then <see cref="Entry"/> or <see cref="Trouble"/>
    /// says why, or another action is under way, or the page has gone.
    /// </summary>
    public Task<bool> DoAsync(Func<CancellationToken, Task> action) => DoAsync(action, isLast: false);

    /// <summary>
    /// The same for the action that ends the visit at this page. When it was done nothing is shown any more, and no
    /// button that the next key could press; where to go is the caller's.
    /// </summary>
    public Task<bool> DoLastAsync(Func<CancellationToken, Task> action) => DoAsync(action, isLast: true);

    private async Task<bool> DoAsync(Func<CancellationToken, Task> action, bool isLast)
    {
        if (IsBusy || IsLeft || _leaving.IsCancellationRequested)
        {
            return false;
        }

        var before = Trouble;
        (IsBusy, Trouble, _notDone) = (true, null, action);
        Changed?.Invoke();
        try
        {
            await action(_leaving.Token);
            _notDone = null;
        }
        catch (AuditUnavailableException)
        {
            Trouble = VisitTrouble.LogUnavailable;
        }
        catch (DbUpdateConcurrencyException)
        {
            Trouble = VisitTrouble.ChangedElsewhere;
        }
        catch (VisitClosedException)
        {
            // The entry looked up below says so.
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            IsBusy = false;
        }

        if (Trouble is VisitTrouble.LogUnavailable)
        {
            TroubleSince = before is VisitTrouble.LogUnavailable ? TroubleSince : clock.Now;
            Changed?.Invoke();
        }
        else if (isLast && _notDone is null)
        {
            (IsLeft, Entry) = (true, null);
            Changed?.Invoke();
        }
        else
        {
            await EnterAsync();
        }

        return _notDone is null;
    }

    public Task<bool> GoToAsync(VisitStep step) =>
        DoAsync(cancellationToken => desk.GoToAsync(id, clerk, step, cancellationToken));

    /// <summary>Records how a paper came out. False also when a sheet was used before: then <see cref="Taken"/> says which.</summary>
    public async Task<bool> AnswerAsync(CopyDesk copies, CopyNumber number, PrintAnswer answer)
    {
        Taken = null;
        var isDone = await DoAsync(async cancellationToken =>
        {
            var answered = await copies.RecordOutcomeAsync(number, answer, clerk, cancellationToken);
            Taken = answered.Taken;
            if (answered.Receipt is { } receipt)
            {
                Content.Prove(
                    receipt,
                    answer.Outcome is PrintOutcome.CameOutWell ? AuditAction.CopyPrinted : AuditAction.CopySpoiled);
            }
        });
        return isDone && Taken is null;
    }

    /// <summary>Tries again what could not be recorded.</summary>
    public Task<bool> TryAgainAsync() => _notDone is null ? Task.FromResult(false) : DoAsync(_notDone);

    /// <summary>Goes back to the step at which it was asked who looked.</summary>
    public void LeaveLooked()
    {
        Content.LeaveLooked();
        Changed?.Invoke();
    }

    /// <summary>Puts the trouble aside and shows the visit as it is now.</summary>
    public async Task LookAgainAsync()
    {
        Trouble = null;
        await EnterAsync();
    }
}
