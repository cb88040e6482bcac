namespace CounterDesk.Web.Reports;

/// <summary>Words of the daily report, on its pages and in its files.</summary>
public sealed class DailyReportText;
