namespace CounterDesk.Web.Features.HallSettings.Sources;

/// <summary>Names the words of the page of sharing platforms.</summary>
public sealed class SourcesText;
