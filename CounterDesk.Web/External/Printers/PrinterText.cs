namespace CounterDesk.Web.External.Printers;

/// <summary>Names the words of printers.</summary>
public sealed class PrinterText;
