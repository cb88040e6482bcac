namespace CounterDesk.Web.Features.Desk.Closing;

/// <summary>Names the words of the last step: what was done, what is wiped, what stays.</summary>
public sealed class ClosingText;
