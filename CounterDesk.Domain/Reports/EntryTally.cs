using CounterDesk.Domain.Audit;

namespace CounterDesk.Domain.Reports;

/// <summary>Entries of the audit log of which nothing that the report counts differs, and how many they are.</summary>
/// <param name="Outcome">The name of an <see cref="AuditOutcome"/>, never the announcement.</param>
/// <param name="Details">As the entries have them; null where there are none.</param>
/// <param name="Count">At least one.</param>
public sealed record EntryTally(string Outcome, string? Details, int Count)
{
    /// <summary>What a report says where an entry does not say it: entries of earlier programs lack some details.</summary>
    public const string NotRecorded = "NotRecorded";

    private readonly IReadOnlyDictionary<string, string> _details = AuditDetail.Read(Details);

    public bool IsDone => Outcome is nameof(AuditOutcome.Done);

    /// <summary>The detail of that name, or <see cref="NotRecorded"/>.</summary>
    public string this[string detail] =>
        _details.GetValueOrDefault(detail) is { Length: > 0 } value ? value : NotRecorded;
}
