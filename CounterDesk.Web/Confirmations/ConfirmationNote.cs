using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;

namespace CounterDesk.Web.Confirmations;

/// <summary>What the audit entries about a request say.</summary>
internal static class ConfirmationNote
{
    /// <summary>The visit's clerk did it.</summary>
    public static AuditNote OfClerk(Visit visit, Confirmation confirmation, AuditAction action) =>
        VisitNote.Of(visit, action) with
        {
            Subject = confirmation.MaskedName,
            SubjectHash = null,
            Details = [.. What(confirmation), new("Reason", confirmation.Reason)],
        };

    /// <summary>The second person answered.</summary>
    public static AuditNote OfDecision(Visit visit, Confirmation confirmation, Clerk second)
    {
        var isConfirmed = confirmation.State is ConfirmationState.Confirmed;
        var note = BySecond(
            visit, confirmation, second, isConfirmed ? AuditAction.OverrideConfirmed : AuditAction.OverrideDeclined);
        return note with
        {
            Details =
            [
                .. What(confirmation),
                new("AskedBy", confirmation.AskedBy),
                new("Way", confirmation.Way.ToString()!),
                .. confirmation.ValidUntilUtc is { } until
                    ? [new AuditDetail("ValidUntil", until)]
                    : (AuditDetail[])[],
                .. confirmation.Note is { } words ? [new AuditDetail("Note", words)] : (AuditDetail[])[],
            ],
        };
    }

    /// <summary>Somebody tried to answer who may not.</summary>
    public static AuditNote OfRefusal(
        Visit visit, Confirmation confirmation, Clerk second, ConfirmationFault fault, ConfirmationWay way) =>
        BySecond(visit, confirmation, second, AuditAction.AccessRefused) with
        {
            Outcome = AuditOutcome.Refused,
            Details =
            [
                .. What(confirmation), new("AskedBy", confirmation.AskedBy), new("Way", way.ToString()),
                new("Reason", fault.ToString()),
            ],
        };

    /// <summary>The program ends what nobody answered.</summary>
    public static AuditNote OfExpiry(Visit visit, Confirmation confirmation) => new()
    {
        Action = AuditAction.OverrideExpired,
        Counter = confirmation.Counter,
        Visit = confirmation.VisitId,
        Subject = confirmation.MaskedName,
        Details =
        [
            .. What(confirmation),
            new("AskedBy", confirmation.AskedBy),
            new("Why", visit.IsOpen ? "Time" : "VisitClosed"),
        ],
    };

    private static AuditNote BySecond(Visit visit, Confirmation confirmation, Clerk second, AuditAction action) =>
        VisitNote.Of(visit, action) with
        {
            Actor = second.Id,
            Role = second.AsSecondPerson().Role switch
            {
                SecondPersonRole.Supervisor => DeskRoles.Supervisor,
                SecondPersonRole.Clerk => DeskRoles.Clerk,
                null => second.RoleNames,
            },
            Counter = confirmation.Counter,
            Subject = confirmation.MaskedName,
            SubjectHash = null,
        };

    private static AuditDetail[] What(Confirmation confirmation) =>
    [
        new("Confirmation", confirmation.Id.ToString()),
        new("Override", confirmation.Subject.ToString()),
        .. confirmation.Copy is { } copy ? [new AuditDetail("Number", copy.Value)] : (AuditDetail[])[],
        .. confirmation.Detail is { } detail ? [new AuditDetail("Characters", detail)] : (AuditDetail[])[],
    ];
}
