using CounterDesk.Domain.Verification;
using CounterDesk.Web.Components.Shared;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>What a report comes to at a glance. The two answers beside it say which of them made it so.</summary>
internal static class ReportOutcome
{
    public static Outcome Of(VerificationReport report) => (Of(report.Genuine), Of(report.InForce)) switch
    {
        (Outcome.Fail, _) or (_, Outcome.Fail) => Outcome.Fail,
        (Outcome.Unknown, _) or (_, Outcome.Unknown) => Outcome.Unknown,
        _ => Outcome.Pass,
    };

    public static bool HasPassed(VerificationReport report) => Of(report) is Outcome.Pass;

    public static Outcome Of(GenuineAnswer answer) => answer switch
    {
        GenuineAnswer.Yes => Outcome.Pass,
        GenuineAnswer.No => Outcome.Fail,
        GenuineAnswer.CouldNotBeTold => Outcome.Unknown,
    };

    public static Outcome Of(InForceAnswer answer) => answer switch
    {
        InForceAnswer.Yes => Outcome.Pass,
        InForceAnswer.CouldNotBeTold => Outcome.Unknown,
        InForceAnswer.NotYet or InForceAnswer.Expired or InForceAnswer.Suspended or InForceAnswer.Revoked
            or InForceAnswer.Withdrawn or InForceAnswer.Cancelled or InForceAnswer.Superseded => Outcome.Fail,
    };
}
