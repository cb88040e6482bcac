namespace CounterDesk.Web.External.IdCardReaders.StandIn;

/// <summary>What a stand-in is told from outside.</summary>
/// <param name="Card">Whose card lies on it from now on; empty for nobody's, null for no change.</param>
/// <param name="Behavior">Null for no change.</param>
internal sealed record StandInOrder(string? Card, StandInBehavior? Behavior);
