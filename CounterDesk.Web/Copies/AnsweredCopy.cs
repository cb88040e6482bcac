using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;

namespace CounterDesk.Web.Copies;

/// <summary>How a copy stands after an answer.</summary>
/// <param name="State">The state it has now, whoever answered first.</param>
/// <param name="Receipt">The entry of this answer; null when another was faster and this one did not count.</param>
public sealed record AnsweredCopy(CopyState State, AuditReceipt? Receipt);
