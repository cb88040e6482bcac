using System.Collections.Immutable;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;

namespace CounterDesk.Domain.Copies;

/// <summary>What a copy says was checked, in its order. Each stands for several rows of the report.</summary>
public enum CopyCheckItem
{
    File,
    Seal,
    Chain,
    Content,
    Status,
    Term,
    Holder,
}

/// <summary>
/// One row of a copy's table of checks. Its outcome is the worst of the report's rows it stands for: what contradicts
/// before what could not be told before a pass. <c>Remarks</c> are the rows that made it so, unless it is a plain pass.
/// </summary>
public sealed record CopyCheck(CopyCheckItem Item, CheckOutcome Outcome, ImmutableArray<CheckResult> Remarks)
{
    public static ImmutableArray<CopyCheck> Of(VerificationReport report) =>
    [
        .. from result in report.Results
           group result by ItemOf(result.Check) into rows
           orderby rows.Key
           let worst = rows.MaxBy(row => Weight(row.Outcome))!.Outcome
           select new CopyCheck(
               rows.Key, worst,
               [.. rows.Where(row => row.Outcome is not CheckOutcome.Passed && Weight(row.Outcome) == Weight(worst))]),
    ];

    private static CopyCheckItem ItemOf(LicenseCheck check) => check switch
    {
        LicenseCheck.WithinTerm => CopyCheckItem.Term,
        _ => LicenseChecks.GroupOf(check) switch
        {
            CheckGroup.File => CopyCheckItem.File,
            CheckGroup.Seal => CopyCheckItem.Seal,
            CheckGroup.Chain => CopyCheckItem.Chain,
            CheckGroup.Content => CopyCheckItem.Content,
            CheckGroup.Status => CopyCheckItem.Status,
            CheckGroup.Holder => CopyCheckItem.Holder,
        },
    };

    // A check that was not needed weighs least: beside a pass the pass is said.
    private static int Weight(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.NotNeeded => 0,
        CheckOutcome.Passed => 1,
        CheckOutcome.PassedWithRemark => 2,
        CheckOutcome.NotDone => 3,
        CheckOutcome.Failed => 4,
    };
}
