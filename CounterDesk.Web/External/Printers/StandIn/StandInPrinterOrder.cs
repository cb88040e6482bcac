namespace CounterDesk.Web.External.Printers.StandIn;

/// <summary>What a stand-in is told from outside.</summary>
/// <param name="Behavior">Null for no change.</param>
internal sealed record StandInPrinterOrder(PrinterBehavior? Behavior);
