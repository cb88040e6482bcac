namespace CounterDesk.Domain.Confirmations;

/// <summary>What one confirmation is good for: this visit, this party, this failed check, and nothing else.</summary>
public sealed record ConfirmationMatter(Guid VisitId, Guid PartyId, ConfirmationSubject Subject);
