using System.IO.Compression;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Auditing.Export;

/// <summary>
/// The log for inspectors: entries, anchors, the public key, a page that says how to prove them without this program,
/// and a script that does. One ZIP archive.
/// </summary>
public sealed class LogExport(
    AuditLog log, AnchorFile anchors, IKeyRing keys, IDbContextFactory<CounterDeskDb> databases,
    IOptions<HallOptions> hall, TimeProvider time)
{
    private static readonly string[] _guides = ["how-to-verify.zh-CN.html", "how-to-verify.en-US.html", "verify.py"];

    private string Hall => hall.Value.Code;

    /// <summary>Writes the archive. Announced, and recorded when it is complete.</summary>
    /// <param name="archive">Where to; it need not be seekable.</param>
    /// <param name="days">The first and the last day, as the log has closed them; null for all.</param>
    /// <param name="note">Who exports: actor, role, details.</param>
    /// <param name="cancellationToken">Ends the writing; the outcome is then "failed".</param>
    /// <exception cref="AuditUnavailableException">The log could not be written; nothing is exported.</exception>
    /// <exception cref="IOException">The archive could not be written, or the anchors not be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public Task<ExportedLog> WriteAsync(
        Stream archive, (DateOnly? From, DateOnly? To) days, AuditNote note, CancellationToken cancellationToken)
    {
        var announced = note with { Action = AuditAction.LogExported };
        return log.AnnouncedAsync(announced, async announcement =>
        {
            var exported = await WriteAsync(archive, days, cancellationToken);
            var done = announced with
            {
                Details = announced.Details.AddRange(
                    new("From", $"{exported.First}"), new("To", $"{exported.Last}"),
                    new("Digest", Convert.ToHexStringLower(exported.ManifestDigest))),
            };
            await log.RecordAsync(announcement, done, cancellationToken);
            return exported;
        }, cancellationToken);
    }

    private async Task<ExportedLog> WriteAsync(
        Stream archive, (DateOnly? From, DateOnly? To) days, CancellationToken cancellationToken)
    {
        var said = anchors.Read(keys.AuditKey).Said.Where(anchor => anchor.Hall == Hall).ToList();
        // What was deleted after its time is not there.
        var begin = AuditAnchors.BeginBehind(AuditAnchors.Of(said).Deleted);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var (first, last, isToTheEnd) = await FindRangeAsync(db, begin, days, cancellationToken);

        using var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["entries.jsonl"] = await WriteAsync(zip, "entries.jsonl", async file =>
            {
                await foreach (var entry in db.Set<AuditEntry>().AsNoTracking()
                    .Where(entry => entry.Hall == Hall && entry.Sequence >= first && entry.Sequence <= last)
                    .OrderBy(entry => entry.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken))
                {
                    await WriteLineAsync(file, ExportJson.Write(entry), cancellationToken);
                }
            }),
            ["anchors.jsonl"] = await WriteAsync(zip, "anchors.jsonl", async file =>
            {
                foreach (var anchor in said)
                {
                    await WriteLineAsync(file, AnchorFile.Write(anchor), cancellationToken);
                }
            }),
            ["keys.json"] = await WriteAsync(zip, "keys.json", file => WriteLineAsync(
                file, ExportJson.Write(new { hall = Hall, auditKey = ExportJson.Of(keys.AuditKey) }), cancellationToken)),
        };
        var manifest = ExportJson.WriteBytes(
            new { hall = Hall, first, last, toTheEnd = isToTheEnd, madeAtUtc = time.GetUtcNow().UtcDateTime, files });
        await WriteAsync(zip, "manifest.json", file => file.WriteAsync(manifest, cancellationToken).AsTask());
        await WriteAsync(
            zip, "manifest.sig",
            file => WriteLineAsync(file, Convert.ToHexStringLower(keys.SignAudit(manifest)), cancellationToken));
        foreach (var guide in _guides)
        {
            await WriteAsync(zip, guide, file => ExportGuides.WriteAsync(guide, file, cancellationToken));
        }

        return new ExportedLog(first, last, Sm3.Hash(manifest));
    }

    // Days as they were closed; an open one ends at the head.
    private async Task<(long First, long Last, bool IsToTheEnd)> FindRangeAsync(
        CounterDeskDb db, long begin, (DateOnly? From, DateOnly? To) days, CancellationToken cancellationToken)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Hall == Hall);
        var head = await entries.MaxAsync(entry => (long?)entry.Sequence, cancellationToken) ?? 0;
        var (first, last) = await LogDays.FindAsync(entries, days.From, days.To, cancellationToken);
        return (Math.Max(first, begin), Math.Min(last, head), last >= head);
    }

    private static Task WriteLineAsync(Stream file, string line, CancellationToken cancellationToken) =>
        file.WriteAsync(System.Text.Encoding.UTF8.GetBytes(line + "\n"), cancellationToken).AsTask();

    /// <returns>The SM3 of what was written, in hex.</returns>
    private static async Task<string> WriteAsync(ZipArchive zip, string name, Func<Stream, Task> write)
    {
        await using var file = new DigestingStream(await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync());
        await using (var buffered = new BufferedStream(file, 1 << 16))
        {
            await write(buffered);
        }

        return file.Digest();
    }
}

/// <summary>What was exported, and the SM3 of the list of its files.</summary>
public sealed record ExportedLog(long First, long Last, byte[] ManifestDigest);
