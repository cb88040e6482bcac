namespace CounterDesk.Web.Features.Desk.Reception;

/// <summary>Names the words of the idle page.</summary>
public sealed class ReceptionText;
