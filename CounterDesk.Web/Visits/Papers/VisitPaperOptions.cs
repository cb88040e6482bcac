using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web.Visits.Papers;

/// <summary>What the papers of a visit promise about how long things are kept. The hall keeps the promise.</summary>
public sealed class VisitPaperOptions
{
    public const string Section = "VisitPapers";

    private const int MostMonths = 1200;

    /// <summary>For how many months a signed consent slip is kept.</summary>
    [Range(1, MostMonths)]
    public int ConsentSlipMonths { get; set; } = 6;

    /// <summary>For how many months at least the audit log is kept (网络安全法: not less than six).</summary>
    [Range(6, MostMonths)]
    public int LogMonths { get; set; } = 6;

    /// <summary>
    /// Of how many months whoever asks is told who looked; not more than the log is kept for, where
    /// <c>Audit:KeepMonths</c> ends it.
    /// </summary>
    [Range(1, MostMonths)]
    public int WhoLookedMonths { get; set; } = 6;

    /// <summary>
    /// Names of laws: what is looked at by a duty under one of them is not told. Null for
    /// <see cref="Domain.Visits.Papers.HeldBack.UsualLaws"/>; one that is empty would hold everything back.
    /// </summary>
    public string[]? HeldBackLaws { get; set; }
}
