namespace CounterDesk.Web.Components.Layout;

/// <summary>Names the words of the table of keys.</summary>
public sealed class KeyText;
