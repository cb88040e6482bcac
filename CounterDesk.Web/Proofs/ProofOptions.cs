using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web.Proofs;

/// <summary>How long the hall keeps what shows that somebody agreed or sent an agent.</summary>
public sealed class ProofOptions
{
    public const string Section = "Proofs";

    /// <summary>
    /// For how many months. The shortest time (个人信息保护法 19) in which a complaint about a visit can still be
    /// followed up in the log, which is kept as long at least (网络安全法 21 (3)).
    /// </summary>
    [Range(1, 120)]
    public int Months { get; set; } = 6;

    /// <summary>Whether who agrees on the applicant's screen is asked to sign there. Nobody has to.</summary>
    public bool SignOnScreen { get; set; }
}
