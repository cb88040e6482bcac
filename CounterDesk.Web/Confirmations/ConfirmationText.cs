namespace CounterDesk.Web.Confirmations;

/// <summary>Names the words about requests that the desk and the pages of whoever is asked share.</summary>
public sealed class ConfirmationText;
