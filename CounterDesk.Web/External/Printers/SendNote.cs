using System.Diagnostics;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Printing;

namespace CounterDesk.Web.External.Printers;

/// <summary>What the audit log says of a file that was sent to a printer.</summary>
internal static class SendNote
{
    /// <summary>The printer's number of the job, or why there is none.</summary>
    public static AuditNote With(this AuditNote note, SendOutcome outcome) => outcome switch
    {
        SendOutcome.Sent(var job, _, _) => note with
        {
            Details = note.Details.Add(new("Job", job.Id.ToString(CultureInfo.InvariantCulture))),
        },
        SendOutcome.NotSent(var trouble) => note with
        {
            Outcome = AuditOutcome.Failed, Details = note.Details.Add(new("Reason", trouble.ToString())),
        },
        SendOutcome.Unknown(var trouble) => note with
        {
            Outcome = AuditOutcome.CouldNotBeTold, Details = note.Details.Add(new("Reason", trouble.ToString())),
        },
        _ => throw new UnreachableException(),
    };
}
