using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Reports;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.DailyReport;

/// <summary>
/// The report of a day. What takes long in a large hall comes after the rest; the numbers of a day that goes on are those of
/// the moment and are counted again only when somebody asks, because reading is recorded.
/// </summary>
public sealed partial class ReportPage(
    DailyReports reports, DayExceptions exceptions, CurrentClerk current, DeskClock clock, DeskBrowser browser,
    IStringLocalizer<DailyReportText> text) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();

    private Clerk _reader = null!;
    private DateOnly? _day;
    private ReadReport? _read;
    private Domain.Reports.DailyReport? _numbers;
    private ShownExceptions? _exceptions;
    private bool _isStopped;

    /// <summary>As the address has it: 2026-03-18.</summary>
    [Parameter, EditorRequired]
    public required string Date { get; set; }

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        _reader = await current.GetAsync();
        _day = ReportWords.TryReadDay(Date, out var day) ? day : null;
        await LookAsync();
    }

    private async Task LookAsync()
    {
        (_read, _numbers, _exceptions, _isStopped) = (null, null, null, false);
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
                _exceptions = await exceptions.FindAsync(day, _reader, _leaving.Token);
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
}
