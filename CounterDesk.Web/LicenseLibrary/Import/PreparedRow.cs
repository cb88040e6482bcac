using System.Collections.Immutable;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;

namespace CounterDesk.Web.LicenseLibrary.Import;

/// <summary>A row with its file, read and held against each other; nothing is in the library yet.</summary>
/// <param name="Number">Of the row.</param>
/// <param name="Brought">Null when there are refusals.</param>
/// <param name="Refusals">Why the row cannot be taken.</param>
/// <param name="Remarks">What deserves a look if it is.</param>
internal sealed record PreparedRow(
    int Number, BroughtLicense? Brought, ImmutableArray<ImportFinding> Refusals, ImmutableArray<ImportFinding> Remarks)
{
    public static async Task<PreparedRow> ReadAsync(
        string folder, ManifestRow row, LicenseKindCatalog catalog, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reading = RowReader.Read(row, catalog, now.UtcDateTime);
        if (reading.License is not { } license)
        {
            return new PreparedRow(row.Number, null, reading.Refusals, []);
        }

        if (reading.File is not { } path)
        {
            return new PreparedRow(row.Number, new BroughtLicense(license, null), [], reading.Remarks);
        }

        var (file, reason) = await RowFile.ReadAsync(folder, path, cancellationToken);
        var refusal = file is null
            ? new ImportFinding(row.Number, MetadataItem.File.Key, reason!.Value)
            : FindDisagreement(license, reading.Kind, file, now) is { } name
                ? new ImportFinding(row.Number, MetadataItem.File.Key, ImportReason.FileDisagrees, name)
                : null;
        return refusal is null
            ? new PreparedRow(row.Number, new BroughtLicense(license, file), [], reading.Remarks)
            : new PreparedRow(row.Number, null, [refusal], []);
    }

    // Whether the file is genuine is asked when the license is opened. Here only: is it the file of this license?
    private static string? FindDisagreement(License license, LicenseKind? kind, LicenseFile file, DateTimeOffset now) =>
        LicenseFileVerifier.Verify(file.Bytes, TrustStore.Empty, now).Content is { } content
            ? FaceComparison.Of(license, kind, content).Difference?.Name
            : null;
}
