namespace CounterDesk.Web.Features.Desk.Looked;

/// <summary>Names the words of the page "who looked".</summary>
public sealed class LookedText;
