using CounterDesk.Domain.Seals;
using CounterDesk.Web.Components.Shared;

namespace CounterDesk.Web.Features.Desk.License;

internal static class CheckLook
{
    public static Outcome Shown(this CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => Outcome.Pass,
        CheckOutcome.PassedWithRemark => Outcome.Warn,
        CheckOutcome.Failed => Outcome.Fail,
        CheckOutcome.NotDone => Outcome.Unknown,
        CheckOutcome.NotNeeded => Outcome.None,
    };

    public static Outcome Shown(this FileVerdict verdict) => verdict switch
    {
        FileVerdict.Valid => Outcome.Pass,
        FileVerdict.Invalid or FileVerdict.Rejected => Outcome.Fail,
        FileVerdict.Untrusted or FileVerdict.Partial or FileVerdict.NotSigned => Outcome.Unknown,
    };

    /// <summary>The outcome that decides among several: fail beats unknown beats remark beats pass.</summary>
    public static Outcome Worst(this IEnumerable<CheckOutcome> outcomes) =>
        outcomes.DefaultIfEmpty(CheckOutcome.NotNeeded).MaxBy(Weight).Shown();

    public static int Weight(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.NotNeeded => 0,
        CheckOutcome.Passed => 1,
        CheckOutcome.PassedWithRemark => 2,
        CheckOutcome.NotDone => 3,
        CheckOutcome.Failed => 4,
    };
}
