using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Reports;
using CounterDesk.Web.Reports.SigningOff;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.DailyReport;

/// <summary>
/// The report of a day. What takes long in a large hall comes after the rest; the numbers of a day that goes on are those of
/// the moment and are counted again only when somebody asks, because reading is recorded.
/// </summary>
public sealed partial class ReportPage(
    DailyReports reports, DayFiles files, ExceptionDesk desk, ReportSigning signing, CurrentClerk current, DeskClock clock,
    DeskBrowser browser, NavigationManager navigation, IStringLocalizer<DailyReportText> text) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();

    private Clerk _reader = null!;
    private DateOnly? _day;
    private ReadReport? _read;
    private Domain.Reports.DailyReport? _numbers;
    private DayFile? _file;
    private string _note = "";
    private SignOffRefusal? _refusal;
    private bool _isStopped;
    private bool _isBusy;

    // Another supervisor did something while she looked.
    private bool _isChanged;

    /// <summary>As the address has it: 2026-03-18.</summary>
    [Parameter, EditorRequired]
    public required string Date { get; set; }

    private bool IsSupervisor => _reader.Roles.Contains(DeskRoles.Supervisor);

    // As she stands to it with what she has written so far.
    private SignOffCase? Asked => _file?.Case is { } asked ? asked with { Note = _note } : null;

    private bool MaySign => Asked?.FindFault() is SignOffCondition.SignedInAgain && !_isBusy;

    public void Dispose()
    {
        desk.Changed -= OnChanged;
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override void OnInitialized() => desk.Changed += OnChanged;

    protected override async Task OnParametersSetAsync()
    {
        _reader = await current.GetAsync();
        _day = ReportWords.TryReadDay(Date, out var day) ? day : null;
        await LookAsync();
    }

    private async Task LookAsync()
    {
        (_read, _numbers, _file, _isStopped) = (null, null, null, false);
        (_refusal, _isChanged) = (null, false);
        if (_day is not { } day)
        {
            return;
        }

        try
        {
            _read = await reports.ReadAsync(day, _reader, _leaving.Token);
            _numbers = _read.Numbers;
            if (_numbers is { Reconciliation: null, Entries: > 0 })
            {
                StateHasChanged();
                _numbers = await reports.CompleteAsync(_numbers, _reader, _leaving.Token);
            }

            if (_numbers is { Entries: > 0 })
            {
                StateHasChanged();
                _file = await files.ReadAsync(day, _reader, found: null, _leaving.Token);
            }
        }
        catch (AuditUnavailableException)
        {
            _isStopped = true;
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private async Task RefreshAsync()
    {
        await LookAsync();
        StateHasChanged();
        await browser.FocusOnceDrawnAsync(_isStopped ? "[data-stop] h1" : "h1");
    }

    private async Task<DecisionFault?> DecideAsync(SignedException one, Decision decision, string note)
    {
        DecisionFault? fault = null;
        await DoAsync(async () => fault = await desk.DecideAsync(_day!.Value, one, decision, note, _reader, _leaving.Token));
        return fault;
    }

    private async Task<AddendumFault?> AmendAsync(string words)
    {
        AddendumFault? fault = null;
        await DoAsync(async () => fault = await signing.AmendAsync(_day!.Value, words, _reader, _leaving.Token));
        return fault;
    }

    // To the identity provider, and back to this page when it is signed.
    private Task SignAsync() => DoAsync(async () =>
    {
        if (_file!.Matter is not { } seen)
        {
            return;
        }

        var start = await signing.BeginAsync(_day!.Value, seen.Digest(), _note, _reader, _leaving.Token);
        _refusal = start.Refusal;
        if (start.Intent is { } intent)
        {
            navigation.NavigateTo(SignOffAddresses.BeginOf(intent), forceLoad: true);
        }
    });

    private async Task DoAsync(Func<Task> what)
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _isChanged) = (true, false);
        try
        {
            await what();
            await LookAgainAsync();
        }
        catch (AuditUnavailableException)
        {
            _isStopped = true;
        }
        finally
        {
            _isBusy = false;
        }

        StateHasChanged();
    }

    private void OnChanged(DateOnly day) => _ = InvokeAsync(async () =>
    {
        if (day != _day || _isBusy || _file is null)
        {
            return;
        }

        try
        {
            await LookAgainAsync();
            _isChanged = true;
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    });

    // What the rules read of a closed day does not change by what somebody decides.
    private async Task LookAgainAsync() =>
        _file = await files.ReadAsync(
            _day!.Value, _reader, _file is { Case.Closed.IsWholeDay: true } ? _file.Found : null, _leaving.Token);

    private string SignLabel(SignOffCase asked) => asked.FindFault() switch
    {
        SignOffCondition.SignedInAgain => text["Sign_Button"],
        SignOffCondition.WholeDay => text["Sign_WholeDay"],
        SignOffCondition.ExceptionsDecided => text["Sign_Undecided", asked.Undecided],
        SignOffCondition.EvenOrExplained => text["Sign_Note"],
        SignOffCondition.NotConcerned => text["Sign_Concerned"],
        _ => text["Sign_NotYet"],
    };
}
