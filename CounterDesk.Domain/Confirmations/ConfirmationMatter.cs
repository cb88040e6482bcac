using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.Confirmations;

/// <summary>
/// What one confirmation is good for: this visit, this party, this failed check, and nothing else. Of a reprint,
/// <c>Copy</c> is the copy printed before.
/// </summary>
public sealed record ConfirmationMatter(
    Guid VisitId, Guid PartyId, ConfirmationSubject Subject, CopyNumber? Copy = null);
