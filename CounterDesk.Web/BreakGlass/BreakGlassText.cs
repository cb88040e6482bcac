namespace CounterDesk.Web.BreakGlass;

/// <summary>Words about rules that are opened for a time.</summary>
public sealed class BreakGlassText;
