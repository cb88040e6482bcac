namespace CounterDesk.Web.Features.Desk.Results;

/// <summary>Names the words of looking up: the one search field, what it understood, and what was found.</summary>
public sealed class ResultsText;
