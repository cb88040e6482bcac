namespace CounterDesk.Domain.BreakGlass;

/// <summary>What a supervisor wants to open.</summary>
/// <param name="Visit">For which visit; no other is touched by it.</param>
/// <param name="Rule">Which rule.</param>
/// <param name="Reason">Why, in a sentence of her own.</param>
/// <param name="Minutes">For how long.</param>
public sealed record BreakGlassRequest(Guid Visit, BreakGlassRule Rule, string Reason, int Minutes);

/// <summary>Who opens.</summary>
/// <param name="Id">At the identity provider.</param>
/// <param name="Number">The staff number; empty where the provider tells none.</param>
/// <param name="IsSupervisor">Whether she is one.</param>
public sealed record BreakGlassOpener(string Id, string Number, bool IsSupervisor);
