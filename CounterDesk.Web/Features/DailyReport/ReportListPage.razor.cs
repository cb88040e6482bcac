using System.Collections.Immutable;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Reports;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.DailyReport;

/// <summary>The days of the last month that have a report.</summary>
public sealed partial class ReportListPage(
    DailyReports reports, CurrentClerk current, DeskClock clock, IStringLocalizer<DailyReportText> text)
    : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();

    private ImmutableArray<ListedReport> _reports;
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
            _reports = await reports.ListAsync(await current.GetAsync(), _leaving.Token);
        }
        catch (AuditUnavailableException)
        {
            _isStopped = true;
        }
    }
}
