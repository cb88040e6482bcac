using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;

namespace CounterDesk.Web.Copies;

/// <summary>How a copy stands after an answer.</summary>
/// <param name="State">The state it has now, whoever answered first.</param>
/// <param name="Receipt">The entry of this answer; null when it did not count.</param>
/// <param name="Taken">A sheet of the answer that was used before. Then nothing was recorded.</param>
public sealed record AnsweredCopy(CopyState State, AuditReceipt? Receipt, UsedSheet? Taken = null);
