using CounterDesk.Domain.Audit;
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
    public static AuditNote Of(Visit visit, AuditAction action) => new()
    {
        Action = action,
        Actor = visit.ClerkId,
        Role = DeskRoles.Clerk,
        Counter = visit.Counter,
        Visit = visit.Id,
        Purpose = visit.Purpose is { } purpose ? $"{purpose.Text} → {purpose.Recipient}" : null,
        Basis = visit.Basis is { } basis ? $"{basis.Kind}, {basis.Proof}{Note(basis)}" : null,
        Subject = visit.HolderMasked,
        SubjectHash = visit.HolderHash,
    };

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

    private static string Note(Basis basis) => basis.Note is { } note ? $", {note}" : "";
}

internal static class VisitLoading
{
    /// <exception cref="VisitClosedException">It ended meanwhile.</exception>
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

        return visit.IsOpen ? visit : throw new VisitClosedException();
    }
}
