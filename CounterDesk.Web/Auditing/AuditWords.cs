namespace CounterDesk.Web.Auditing;

/// <summary>The words for what entries of the audit log say: actions, outcomes, names of details, faults.</summary>
public sealed class AuditWords;
