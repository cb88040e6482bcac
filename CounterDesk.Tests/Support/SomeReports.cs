using System.Collections.Immutable;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;

namespace CounterDesk.Tests.Support;

/// <summary>Reports in the state a test needs; everything it does not name has passed.</summary>
internal static class SomeReports
{
    public static readonly DateTimeOffset CheckedAt = new(2026, 3, 18, 10, 31, 58, TimeSpan.FromHours(8));

    public static VerificationReport Passed() => With(File());

    /// <summary>Where a check is named more than once the last one counts.</summary>
    public static VerificationReport With(FileReport? file, params CheckResult[] results) =>
        new(AllPassedBut(results), file, CheckedAt);

    public static IEnumerable<CheckResult> AllPassedBut(params CheckResult[] results)
    {
        var answers = LicenseChecks.All.ToDictionary(check => check, CheckResult.Passed);
        foreach (var result in results)
        {
            answers[result.Check] = result;
        }

        return answers.Values;
    }

    /// <summary>A file with one signature, valid but for <paramref name="reasons"/>.</summary>
    public static FileReport File(params FileReason[] reasons) => new()
    {
        Checks = Checks(reasons),
        Reasons = [.. reasons],
        Warnings = [],
        Signatures = [Signature(reasons)],
        Content = new FileContent(ImmutableDictionary<string, string>.Empty, [], "", 1),
    };

    public static FileReport UnsealedFile() => File(FileReason.SignaturesEmpty) with { Signatures = [] };

    /// <summary>A file that comes to <paramref name="verdict"/>.</summary>
    public static FileReport File(FileVerdict verdict) => verdict switch
    {
        FileVerdict.Valid => File(),
        FileVerdict.Untrusted => File(FileReason.SignerChainUnknownIssuer),
        FileVerdict.Partial => File(FileReason.ContentNotCovered),
        FileVerdict.Invalid => File(FileReason.RefDigestMismatch),
        FileVerdict.NotSigned => UnsealedFile(),
        FileVerdict.Rejected => File(FileReason.Bomb) with { Signatures = [], Content = null },
    };

    public static SignatureReport Signature(params FileReason[] reasons) => new()
    {
        Id = "1",
        Checks = Checks(reasons),
        Reasons = [.. reasons],
        Warnings = [],
        SealName = "云山市演示签发机关电子证照专用章",
        SealValidFrom = At(2020, 1, 1),
        SealValidUntil = At(2029, 12, 31),
        Signer = new CertificateFacts(
            "云山市演示签发机关", "CN=云山市演示签发机关,O=云山市演示签发机关,C=CN", "CN=演示签发机构,O=演示,C=CN", "01A4",
            At(2020, 1, 1), At(2029, 12, 31)),
        Maker = new CertificateFacts(
            "演示制章人", "CN=演示制章人,O=演示,C=CN", "CN=演示签发机构,O=演示,C=CN", "0102", At(2020, 1, 1), At(2029, 12, 31)),
        SignedAt = At(2021, 5, 20),
    };

    private static DateTimeOffset At(int year, int month, int day) =>
        new(year, month, day, 9, 41, 12, TimeSpan.FromHours(8));

    private static ImmutableArray<SealCheckResult> Checks(FileReason[] reasons) =>
    [
        .. from check in Enum.GetValues<SealCheck>()
           select Check(check, [.. reasons.Where(reason => FileReasonRules.CheckOf(reason) == check)]),
    ];

    private static SealCheckResult Check(SealCheck check, FileReason[] reasons) => reasons switch
    {
        [] when check is SealCheck.TimeStamp => new SealCheckResult(check, CheckOutcome.NotNeeded),
        [] => new SealCheckResult(check, CheckOutcome.Passed),
        [var reason, ..] =>
            new SealCheckResult(check, IsRefuted(reason) ? CheckOutcome.Failed : CheckOutcome.NotDone, reason),
    };

    private static bool IsRefuted(FileReason reason) =>
        FileReasonRules.VerdictOf(reason) is FileVerdict.Invalid or FileVerdict.Rejected;
}
