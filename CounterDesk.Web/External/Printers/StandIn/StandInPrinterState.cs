using System.Collections.Immutable;

namespace CounterDesk.Web.External.Printers.StandIn;

/// <summary>What a stand-in says of itself.</summary>
/// <param name="Behavior">What it does.</param>
/// <param name="Jobs">What arrived, the oldest first. The documents themselves are not kept.</param>
internal sealed record StandInPrinterState(PrinterBehavior Behavior, ImmutableArray<StandInJob> Jobs);
