using System.Collections.Immutable;

namespace CounterDesk.Web.External.IdCardReaders.StandIn;

/// <summary>What a stand-in says of itself.</summary>
/// <param name="Card">Whose card lies on it; empty when none does.</param>
/// <param name="Behavior">What it does with it.</param>
/// <param name="Cards">Whose cards there are.</param>
internal sealed record StandInState(string Card, StandInBehavior Behavior, ImmutableArray<string> Cards);
