namespace CounterDesk.Web.Features.Desk;

/// <summary>Names the words around every step: whose case it is, the steps, what stops the desk.</summary>
public sealed class DeskText;
