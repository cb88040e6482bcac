using System.Collections.Immutable;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>Something that is not a plain pass. Checks that came out alike for the same reason are told once.</summary>
public sealed record Finding(ImmutableArray<CheckResult> Results)
{
    public CheckResult First => Results[0];

    public CheckOutcome Outcome => First.Outcome;

    /// <summary>What a platform did not say is not needed, and is not known.</summary>
    public Components.Shared.Outcome Look =>
        IsOpenAtPlatform(First) ? Components.Shared.Outcome.Unknown : Outcome.Shown();

    /// <summary>Whether the reason alone leaves open which checks it is about.</summary>
    public bool IsAboutSeveral =>
        Results.Length > 1
        || First.Reason is CheckReason.StoppedEarlier or CheckReason.NotSealed or CheckReason.FaceMissing;

    public IEnumerable<CheckGroup> Groups => Results.Select(result => LicenseChecks.GroupOf(result.Check)).Distinct();

    /// <summary>The worst first, then in the order of the report.</summary>
    public static ImmutableArray<Finding> Of(VerificationReport report) =>
    [
        .. from result in report.Results
           where result.Outcome is not (CheckOutcome.Passed or CheckOutcome.NotNeeded) || IsOpenAtPlatform(result)
           let why = (result.Outcome, result.Reason, result.FileReason, result.FileWarning, result.Field)
           group result by why into alike
           orderby CheckLook.Weight(alike.Key.Outcome) descending
           select new Finding([.. alike]),
    ];

    private static bool IsOpenAtPlatform(CheckResult result) =>
        result.Reason is CheckReason.PlatformSilent or CheckReason.PlatformCannotTell;
}
