namespace CounterDesk.Web.Features.HallSettings.Printers;

/// <summary>Names the words of the hall's printers and their test page.</summary>
public sealed class PrintersText;
