using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Printing;

namespace CounterDesk.Web.Copies;

/// <summary>What came of a copy that was to go to a printer.</summary>
public abstract record SentCopy
{
    private SentCopy()
    {
    }

    /// <summary>That it goes there is recorded. <c>Outcome</c> is what the printer said; null where a browser prints.</summary>
    public sealed record Went(SendOutcome? Outcome, AuditReceipt Receipt) : SentCopy;

    /// <summary>It did not go there. <c>Receipt</c> is the entry by which it became void; null when it did not.</summary>
    public sealed record Refused(SendingFault Fault, AuditReceipt? Receipt) : SentCopy;
}
