using CounterDesk.Domain.Confirmations;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.SecondPerson;

/// <summary>
/// The second person, in a browser of her own, is told what is asked and where to look, and answers in her own name.
/// </summary>
public sealed partial class ConfirmPage(
    ConfirmationDesk confirmations, OpenConfirmations open, CurrentClerk currentClerk, DeskBrowser browser,
    NavigationManager navigation, IStringLocalizer<SecondPersonText> text) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private Clerk _clerk = null!;
    private Guid? _shown;
    private ConfirmationEntry? _entry;
    private ConfirmationAnswer? _answer;
    private string _note = "";
    private bool _isBusy;
    private bool _isStopped;

    [Parameter]
    public required Guid Id { get; set; }

    private bool CanRecord => _answer is not null && NoteFault is null;

    private string? NoteFault =>
        Confirmation.FindNoteFault(_note) is { } fault ? text[$"Note_{fault}"].Value : null;

    public void Dispose()
    {
        open.Changed -= OnChanged;
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _clerk = await currentClerk.GetAsync();
        open.Changed += OnChanged;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Id != _shown)
        {
            (_shown, _entry, _answer, _note) = (Id, null, null, "");
            await LookAsync();
        }
    }

    // That it is recorded is no pass of what was declined.
    private static Outcome OutcomeOf(Confirmation decided) =>
        decided.State is ConfirmationState.Confirmed ? Outcome.Pass : Outcome.Void;

    private static Outcome OutcomeOf(ConfirmationFault fault) => fault switch
    {
        ConfirmationFault.OwnRequest or ConfirmationFault.RoleNotAllowed or ConfirmationFault.SupervisorNeeded =>
            Outcome.Fail,
        ConfirmationFault.AlreadyDecided or ConfirmationFault.Withdrawn or ConfirmationFault.VisitClosed =>
            Outcome.Void,
        ConfirmationFault.Expired => Outcome.Unknown,
    };

    private void OnChanged(Guid visit) => _ = InvokeAsync(async () =>
    {
        if (_entry is ConfirmationEntry.Open && !_isBusy && _entry.About!.VisitId == visit)
        {
            await LookAsync();
        }
    });

    private async Task LookAsync()
    {
        try
        {
            _entry = await confirmations.EnterAsync(Id, _clerk, ConfirmationWay.OwnBrowser, _leaving.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await ShowAsync();
    }

    private async Task RecordAsync()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            _entry = await confirmations.DecideAsync(
                Id, _clerk, ConfirmationWay.OwnBrowser, _answer!.Value, _note, _leaving.Token);
            _isStopped = false;
        }
        catch (AuditUnavailableException)
        {
            _isStopped = true;
        }
        finally
        {
            _isBusy = false;
        }

        await ShowAsync();
    }

    // What had focus may be gone.
    private Task ShowAsync()
    {
        StateHasChanged();
        return browser.FocusOnceDrawnAsync(_isStopped ? "[data-stop] h1" : "h1");
    }

    private void Leave() => navigation.NavigateTo("/", forceLoad: true);
}
