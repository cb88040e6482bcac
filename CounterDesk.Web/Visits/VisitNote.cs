using CounterDesk.Domain.Audit;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Visits;

/// <summary>
/// What every audit entry about a visit says: who, at which counter, for what purpose, by what right, about whom.
/// </summary>
internal static class VisitNote
{
    /// <param name="visit">The visit.</param>
    /// <param name="action">What was done.</param>
    /// <param name="about">The party it is about; by default the holder who is asked for.</param>
    public static AuditNote Of(Visit visit, AuditAction action, Party? about = null)
    {
        var holder = about ?? (visit.HolderHash is { } hash ? visit.HolderOf(hash) : null);
        return new()
        {
            Action = action,
            Actor = visit.ClerkId,
            Role = DeskRoles.Clerk,
            Counter = visit.Counter,
            Visit = visit.Id,
            Purpose = PurposeOf(visit),
            Basis = (holder?.Basis ?? OnlyBasisOf(visit)) is { } basis
                ? $"{basis.Kind}, {basis.Proof}{Note(basis)}"
                : null,
            Subject = about?.MaskedName ?? visit.HolderMasked,
            SubjectHash = about is null ? visit.HolderHash : about.NumberHash,
        };
    }

    /// <summary>
    /// A code was shown and its source is asked. Where nobody in particular has agreed to more yet, who shows it agrees by
    /// that.
    /// </summary>
    public static AuditNote OfShownCode(Visit visit, Party? about) =>
        Of(visit, AuditAction.CodeResolved, about) is { Basis: null } note
            ? note with { Basis = $"{BasisKind.HolderAuthorization}, {nameof(ShownCode)}" }
            : Of(visit, AuditAction.CodeResolved, about);

    /// <summary>Somebody tried the address of another clerk's visit.</summary>
    public static AuditNote Refused(Visit visit, Clerk clerk) => new()
    {
        Action = AuditAction.AccessRefused,
        Outcome = AuditOutcome.Refused,
        Actor = clerk.Id,
        Role = DeskRoles.Clerk,
        Counter = clerk.Counter,
        Visit = visit.Id,
    };

    private static string? PurposeOf(Visit visit) => visit.Purpose is { } purpose
        ? $"{purpose.Text} → {purpose.Recipient}"
        : null;

    // Nobody in particular is asked for yet: with one holder it can only be his.
    private static Basis? OnlyBasisOf(Visit visit) => visit.Holders.ToList() is [var only] ? only.Basis : null;

    private static string Note(Basis basis) => basis.Note is { } note ? $", {note}" : "";
}

internal static class VisitLoading
{
    /// <summary>The visits that are open at a counter and not on their way to another, the latest first.</summary>
    public static IQueryable<Visit> OpenAt(this IQueryable<Visit> visits, string counter) => visits
        .Where(visit => visit.Counter == counter && visit.ClosedAtUtc == null && visit.HandedOverAtUtc == null)
        .OrderByDescending(visit => visit.OpenedAtUtc);

    /// <exception cref="VisitClosedException">It ended meanwhile, was handed over or locked.</exception>
    /// <exception cref="InvalidOperationException">It is not this clerk's: EnterAsync was not asked first.</exception>
    public static async Task<Visit> LoadVisitAsync(
        this CounterDeskDb db, Guid id, Clerk clerk, CancellationToken cancellationToken)
    {
        var visit = await db.Set<Visit>().SingleAsync(visit => visit.Id == id, cancellationToken);
        if (visit.ClerkId != clerk.Id)
        {
            throw new InvalidOperationException(
                "A visit belongs to the clerk who opened it: call EnterAsync and show its answer.");
        }

        return visit is { IsOpen: true, HandedOverAtUtc: null, LockedAtUtc: null } ? visit : throw new VisitClosedException();
    }
}
