namespace CounterDesk.Web.Components.Shared;

/// <summary>Names the words that several features use.</summary>
public sealed class SharedText;
