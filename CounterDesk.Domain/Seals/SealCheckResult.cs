namespace CounterDesk.Domain.Seals;

/// <summary>The answer to one check.</summary>
/// <param name="Check">What was asked.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why it failed or could not be told; null when an earlier check left nothing to ask it of.</param>
/// <param name="Warning">What to remark on a pass.</param>
public sealed record SealCheckResult(SealCheck Check, CheckOutcome Outcome, FileReason? Reason = null, FileWarning? Warning = null);
