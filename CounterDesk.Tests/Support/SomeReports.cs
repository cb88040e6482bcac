using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;

namespace CounterDesk.Tests.Support;

/// <summary>Reports in the state a test needs; everything it does not name has passed.</summary>
internal static class SomeReports
{
    public static readonly DateTimeOffset CheckedAt = new(2026, 3, 18, 10, 31, 58, TimeSpan.FromHours(8));

    public static VerificationReport Passed() => With(FileVerdict.Valid);

    /// <summary>Where a check is named more than once the last one counts.</summary>
    public static VerificationReport With(FileVerdict? file, params CheckResult[] results) =>
        new(AllPassedBut(results), file is { } verdict ? File(verdict) : null, CheckedAt);

    public static IEnumerable<CheckResult> AllPassedBut(params CheckResult[] results)
    {
        var answers = LicenseChecks.All.ToDictionary(check => check, CheckResult.Passed);
        foreach (var result in results)
        {
            answers[result.Check] = result;
        }

        return answers.Values;
    }

    /// <summary>A file that came to <paramref name="verdict"/>, with every check passed unless <paramref name="results"/> says otherwise.</summary>
    public static FileReport File(FileVerdict verdict, params SealCheckResult[] results)
    {
        FileReason[] reasons = [.. results.Select(result => result.Reason).OfType<FileReason>()];
        return new FileReport
        {
            Reasons = FileReasonRules.VerdictOf(reasons) == verdict ? [.. reasons] : [.. reasons, .. ReasonsFor(verdict)],
            Warnings = [],
            Checks =
            [
                .. Enum.GetValues<SealCheck>().Select(check =>
                    results.LastOrDefault(result => result.Check == check) ?? new SealCheckResult(check, CheckOutcome.Passed)),
            ],
            Signatures = verdict is FileVerdict.NotSigned or FileVerdict.Rejected ? [] : [Signature()],
        };
    }

    public static SignatureReport Signature() => new()
    {
        Id = "1",
        Checks = [.. Enum.GetValues<SealCheck>().Select(check => new SealCheckResult(check, CheckOutcome.Passed))],
        Reasons = [],
        Warnings = [],
    };

    private static FileReason[] ReasonsFor(FileVerdict verdict) => verdict switch
    {
        FileVerdict.Valid or FileVerdict.NotSigned => [],
        FileVerdict.Untrusted => [FileReason.SignerChainUnknownIssuer],
        FileVerdict.Partial => [FileReason.ContentNotCovered],
        FileVerdict.Invalid => [FileReason.SignatureInvalid],
        FileVerdict.Rejected => [FileReason.MalformedPackage],
    };
}
