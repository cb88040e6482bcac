namespace CounterDesk.Web.Reports.Files;

/// <summary>Words that only the files of the daily report have.</summary>
public sealed class ReportFileText;
