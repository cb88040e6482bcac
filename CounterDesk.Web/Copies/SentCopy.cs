using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Printing;

namespace CounterDesk.Web.Copies;

/// <summary>What came of sending a copy to a printer, and the entry that says so.</summary>
public sealed record SentCopy(SendOutcome Outcome, AuditReceipt Receipt);
