namespace CounterDesk.Web.Visits.Papers;

/// <summary>
/// Somebody at a visit who asks who looked: her masked name, the keyed hash of her number as the audit log has it, and
/// her place among the parties, from 1.
/// </summary>
public sealed record WhoAsks(string MaskedName, byte[] NumberHash, int Ordinal);
