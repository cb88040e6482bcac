namespace CounterDesk.Web.Verification;

/// <summary>Names the words for what was checked of a license and what came of it, wherever a report is told.</summary>
public sealed class VerificationText;
