using CounterDesk.Domain.Audit;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.BreakGlass;

/// <summary>What the audit entries about openings say.</summary>
internal static class BreakGlassNotes
{
    /// <summary>By which a use is found again.</summary>
    public const string Opening = "BreakGlass";

    public static AuditNote OfOpening(BreakGlassOpening opening, Clerk by, DateTime askedAtUtc) =>
        BySupervisor(AuditAction.BreakGlassOpened, opening.VisitId, opening.Counter, by) with
        {
            Details =
            [
                .. What(opening), new("Clerk", opening.Clerk), new("Until", opening.UntilUtc), new("AskedAt", askedAtUtc),
                new("Reason", opening.Reason),
            ],
        };

    public static AuditNote OfRefusal(BreakGlassRequest request, Visit? visit, string fault, Clerk by) =>
        BySupervisor(AuditAction.BreakGlassOpened, visit?.Id, visit?.Counter, by) with
        {
            Outcome = AuditOutcome.Refused,
            Details = [new("Rule", request.Rule.ToString()), new("Why", fault)],
        };

    // A provider that is silent refuses nobody.
    public static AuditNote OfGivenUp(BreakGlassRequest request, Visit? visit, SecondPersonFault fault, Clerk by) =>
        OfRefusal(request, visit, fault.ToString(), by) with
        {
            Outcome = fault is SecondPersonFault.Unreachable ? AuditOutcome.CouldNotBeTold : AuditOutcome.Refused,
        };

    /// <param name="done">The entry of what is done under it.</param>
    /// <param name="opening">What lets it be done.</param>
    /// <param name="details">What more is known of it.</param>
    public static AuditNote OfUse(AuditNote done, BreakGlassOpening opening, params AuditDetail[] details) => done with
    {
        Action = AuditAction.BreakGlassUsed,
        Details = [.. What(opening), new("OpenedBy", opening.OpenedBy), .. details],
    };

    public static AuditNote OfEnd(BreakGlassOpening opening, Clerk? by)
    {
        AuditDetail[] details = [.. What(opening), new("OpenedBy", opening.OpenedBy), new("End", opening.End.ToString()!)];
        return by is null
            ? new()
            {
                Action = AuditAction.BreakGlassEnded, Visit = opening.VisitId, Counter = opening.Counter, Details = [.. details],
            }
            : BySupervisor(AuditAction.BreakGlassEnded, opening.VisitId, opening.Counter, by) with { Details = [.. details] };
    }

    public static AuditNote OfReview(BreakGlassOpening opening, Clerk auditor) => ByAuditor(opening, auditor) with
    {
        Details =
        [
            .. What(opening), new("OpenedBy", opening.OpenedBy), new("Finding", opening.Finding.ToString()!),
            new("Note", opening.ReviewNote!),
        ],
    };

    public static AuditNote OfRefusedReview(BreakGlassOpening opening, BreakGlassReviewFault fault, Clerk by) =>
        ByAuditor(opening, by) with
        {
            Outcome = AuditOutcome.Refused,
            Details = [.. What(opening), new("Why", fault.ToString())],
        };

    private static AuditDetail[] What(BreakGlassOpening opening) =>
        [new(Opening, opening.Id.ToString()), new("Rule", opening.Rule.ToString())];

    private static AuditNote BySupervisor(AuditAction action, Guid? visit, string? counter, Clerk by) => new()
    {
        Action = action,
        Actor = by.Id,
        Role = by.Roles.Contains(DeskRoles.Supervisor) ? DeskRoles.Supervisor : by.RoleNames,
        Counter = counter,
        Visit = visit,
    };

    private static AuditNote ByAuditor(BreakGlassOpening opening, Clerk by) => new()
    {
        Action = AuditAction.BreakGlassReviewed,
        Actor = by.Id,
        Role = by.Roles.Contains(DeskRoles.Auditor) ? DeskRoles.Auditor : by.RoleNames,
        Counter = opening.Counter,
        Visit = opening.VisitId,
    };
}
