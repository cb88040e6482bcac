namespace CounterDesk.Web.Features.OpenVisits;

/// <summary>Words of the page of open visits.</summary>
public sealed class OpenVisitsText;
