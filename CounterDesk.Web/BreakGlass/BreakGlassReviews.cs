using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.BreakGlass;

/// <summary>
/// Shows an auditor what supervisors opened and what was done under it, and takes what she finds. Her reading is recorded as
/// any other of the log is.
/// </summary>
public sealed class BreakGlassReviews(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, IOptions<HallOptions> hall, DeskClock clock)
{
    /// <summary>How many of those that were reviewed are shown beside those that wait.</summary>
    public const int MostReviewed = 20;

    private string Hall => hall.Value.Code;

    private DateTime UtcNow => clock.Now.UtcDateTime;

    /// <summary>All that wait for a review, the oldest first, and behind them those reviewed last.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing is shown.</exception>
    public async Task<ImmutableArray<OpeningToReview>> ListAsync(Clerk auditor, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(auditor, DeskRoles.Auditor, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ofHall = db.Set<BreakGlassOpening>().AsNoTracking().Where(opening => opening.Hall == Hall);
        var waiting = await ofHall.Where(opening => opening.ReviewedAtUtc == null)
            .OrderBy(opening => opening.OpenedAtUtc).ToListAsync(cancellationToken);
        var reviewed = await ofHall.Where(opening => opening.ReviewedAtUtc != null)
            .OrderByDescending(opening => opening.ReviewedAtUtc).Take(MostReviewed).ToListAsync(cancellationToken);
        List<BreakGlassOpening> all = [.. waiting, .. reviewed];
        var uses = await FindUsesAsync(db, all, cancellationToken);
        var clerks = all.Select(opening => opening.Clerk).Distinct().ToList();
        var numbers = await db.Set<StaffMember>().Where(member => clerks.Contains(member.Id))
            .ToDictionaryAsync(member => member.Id, member => member.Number, cancellationToken);
        await audit.RecordAsync(null, OfReading(auditor, waiting.Count), cancellationToken);
        return
        [
            .. all.Select(opening => new OpeningToReview(
                opening, numbers.GetValueOrDefault(opening.Clerk, ""), opening.IsOver(UtcNow),
                [.. uses[opening.Id.ToString()]])),
        ];
    }

    /// <summary>Records what the auditor found, or says why not. That somebody tried who may not stands in the log.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing was recorded.</exception>
    public async Task<BreakGlassReviewFault?> ReviewAsync(
        Guid id, BreakGlassFinding finding, string note, Clerk auditor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var opening = await db.Set<BreakGlassOpening>()
            .SingleAsync(opening => opening.Id == id && opening.Hall == Hall, cancellationToken);
        var isAuditor = auditor.Roles.Contains(DeskRoles.Auditor);
        if (opening.FindReviewFault(isAuditor, note, UtcNow) is { } fault)
        {
            await audit.RecordAsync(null, BreakGlassNotes.OfRefusedReview(opening, fault, auditor), cancellationToken);
            return fault;
        }

        opening.Review(finding, note, auditor.Id, auditor.Number, UtcNow);
        try
        {
            await audit.RecordAsync(db, null, BreakGlassNotes.OfReview(opening, auditor), cancellationToken);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Its end was recorded just now, or another auditor was faster.
            return await ReviewAsync(id, finding, note, auditor, cancellationToken);
        }
    }

    // The entries of a visit are found by an index; those of another opening of the same visit are told apart by the id.
    private async Task<ILookup<string, OpeningUse>> FindUsesAsync(
        CounterDeskDb db, IEnumerable<BreakGlassOpening> openings, CancellationToken cancellationToken)
    {
        var visits = openings.Select(opening => (Guid?)opening.VisitId).Distinct().ToList();
        var entries = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Hall == Hall && visits.Contains(entry.Visit)
                && entry.Action == nameof(AuditAction.BreakGlassUsed))
            .OrderBy(entry => entry.Sequence)
            .Select(entry => new { entry.Sequence, entry.AtUtc, entry.KindCode, entry.Details })
            .ToListAsync(cancellationToken);
        return entries.Select(entry => (Entry: entry, Details: AuditDetail.Read(entry.Details))).ToLookup(
            use => use.Details.GetValueOrDefault(BreakGlassNotes.Opening, ""),
            use => new OpeningUse(
                use.Entry.Sequence, use.Entry.AtUtc, use.Entry.KindCode, use.Details.GetValueOrDefault("Number")));
    }

    private static AuditNote OfReading(Clerk auditor, int waiting) => new()
    {
        Action = AuditAction.LogRead,
        Outcome = waiting is 0 ? AuditOutcome.NothingFound : AuditOutcome.Done,
        Actor = auditor.Id,
        Role = DeskRoles.Auditor,
        Details = [new("Action", nameof(AuditAction.BreakGlassOpened)), new("Hits", $"{waiting}")],
    };
}

/// <summary>An opening as an auditor sees it.</summary>
/// <param name="Opening">The opening.</param>
/// <param name="ClerkNumber">The staff number of whoever's visit it was; empty when nobody knows it.</param>
/// <param name="IsOver">Whether the rule holds again.</param>
/// <param name="Uses">What was done under it, in its order.</param>
public sealed record OpeningToReview(
    BreakGlassOpening Opening, string ClerkNumber, bool IsOver, ImmutableArray<OpeningUse> Uses);

/// <summary>Something that was done under an opening.</summary>
/// <param name="Entry">The number of its entry in the log.</param>
/// <param name="AtUtc">When.</param>
/// <param name="Kind">The code of the license's kind.</param>
/// <param name="Copy">The number of the copy.</param>
public sealed record OpeningUse(long Entry, DateTime AtUtc, string? Kind, string? Copy);
