using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Objections;

/// <summary>
/// Evidence of objections, encrypted (SM4-GCM, the key's id beside it). It ends some days after its objection is closed.
/// </summary>
public sealed class EvidenceStore(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, IKeyRing keys, DeskClock clock)
{
    /// <summary>Wipes what has ended, each with its entry in the log. Returns how many.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; what is left waits.</exception>
    public async Task<int> WipeEndedAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.Now.UtcDateTime;
        var ended = await db.Set<Objection>().AsNoTracking()
            .Where(objection => objection.EvidenceEndsAtUtc <= now)
            .Join(
                db.Set<ObjectionEvidence>(), objection => objection.Number, kept => kept.Number,
                (objection, _) => objection.Number)
            .ToListAsync(cancellationToken);
        foreach (var number in ended)
        {
            var kept = await db.Set<ObjectionEvidence>()
                .SingleAsync(kept => kept.Number == number, cancellationToken);
            db.Remove(kept);
            var note = new AuditNote
            {
                Action = AuditAction.ObjectionEvidenceWiped, Details = [new("Number", number)],
            };
            await audit.RecordAsync(db, null, note, cancellationToken);
        }

        return ended.Count;
    }

    internal ObjectionEvidence Seal(string number, KeptEvidence kept)
    {
        var plain = kept.Write();
        var content = keys.Encrypt(KeyUse.ObjectionEvidence, plain);
        Array.Clear(plain);
        return new() { Number = number, Content = content };
    }

    /// <summary>What is kept, for reporting it to the issuer and for drawing the receipt again. Null when it has ended.</summary>
    internal async Task<KeptEvidence?> ReadAsync(CounterDeskDb db, string number, CancellationToken cancellationToken)
    {
        var kept = await db.Set<ObjectionEvidence>().AsNoTracking()
            .SingleOrDefaultAsync(kept => kept.Number == number, cancellationToken);
        if (kept is null)
        {
            return null;
        }

        var plain = keys.Decrypt(KeyUse.ObjectionEvidence, kept.Content);
        var read = KeptEvidence.Read(plain);
        Array.Clear(plain);
        return read;
    }
}
