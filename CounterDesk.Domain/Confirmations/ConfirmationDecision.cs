namespace CounterDesk.Domain.Confirmations;

/// <summary>A second person's answer: who, what, where, when, and what she adds in her own words.</summary>
public sealed record ConfirmationDecision(
    SecondPerson By, ConfirmationAnswer Answer, ConfirmationWay Way, string? Note, DateTime AtUtc);
