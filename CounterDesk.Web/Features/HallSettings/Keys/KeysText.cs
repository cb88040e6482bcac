namespace CounterDesk.Web.Features.HallSettings.Keys;

/// <summary>Names the words of the page about the hall's keys.</summary>
public sealed class KeysText;
