using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Confirmations;

/// <summary>
/// A failed check at the desk: the clerk writes why she would go on, asks a second person, waits, and sees what she
/// answered. It begins where the request stands, also after the page was loaded again.
/// </summary>
public sealed partial class ConfirmationPanel(
    ConfirmationDesk confirmations, OpenConfirmations open, DeskBrowser browser, DeskClock clock,
    NavigationManager navigation, IStringLocalizer<ConfirmationText> text) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private ConfirmationMatter? _read;
    private Confirmation? _last;
    private string _reason = "";
    private bool _isRead;
    private bool _isBusy;

    // Which answer the owner has been told already.
    private Guid? _told;

    // The middle part of the words' names.
    private string? _trouble;

    [Parameter, EditorRequired]
    public required Guid VisitId { get; set; }

    [Parameter, EditorRequired]
    public required Guid PartyId { get; set; }

    [Parameter, EditorRequired]
    public required ConfirmationSubject Subject { get; set; }

    /// <inheritdoc cref="ConfirmationMatter.Detail"/>
    [Parameter]
    public string? Detail { get; set; }

    /// <summary>Whose visit it is.</summary>
    [Parameter, EditorRequired]
    public required Clerk Clerk { get; set; }

    /// <summary>Whom the second person is to look at, masked; null when nobody knows yet.</summary>
    [Parameter]
    public string? MaskedName { get; set; }

    /// <summary>Of a reprint, the copy printed before.</summary>
    [Parameter]
    public CopyNumber? Copy { get; set; }

    /// <summary>Why, where the page around it asks for that; null when it is asked for here.</summary>
    [Parameter]
    public string? Reason { get; set; }

    /// <summary>Told each answer once, confirmed or declined, also one that was there already.</summary>
    [Parameter]
    public EventCallback<Confirmation> OnDecided { get; set; }

    private DateTime UtcNow => clock.Now.UtcDateTime;

    private ConfirmationMatter Matter => new(VisitId, PartyId, Subject, Copy, Detail);

    private string Why => Reason ?? _reason;

    private ConfirmationState? State => _last?.StateAt(UtcNow);

    private Confirmation? Waiting => State is ConfirmationState.Asked ? _last : null;

    private bool MayAsk =>
        _last is null || _last.MayBeAskedAgain && !_last.HoldsAt(UtcNow, visitIsOpen: true);

    // Once a colleague has declined it, a supervisor is; of some matters from the beginning.
    private bool IsAnybodyAsked =>
        !Subject.IsSupervisors() && _last is not ({ NeedsSupervisor: true } or { State: ConfirmationState.Declined });

    private string WhoIsWaitedFor => Subject.IsSupervisors() ? "Waiting_SupervisorOnly"
        : Waiting!.NeedsSupervisor ? "Waiting_Supervisor"
        : "Waiting_Anybody";

    private string AskLabel => !CanAsk ? "Ask_Missing" : Subject.IsSupervisors() ? "Ask_Supervisor" : "Ask_Button";

    private bool CanAsk => Confirmation.FindReasonFault(Why) is null;

    // That nothing was written yet is what the button says.
    private string? ReasonFault =>
        Confirmation.FindReasonFault(_reason) is { } fault and not TextFault.Missing
            ? text[$"Reason_{fault}"].Value
            : null;

    public void Dispose()
    {
        open.Changed -= OnChanged;
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override void OnInitialized() => open.Changed += OnChanged;

    protected override async Task OnParametersSetAsync()
    {
        if (Matter != _read)
        {
            (_read, _last, _reason, _trouble, _isRead) = (Matter, null, "", null, false);
            await ReadAsync();
        }
    }

    private void OnChanged(Guid visit)
    {
        if (visit == VisitId)
        {
            _ = InvokeAsync(ReadAsync);
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            _last = await confirmations.FindLastAsync(Matter, _leaving.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _isRead = true;
        StateHasChanged();
        if (_last is { State: ConfirmationState.Confirmed or ConfirmationState.Declined } && _told != _last.Id)
        {
            _told = _last.Id;
            await OnDecided.InvokeAsync(_last);
        }
    }

    private Task AskAsync() => DoAsync(async () =>
    {
        _last = await confirmations.AskAsync(Matter, MaskedName, Why, Clerk, _leaving.Token);
        _reason = "";
    });

    private Task WithdrawAsync() =>
        DoAsync(() => confirmations.WithdrawAsync(_last!.Id, Clerk, _leaving.Token));

    // Out of the circuit, which is the clerk's.
    private void ConfirmHere() => navigation.NavigateTo(ConfirmationAddresses.HereOf(_last!.Id), forceLoad: true);

    private async Task DoAsync(Func<Task> action)
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            await action();
            _trouble = null;
        }
        catch (AuditUnavailableException)
        {
            _trouble = "Log";
        }
        catch (VisitClosedException)
        {
            _trouble = "Closed";
        }
        catch (DbUpdateConcurrencyException)
        {
            _trouble = "Changed";
        }
        finally
        {
            _isBusy = false;
        }

        // What had focus may be gone.
        StateHasChanged();
        await browser.FocusAsync("#second-person");
    }
}
