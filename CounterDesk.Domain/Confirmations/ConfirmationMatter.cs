using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.Confirmations;

/// <summary>What one confirmation is good for: this visit, this party, this failed check, and nothing else.</summary>
/// <param name="VisitId">At which visit.</param>
/// <param name="PartyId">Whom it is about.</param>
/// <param name="Subject">What is gone past.</param>
/// <param name="Copy">Of a reprint, the copy printed before.</param>
/// <param name="Detail">
/// What exactly, where the subject alone does not say: of <see cref="ConfirmationSubject.CodePoints"/> the characters.
/// </param>
public sealed record ConfirmationMatter(
    Guid VisitId, Guid PartyId, ConfirmationSubject Subject, CopyNumber? Copy = null, string? Detail = null)
{
    public const int MaxDetailLength = 200;
}
