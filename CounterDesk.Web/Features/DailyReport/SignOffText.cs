namespace CounterDesk.Web.Features.DailyReport;

/// <summary>Names the words about why a day was not signed after all.</summary>
public sealed class SignOffText;
