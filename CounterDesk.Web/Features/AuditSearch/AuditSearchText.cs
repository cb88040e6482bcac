namespace CounterDesk.Web.Features.AuditSearch;

/// <summary>Names the words of the auditor's page.</summary>
public sealed class AuditSearchText;
