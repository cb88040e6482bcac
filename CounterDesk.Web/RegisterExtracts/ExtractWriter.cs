using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using CounterDesk.Web.HallTexts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.RegisterExtracts;

/// <summary>Makes extracts of the register, on the hall's side. Each is in the audit log: it leaves the house.</summary>
internal sealed class ExtractWriter(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, IKeyRing keys, CopyChecker checker,
    HallTextDesk texts, CurrentHallTexts current, IOptions<HallOptions> hall, DeskClock clock)
{
    /// <summary>So long after its last day a copy is still in the extract; a code says by itself that it has expired.</summary>
    public const int DaysAfterEnd = 60;

    /// <summary>The bytes of an extract as of now, and how many copies are in it.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; there is no extract.</exception>
    public async Task<(byte[] File, int Copies)> WriteAsync(CancellationToken cancellationToken)
    {
        var note = new AuditNote { Action = AuditAction.RegisterExtracted };
        return await audit.AnnouncedAsync(note, async announcement =>
        {
            var takenAt = clock.Now;
            var from = clock.Today.AddDays(-DaysAfterEnd);
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var copies = await db.Set<RegisteredCopy>().AsNoTracking()
                .Where(copy => copy.Hall == hall.Value.Code && copy.ExpiresOn >= from)
                .OrderBy(copy => copy.Number).ToListAsync(cancellationToken);
            var extracted = new List<ExtractedCopy>(copies.Count);
            foreach (var copy in copies)
            {
                var looked = await checker.LookAsync(copy, Earlier(clock.Today, copy.ExpiresOn), cancellationToken);
                extracted.Add(ExtractedCopy.Of(looked, copy.CheckValueHash, SignedCopyCode.DigestOf(copy.CodeAddress)));
            }

            // A verb is a process of its own that has shown no page before.
            await texts.LoadAsync(cancellationToken);
            var file = RegisterExtract.Write(
                takenAt, hall.Value.Code, current.Names, new PublishedKeys(takenAt.UtcDateTime, keys.PublicKeys),
                ReturnReceiver.KeyOf(keys).PublicKey, extracted,
                digest => keys.KeyedHash(KeyUse.RegisterExtract, digest));
            await audit.RecordAsync(
                announcement,
                note with
                {
                    Details =
                    [
                        new("Copies", extracted.Count.ToString(CultureInfo.InvariantCulture)),
                        new("Extract", RegisterExtract.IdOf(file)),
                    ],
                },
                cancellationToken);
            return (file, extracted.Count);
        }, cancellationToken);
    }

    // What it is while it is in use; that its days are over the check page sees by itself.
    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
