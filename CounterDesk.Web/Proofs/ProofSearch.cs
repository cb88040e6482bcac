using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Proofs;

/// <summary>A visit with what is known of its proofs, the oldest first. The pictures are not among it.</summary>
public sealed record VisitProofs(Visit Visit, IReadOnlyList<Proof> Proofs);

/// <summary>Finds for an auditor what is kept of a visit. That it was looked for is recorded.</summary>
public sealed class ProofSearch(IDbContextFactory<CounterDeskDb> databases, AuditLog audit)
{
    /// <summary>The visits of this number of which something is kept or was: one, almost always.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing is shown.</exception>
    public async Task<IReadOnlyList<VisitProofs>> FindAsync(
        VisitNumber number, Clerk auditor, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(auditor, DeskRoles.Auditor, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);

        // No database can search by the end of an id. There are few visits with proofs, and only their ids are read.
        var all = await db.Set<Proof>().Select(proof => proof.VisitId).Distinct().ToListAsync(cancellationToken);
        var ids = all.Where(id => VisitNumber.Of(id) == number).ToList();
        var visits = await db.Set<Visit>().AsNoTracking()
            .Where(visit => ids.Contains(visit.Id)).OrderBy(visit => visit.OpenedAtUtc).ToListAsync(cancellationToken);
        var proofs = await db.Set<Proof>().AsNoTracking()
            .Where(proof => ids.Contains(proof.VisitId)).OrderBy(proof => proof.KeptAtUtc).ToListAsync(cancellationToken);

        var note = new AuditNote
        {
            Action = AuditAction.ProofsListed,
            Outcome = proofs.Count == 0 ? AuditOutcome.NothingFound : AuditOutcome.Done,
            Actor = auditor.Id,
            Role = DeskRoles.Auditor,
            Visit = visits is [var only] ? only.Id : null,
            Details = [new("Number", number.Value), new("Proofs", $"{proofs.Count}")],
        };
        await audit.RecordAsync(null, note, cancellationToken);
        return [.. visits.Select(visit => new VisitProofs(visit, [.. proofs.Where(proof => proof.VisitId == visit.Id)]))];
    }
}
