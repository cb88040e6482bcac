using System.Diagnostics;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Domain.Verification;

/// <summary>What the sharing platform says of the file, beside what the desk found by itself.</summary>
internal static class PlatformChecks
{
    public static CheckResult FileAtPlatform(PlatformAnswer<PlatformWord>? answer, FileReport? file) => answer switch
    {
        null or PlatformAnswer<PlatformWord>.NotAsked => NotNeeded(CheckReason.NoPlatformAsked),
        PlatformAnswer<PlatformWord>.Answered(var word) => Of(word, file),
        PlatformAnswer<PlatformWord>.None => NotNeeded(CheckReason.PlatformCannotTell),
        PlatformAnswer<PlatformWord>.Unreachable or PlatformAnswer<PlatformWord>.Refused
            or PlatformAnswer<PlatformWord>.NotUnderstood => NotNeeded(CheckReason.PlatformSilent),
        _ => throw new UnreachableException(),
    };

    // Whether it is in force is said with the status.
    private static CheckResult Of(PlatformWord word, FileReport? file) => word switch
    {
        PlatformWord.Right or PlatformWord.RightNotActivated or PlatformWord.RightSuspended or PlatformWord.RightEnded =>
            file?.Verdict is FileVerdict.Valid
                ? CheckResult.Passed(LicenseCheck.FileAtPlatform)
                : CheckResult.Remarked(LicenseCheck.FileAtPlatform, CheckReason.PlatformAlone),
        PlatformWord.Wrong => CheckResult.NotDone(LicenseCheck.FileAtPlatform, CheckReason.PlatformContradicts),
        PlatformWord.Unclear or PlatformWord.Unknown => NotNeeded(CheckReason.PlatformCannotTell),
    };

    // The answers do not hang on what a platform does not say: the desk has verified the file by itself.
    private static CheckResult NotNeeded(CheckReason reason) => CheckResult.NotNeeded(LicenseCheck.FileAtPlatform, reason);
}
