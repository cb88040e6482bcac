namespace CounterDesk.Web.Features.DailyReport;

/// <summary>Words of the pages of the daily report.</summary>
public sealed class DailyReportText;
