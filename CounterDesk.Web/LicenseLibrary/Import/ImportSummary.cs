using System.Collections.Immutable;

namespace CounterDesk.Web.LicenseLibrary.Import;

/// <summary>One thing found in a manifest. It names row, field and reason, and never a value: values are about people.</summary>
/// <param name="Row">The header is row 1 of a CSV; the first object of a JSON array is row 1. Zero: the manifest as a whole.</param>
/// <param name="Field">The GB/T 36903 key of the item, with the field of the face behind it; null where no field is at fault.</param>
/// <param name="Reason">What is wrong or remarkable.</param>
/// <param name="Detail">What else helps to find it, such as the other row; null where nothing does.</param>
public sealed record ImportFinding(int Row, string? Field, ImportReason Reason, string? Detail = null);

/// <summary>How far an import is: rows by what became of them, and the share of the manifest that was read, from 0 to 1.</summary>
public sealed record ImportProgress(int Added, int Changed, int Unchanged, int Refused, double Share)
{
    public int Rows => Added + Changed + Unchanged + Refused;
}

/// <summary>What an import did.</summary>
/// <param name="Done">The last progress.</param>
/// <param name="Refusals">Why rows were refused, or why the manifest could not be used. Empty only when every row was taken.</param>
/// <param name="Remarks">What deserves a look in rows that were taken.</param>
public sealed record ImportSummary(
    ImportProgress Done, ImmutableArray<ImportFinding> Refusals, ImmutableArray<ImportFinding> Remarks)
{
    public bool IsComplete => Refusals.IsEmpty;
}
