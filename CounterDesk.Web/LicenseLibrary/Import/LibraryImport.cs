using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;

namespace CounterDesk.Web.LicenseLibrary.Import;

/// <summary>
/// Brings a folder of licenses with a manifest into the library. Rows are taken in batches, so an import that broke off is begun
/// again and completes: what is there already does not change.
/// </summary>
internal sealed class LibraryImport(
    LibraryIntake intake, LicenseKindCatalog catalog, AuditLog audit, LicenseNews news, TimeProvider time)
{
    // Their files are in memory at once.
    private const int BatchRows = 50;

    /// <exception cref="AuditUnavailableException">The import could not be written into the audit log.</exception>
    public Task<ImportSummary> ImportAsync(string folder, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
    {
        var note = new AuditNote { Action = AuditAction.Import };
        return audit.AnnouncedAsync(
            note,
            async announcement =>
            {
                var tally = new ImportTally();
                await ReadManifestAsync(folder, tally, progress, cancellationToken);
                var summary = tally.Summary;
                await audit.RecordAsync(announcement, OutcomeOf(note, summary), cancellationToken);
                return summary;
            },
            cancellationToken);
    }

    private async Task ReadManifestAsync(
        string folder, ImportTally tally, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
    {
        var batch = new List<ManifestRow>(BatchRows);
        try
        {
            using var manifest = Manifest.Open(folder);
            await foreach (var row in manifest.ReadAsync(cancellationToken))
            {
                batch.Add(row);
                if (batch.Count is BatchRows)
                {
                    await TakeInAsync(folder, batch, tally, cancellationToken);
                    batch.Clear();
                    progress.Report(tally.Progress(manifest.Share));
                }
            }

            tally.Remark(manifest.Remarks);
        }
        catch (ManifestException exception)
        {
            tally.Stop(exception.Finding);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            tally.Stop(new ImportFinding(0, null, ImportReason.ManifestUnreadable));
        }

        // A manifest that breaks off gives the rows before it.
        await TakeInAsync(folder, batch, tally, cancellationToken);
        progress.Report(tally.Progress(1));
    }

    private async Task TakeInAsync(
        string folder, List<ManifestRow> rows, ImportTally tally, CancellationToken cancellationToken)
    {
        var prepared = new PreparedRow[rows.Count];
        await Parallel.ForAsync(0, rows.Count, cancellationToken, async (place, cancelled) =>
            prepared[place] = await PreparedRow.ReadAsync(folder, rows[place], catalog, time.GetUtcNow(), cancelled));

        var accepted = prepared.Where(tally.Accept).Select(row => row.Brought!).ToList();
        tally.Count(await intake.TakeInAsync(accepted, cancellationToken));

        // Also of what did not change: an import that broke off just before here is made up for by the next.
        await news.HearAsync([.. accepted.Select(row => HeardLicense.Of(row.License))], cancellationToken);
    }

    private static AuditNote OutcomeOf(AuditNote note, ImportSummary summary) => note with
    {
        Outcome = summary.Refusals.Any(finding => finding.Row is 0) ? AuditOutcome.Failed : AuditOutcome.Done,
        Details =
        [
            Count("Added", summary.Done.Added),
            Count("Changed", summary.Done.Changed),
            Count("Unchanged", summary.Done.Unchanged),
            Count("Refused", summary.Done.Refused),
        ],
    };

    private static AuditDetail Count(string name, int count) => new(name, count.ToString(CultureInfo.InvariantCulture));
}
