namespace CounterDesk.Web.Features.Desk.Consent;

/// <summary>Names the words of the step that asks what may be looked at.</summary>
public sealed class ConsentText;
