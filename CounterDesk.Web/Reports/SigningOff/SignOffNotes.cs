using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.Reports.SigningOff;

/// <summary>What the audit entries about decisions and signings say.</summary>
internal static class SignOffNotes
{
    public static Signer AsSigner(this Clerk clerk) => new(clerk.Id, clerk.Number, clerk.Name);

    public static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static AuditNote OfDecision(ExceptionDecision decision, Clerk by, int asked) =>
        Of(AuditAction.ExceptionDecided, by, decision.Day) with
        {
            Details =
            [
                new("Day", DayOf(decision.Day)), new("Rule", decision.Rule), new("Decision", decision.Decision.ToString()),
                new("Level", decision.Level.ToString()), new("Key", decision.Key),
                .. asked > 0 ? [new AuditDetail("Asked", $"{asked}")] : (AuditDetail[])[],
                .. decision.Note is { } note ? [new AuditDetail("Note", note)] : (AuditDetail[])[],
            ],
        };

    public static AuditNote OfRefusedDecision(
        DateOnly day, SignedException about, Decision decision, Clerk by, DecisionFault fault) =>
        Of(AuditAction.ExceptionDecided, by, day) with
        {
            Outcome = AuditOutcome.Refused,
            Details =
            [
                new("Day", DayOf(day)), new("Rule", about.Rule), new("Decision", decision.ToString()),
                new("Key", about.Key), new("Reason", fault.ToString()),
            ],
        };

    public static AuditNote OfAnswer(ExceptionDecision decision, string answer, Clerk by) =>
        Of(AuditAction.ExceptionAnswered, by, decision.Day) with
        {
            Counter = by.Counter.Length > 0 ? by.Counter : null,
            Details =
            [
                new("Day", DayOf(decision.Day)), new("Rule", decision.Rule), new("Key", decision.Key),
                new("Answer", answer),
            ],
        };

    public static AuditNote OfSignOff(ReportSignOff signOff, SignOffMatter matter, Clerk by) =>
        Of(AuditAction.ReportSigned, by, signOff.Day) with
        {
            Details =
            [
                new("Day", DayOf(signOff.Day)), new("Version", $"{signOff.Version}"), new("Root", matter.Root),
                new("Exceptions", $"{matter.Exceptions.Length}"), new("Digest", Convert.ToHexStringLower(signOff.Digest)),
                new(AuditAnchor.SignatureDetail, Convert.ToHexStringLower(signOff.Signature)),
                .. signOff.PdfDigest is { } pdf ? [new AuditDetail("Pdf", Convert.ToHexStringLower(pdf))] : (AuditDetail[])[],
                .. signOff.Note is { } note ? [new AuditDetail("Note", note)] : (AuditDetail[])[],
            ],
        };

    public static AuditNote OfRefusal(DateOnly day, string reason, Clerk by) =>
        Of(AuditAction.ReportSigned, by, day) with
        {
            Outcome = AuditOutcome.Refused,
            Details = [new("Day", DayOf(day)), new("Reason", reason)],
        };

    // A provider that is silent refuses nobody.
    public static AuditNote OfGivenUp(DateOnly day, SecondPersonFault fault, Clerk by) =>
        OfRefusal(day, fault.ToString(), by) with
        {
            Outcome = fault is SecondPersonFault.Unreachable ? AuditOutcome.CouldNotBeTold : AuditOutcome.Refused,
        };

    public static AuditNote OfAddendum(ReportAddendum addendum, Clerk by) =>
        Of(AuditAction.ReportAmended, by, addendum.Day) with
        {
            Details = [new("Day", DayOf(addendum.Day)), new("Note", addendum.Text)],
        };

    public static AuditNote OfRefusedAddendum(DateOnly day, AddendumFault fault, Clerk by) =>
        Of(AuditAction.ReportAmended, by, day) with
        {
            Outcome = AuditOutcome.Refused,
            Details = [new("Day", DayOf(day)), new("Reason", fault.ToString())],
        };

    private static AuditNote Of(AuditAction action, Clerk by, DateOnly day) => new()
    {
        Action = action,
        Actor = by.Id,
        Role = by.Roles.Contains(DeskRoles.Supervisor) ? DeskRoles.Supervisor : by.RoleNames,
        Details = [new("Day", DayOf(day))],
    };
}
