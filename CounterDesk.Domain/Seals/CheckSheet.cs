using System.Collections.Immutable;

namespace CounterDesk.Domain.Seals;

/// <summary>Collects the answers to the checks of one signature or file. What nobody answered counts as not done.</summary>
internal sealed class CheckSheet
{
    private static readonly SealCheck[] _allChecks = Enum.GetValues<SealCheck>();

    private readonly Dictionary<SealCheck, CheckOutcome> _answers = [];
    private readonly List<FileReason> _reasons = [];
    private readonly List<(SealCheck? Check, FileWarning Warning)> _warnings = [];

    /// <summary>In the order of the checks.</summary>
    public ImmutableArray<FileReason> Reasons => [.. _reasons.OrderBy(FileReasonRules.CheckOf)];

    public ImmutableArray<FileWarning> Warnings => [.. _warnings.Select(found => found.Warning).Distinct().Order()];

    public ImmutableArray<SealCheckResult> Results => [.. _allChecks.Select(ResultOf)];

    /// <summary>The verdict of reasons; a check that could not be told keeps it from being valid.</summary>
    public static FileVerdict VerdictOf(ImmutableArray<FileReason> reasons, ImmutableArray<SealCheckResult> results)
    {
        var verdict = FileReasonRules.VerdictOf(reasons);
        return verdict is FileVerdict.Valid && results.Any(result => result.Outcome is CheckOutcome.NotDone)
            ? FileVerdict.Untrusted
            : verdict;
    }

    public bool HasFailed(SealCheck check) => ResultOf(check).Outcome is CheckOutcome.Failed;

    public void Pass(SealCheck check) => _answers[check] = CheckOutcome.Passed;

    public void NotNeeded(SealCheck check) => _answers[check] = CheckOutcome.NotNeeded;

    public void Find(FileReason reason)
    {
        if (!_reasons.Contains(reason))
        {
            _reasons.Add(reason);
        }
    }

    public void Warn(FileWarning warning, SealCheck? check = null) => _warnings.Add((check, warning));

    // A reason outweighs a pass, and the worst reason of a check is the one that stands beside it.
    private SealCheckResult ResultOf(SealCheck check)
    {
        var reasons = _reasons.Where(reason => FileReasonRules.CheckOf(reason) == check).ToList();
        if (reasons.Count > 0)
        {
            var worst = reasons.MaxBy(reason => FileReasonRules.VerdictOf(reason, _reasons));
            return new SealCheckResult(check, OutcomeOf(FileReasonRules.VerdictOf(worst, _reasons)), worst);
        }

        var outcome = _answers.GetValueOrDefault(check, CheckOutcome.NotDone);
        var warning = _warnings.Find(found => found.Check == check);
        return outcome is CheckOutcome.Passed && warning.Check is not null
            ? new SealCheckResult(check, CheckOutcome.PassedWithRemark, Warning: warning.Warning)
            : new SealCheckResult(check, outcome);
    }

    private static CheckOutcome OutcomeOf(FileVerdict verdict) => verdict switch
    {
        FileVerdict.Valid => CheckOutcome.Passed,
        FileVerdict.Untrusted or FileVerdict.Partial or FileVerdict.NotSigned => CheckOutcome.NotDone,
        FileVerdict.Invalid or FileVerdict.Rejected => CheckOutcome.Failed,
    };
}
