using System.Collections.Immutable;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Reports;
using CounterDesk.Web.Reports.SigningOff;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.DailyReport;

/// <summary>The days of the last month that have a report.</summary>
public sealed partial class ReportListPage(
    DailyReports reports, ExceptionDesk desk, CurrentClerk current, DeskClock clock, IStringLocalizer<DailyReportText> text)
    : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();

    private ImmutableArray<ListedReport> _reports;
    private ImmutableArray<ExceptionDecision> _escalated;
    private bool _isStopped;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        try
        {
            var reader = await current.GetAsync();
            _reports = await reports.ListAsync(reader, _leaving.Token);
            _escalated = await desk.FindEscalatedAsync(reader, _leaving.Token);
        }
        catch (AuditUnavailableException)
        {
            _isStopped = true;
        }
    }
}
