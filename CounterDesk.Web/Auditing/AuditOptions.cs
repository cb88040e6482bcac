using System.ComponentModel.DataAnnotations;
using CounterDesk.Domain.Audit;

namespace CounterDesk.Web.Auditing;

/// <summary>How the audit log is kept provable.</summary>
public sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>
    /// The file with what is known of the log outside the database, each line signed; in the data folder by default. It
    /// proves most where whoever can change the database cannot write.
    /// </summary>
    public string AnchorFile { get; set; } = "";

    /// <summary>Every how many days the log is read from its first entry; in between only what is new.</summary>
    [Range(1, 31)]
    public int WholeProofDays { get; set; } = 1;

    /// <summary>
    /// For how many months entries are kept before <c>audit delete</c> may delete them; for good when it is not set.
    /// </summary>
    [Range(AuditAnchor.LeastMonths, 1200)]
    public int? KeepMonths { get; set; }
}
