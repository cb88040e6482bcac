using System.Globalization;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.LicenseLibrary.Import;

/// <summary>Counts what became of the rows of one import, and keeps what was found.</summary>
internal sealed class ImportTally
{
    private readonly Dictionary<string, int> _firstRows = new(StringComparer.Ordinal);
    private readonly Dictionary<IntakeOutcome, int> _outcomes = [];
    private readonly List<ImportFinding> _refusals = [];
    private readonly List<ImportFinding> _remarks = [];
    private int _refused;

    public ImportSummary Summary => new(Progress(1), [.. _refusals], [.. _remarks]);

    public ImportProgress Progress(double share) => new(
        _outcomes.GetValueOrDefault(IntakeOutcome.Added),
        _outcomes.GetValueOrDefault(IntakeOutcome.Changed),
        _outcomes.GetValueOrDefault(IntakeOutcome.Unchanged),
        _refused,
        share);

    /// <summary>Whether the row goes into the library: it is sound, and no row before it was about the same license.</summary>
    public bool Accept(PreparedRow row)
    {
        if (row.Brought is null)
        {
            Refuse(row.Refusals);
            return false;
        }

        if (!_firstRows.TryAdd(row.Brought.License.Identifier.Value, row.Number))
        {
            var first = _firstRows[row.Brought.License.Identifier.Value].ToString(CultureInfo.InvariantCulture);
            Refuse([new ImportFinding(row.Number, MetadataItem.Identifier.Key, ImportReason.Duplicate, first)]);
            return false;
        }

        Remark(row.Remarks);
        return true;
    }

    public void Count(IEnumerable<IntakeOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
        }
    }

    public void Remark(IEnumerable<ImportFinding> findings) => _remarks.AddRange(findings);

    /// <summary>The manifest cannot be read any further.</summary>
    public void Stop(ImportFinding finding) => _refusals.Add(finding);

    private void Refuse(IEnumerable<ImportFinding> findings)
    {
        _refusals.AddRange(findings);
        _refused++;
    }
}
