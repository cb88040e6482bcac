namespace CounterDesk.Web.PrinterTests;

/// <summary>Names the words of the test page for printers.</summary>
public sealed class PrinterTestText;
