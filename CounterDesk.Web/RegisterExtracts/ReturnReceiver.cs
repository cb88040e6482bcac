using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.RegisterExtracts;

/// <summary>What became of a file that was brought from a check page.</summary>
/// <param name="Fault">Why it was not taken in; null when it was.</param>
/// <param name="Reports">How many reports are new.</param>
/// <param name="Checks">How many checks were counted.</param>
/// <param name="Skipped">What the register could not place: a copy it does not have, or one that has as many reports as it may.</param>
public sealed record ReturnReceipt(ReturnFault? Fault, int Reports = 0, int Checks = 0, int Skipped = 0);

/// <summary>
/// Takes in, on the hall's side, what a check page that runs alone wrote: each report with its entry in the audit log, the
/// counts of checks and that the file was taken in together. A file that was brought before changes nothing.
/// </summary>
internal sealed class ReturnReceiver(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, IKeyRing keys, ReportDesk reports,
    IOptions<HallOptions> hall, TimeProvider time)
{
    private string Hall => hall.Value.Code;

    /// <summary>The key for which check pages encrypt: of the ring, the same for good.</summary>
    /// <exception cref="KeyRingException">The ring cannot be used.</exception>
    internal static Sm2PrivateKey KeyOf(IKeyRing keys) => Sm2PrivateKey.FromUniform(
    [
        .. keys.KeyedHash(KeyUse.RegisterReturn, "1"u8.ToArray()), .. keys.KeyedHash(KeyUse.RegisterReturn, "2"u8.ToArray()),
    ]);

    /// <exception cref="AuditUnavailableException">The log cannot be written; what is not taken in yet waits.</exception>
    public async Task<ReturnReceipt> ReceiveAsync(byte[] file, CancellationToken cancellationToken)
    {
        var isRead = ReturnFile.TryRead(
            file, Hall, digest => keys.KeyedHash(KeyUse.RegisterExtract, digest), KeyOf(keys), out var head, out var content,
            out var fault);
        ReturnFault? refused = !isRead ? fault : await FindFaultAsync(head!, cancellationToken);
        var note = new AuditNote { Action = AuditAction.ReturnReceived };
        if (refused is { } why)
        {
            // Only what the keyed hash vouches for is named.
            var named = isRead ? (AuditDetail[])[new("File", head!.Id.ToString("N")), new("Extract", head.Extract)] : [];
            await audit.RecordAsync(
                null, note with { Outcome = AuditOutcome.Refused, Details = [.. named, new("Fault", why.ToString())] },
                cancellationToken);
            return new(why);
        }

        var (taken, skipped) = (0, 0);
        foreach (var report in content!.Reports)
        {
            if (await TakeAsync(report, head!, cancellationToken))
            {
                taken++;
            }
            else
            {
                skipped++;
            }
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var counted = 0;
        foreach (var checks in content.Checks)
        {
            if (await KnowsAsync(db, checks.Number, cancellationToken) is not { } number)
            {
                skipped++;
                continue;
            }

            for (var one = 0; one < Math.Clamp(checks.Count, 0, ReturnFile.MostCounted); one++, counted++)
            {
                db.Add(new CopyCheckEntry(number, checks.Answer, Earlier(checks.At)));
            }
        }

        await audit.RecordAsync(db, null, note with
        {
            Details =
            [
                new("File", head!.Id.ToString("N")), new("Extract", head.Extract), Count("Reports", taken),
                Count("Checks", counted), Count("Skipped", skipped),
            ],
        }, cancellationToken);
        return new(null, taken, counted, skipped);
    }

    // The log says which extracts were made here, and which files were taken in.
    private async Task<ReturnFault?> FindFaultAsync(ReturnHead head, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var done = db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Hall == Hall && entry.Outcome == nameof(AuditOutcome.Done));
        var (file, extract) = ($"File={head.Id:N}", $"Extract={head.Extract}");
        return await done.AnyAsync(
                entry => entry.Action == nameof(AuditAction.ReturnReceived) && entry.Details!.Contains(file), cancellationToken)
                ? ReturnFault.AlreadyReceived
            : !await done.AnyAsync(
                entry => entry.Action == nameof(AuditAction.RegisterExtracted) && entry.Details!.Contains(extract), cancellationToken)
                ? ReturnFault.UnknownExtract
            : null;
    }

    private async Task<bool> TakeAsync(ReturnedReport report, ReturnHead head, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await KnowsAsync(db, report.Number, cancellationToken) is { } number
            && Enum.IsDefined(report.Concern) && ReportWords.FindFault(report.Concern, report.Words) is null
            && !await db.Set<CopyReport>().AnyAsync(known => known.Id == report.Id, cancellationToken)
            && await reports.TakeReturnedAsync(
                report.Id, number, report.Concern, report.Words, Earlier(report.At), $"{head.Id:N}", cancellationToken);
    }

    private async Task<CopyNumber?> KnowsAsync(CounterDeskDb db, string text, CancellationToken cancellationToken) =>
        CopyNumber.TryParse(text, out var number)
        && await db.Set<RegisteredCopy>().AnyAsync(copy => copy.Number == number && copy.Hall == Hall, cancellationToken)
            ? number
            : null;

    // A clock over there that is ahead says nothing about tomorrow.
    private DateTime Earlier(DateTimeOffset at) =>
        (at < time.GetUtcNow() ? at : time.GetUtcNow()).UtcDateTime;

    private static AuditDetail Count(string name, int count) => new(name, count.ToString(CultureInfo.InvariantCulture));
}
