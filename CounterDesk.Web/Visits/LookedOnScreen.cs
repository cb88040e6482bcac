using System.Collections.Immutable;
using CounterDesk.Domain.Visits.Papers;

namespace CounterDesk.Web.Visits;

/// <summary>Who looked at a party, as it was read for whoever asked; the paper says the same.</summary>
/// <param name="Party">About whom.</param>
/// <param name="Model">What may be told.</param>
/// <param name="About">About whom it may be asked at this visit.</param>
public sealed record LookedOnScreen(Guid Party, WhoLookedModel Model, ImmutableArray<Guid> About);
