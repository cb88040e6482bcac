using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Proofs;

/// <summary>
/// Pictures of mandates and of signed consent, and signatures, encrypted (SM4-GCM, the key's id beside it) for the
/// hall's period. While the visit is open its clerk sees them, afterwards an auditor, each time with a reason.
/// </summary>
/// <inheritdoc cref="VisitDesk" path="/remarks"/>
public sealed class ProofStore(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, IKeyRing keys, VisitContents contents,
    IOptions<ProofOptions> options, DeskClock clock)
{
    private const string ProofDetail = "Proof";
    private const string DigestDetail = "Sm3";

    /// <summary>Keeps a picture for a party of the clerk's open visit.</summary>
    public async Task<Proof> KeepAsync(
        Guid visitId, Guid party, ProofKind kind, PlainImage image, Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.LoadVisitAsync(visitId, clerk, cancellationToken);
        var (proof, details) = Add(db, visitId, party, kind, image);
        var note = VisitNote.Of(visit, AuditAction.ProofKept) with { Details = details };
        contents.Of(visitId).Prove(await audit.RecordAsync(db, null, note, cancellationToken), note.Action);
        return proof;
    }

    /// <summary>
    /// Adds a picture to what <paramref name="db"/> saves, and says what its entry must tell: the digest among it.
    /// </summary>
    /// <exception cref="KeyRingException">It cannot be encrypted. Nothing was added.</exception>
    internal (Proof Proof, ImmutableArray<AuditDetail> Details) Add(
        CounterDeskDb db, Guid visit, Guid party, ProofKind kind, PlainImage image)
    {
        var content = keys.Encrypt(KeyUse.Proof, image.Bytes);
        var proof = new Proof
        {
            VisitId = visit,
            PartyId = party,
            Kind = kind,
            Format = image.Format,
            Orientation = image.Orientation,
            KeptAtUtc = clock.Now.UtcDateTime,
            EndsOn = clock.Today.AddMonths(options.Value.Months),
        };
        db.Add(proof);
        db.Add(new ProofContent { ProofId = proof.Id, Content = content });
        return (proof, [.. DetailsOf(proof), new(DigestDetail, DigestOf(image.Bytes))]);
    }

    /// <summary>What the visit has in the store, the oldest first, without the pictures.</summary>
    public async Task<IReadOnlyList<Proof>> ListAsync(Guid visitId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Proof>().AsNoTracking()
            .Where(proof => proof.VisitId == visitId)
            .OrderBy(proof => proof.KeptAtUtc)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Reads a picture for somebody who says why, and holds it against its entry in the audit log.</summary>
    /// <exception cref="ArgumentException">No reason is given.</exception>
    public async Task<ProofReading> ReadAsync(
        Guid id, string reason, Clerk reader, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var proof = await db.Set<Proof>().AsNoTracking()
            .SingleOrDefaultAsync(proof => proof.Id == id, cancellationToken);
        if (proof is null)
        {
            return new ProofReading.Unknown();
        }

        var visit = await db.Set<Visit>().AsNoTracking()
            .SingleAsync(visit => visit.Id == proof.VisitId, cancellationToken);
        var role = RoleOf(reader, visit);
        var note = VisitNote.Of(visit, AuditAction.ProofRead) with
        {
            Actor = reader.Id,
            Role = role,
            Counter = reader.Counter,
            Details = [.. DetailsOf(proof), new("Reason", reason)],
        };
        if (role is null)
        {
            return new ProofReading.Refused(await RecordAsync(AuditOutcome.Refused));
        }

        var kept = await db.Set<ProofContent>().AsNoTracking()
            .SingleOrDefaultAsync(content => content.ProofId == id, cancellationToken);
        if (kept is null)
        {
            var receipt = await RecordAsync(AuditOutcome.NothingFound);
            return proof.WipedAtUtc is null ? new ProofReading.Missing(receipt) : new ProofReading.Ended(proof);
        }

        byte[] bytes;
        try
        {
            bytes = keys.Decrypt(KeyUse.Proof, kept.Content);
        }
        catch (KeyRingException)
        {
            return new ProofReading.Unreadable(await RecordAsync(AuditOutcome.Failed));
        }

        var digest = await FindDigestAsync(db, proof, cancellationToken);
        if (digest is not null && digest != DigestOf(bytes))
        {
            Array.Clear(bytes);
            return new ProofReading.Differs(await RecordAsync(AuditOutcome.Failed));
        }

        await RecordAsync(AuditOutcome.Done);
        return new ProofReading.Shown(
            proof, new(proof.Format, bytes, proof.Orientation), IsProven: digest is not null);

        Task<AuditReceipt> RecordAsync(AuditOutcome outcome) =>
            audit.RecordAsync(null, note with { Outcome = outcome }, cancellationToken);
    }

    /// <summary>Wipes what has ended, each with its entry in the log. Returns how many.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; what is left waits.</exception>
    public async Task<int> WipeEndedAsync(CancellationToken cancellationToken)
    {
        var today = clock.Today;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ended = await db.Set<Proof>()
            .Where(proof => proof.WipedAtUtc == null && proof.EndsOn < today)
            .ToListAsync(cancellationToken);
        foreach (var proof in ended)
        {
            db.Remove(await db.Set<ProofContent>().SingleAsync(
                content => content.ProofId == proof.Id, cancellationToken));
            proof.Wipe(clock.Now.UtcDateTime);
            var note = new AuditNote
            {
                Action = AuditAction.ProofWiped, Visit = proof.VisitId, Details = DetailsOf(proof),
            };
            await audit.RecordAsync(db, null, note, cancellationToken);
        }

        return ended.Count;
    }

    // What the entry that says that it was kept says of its bytes; null when it says nothing.
    private static async Task<string?> FindDigestAsync(
        CounterDeskDb db, Proof proof, CancellationToken cancellationToken)
    {
        string[] keeping = [nameof(AuditAction.ProofKept), nameof(AuditAction.ConsentGiven)];
        var entries = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Visit == proof.VisitId && keeping.Contains(entry.Action))
            .Select(entry => entry.Details)
            .ToListAsync(cancellationToken);
        return (
            from entry in entries
            let details = entry?.Split('\n') ?? []
            where details.Contains($"{ProofDetail}={proof.Id}")
            from detail in details
            where detail.StartsWith($"{DigestDetail}=", StringComparison.Ordinal)
            select detail[(DigestDetail.Length + 1)..]).FirstOrDefault();
    }

    private static string DigestOf(byte[] bytes) => Convert.ToHexStringLower(Sm3.Hash(bytes));

    private static ImmutableArray<AuditDetail> DetailsOf(Proof proof) =>
    [
        new(ProofDetail, proof.Id.ToString()),
        new("Kind", proof.Kind.ToString()),
        new("EndsOn", proof.EndsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];

    // A supervisor or an administrator has no business with them.
    private static string? RoleOf(Clerk reader, Visit visit) =>
        visit.IsOpen
            ? visit.ClerkId == reader.Id && reader.Roles.Contains(DeskRoles.Clerk) ? DeskRoles.Clerk : null
            : reader.Roles.Contains(DeskRoles.Auditor) ? DeskRoles.Auditor : null;
}
