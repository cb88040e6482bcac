using System.Diagnostics;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.ShownCodes;

namespace CounterDesk.Domain.Sharing;

/// <summary>What a platform's answer says of a code that somebody shows.</summary>
public static class ResolvedCode
{
    /// <param name="answer">The license that the code stands for, as the platform has it, or why there is none.</param>
    /// <param name="today">The day in China.</param>
    public static ShownCodeAnswer Of(PlatformAnswer<License> answer, DateOnly today) => answer switch
    {
        PlatformAnswer<License>.Answered(var license) => Of(license, today),
        PlatformAnswer<License>.None => new ShownCodeAnswer.Refused(ShownCodeRefusal.Unknown),
        PlatformAnswer<License>.NotAsked => new ShownCodeAnswer.Refused(ShownCodeRefusal.Declined),
        PlatformAnswer<License>.Unreachable => new ShownCodeAnswer.Unavailable(),
        PlatformAnswer<License>.Refused(var why, _) => new ShownCodeAnswer.Refused(RefusalOf(why)),
        PlatformAnswer<License>.NotUnderstood => new ShownCodeAnswer.NotUnderstood(),
        _ => throw new UnreachableException(),
    };

    /// <summary>Why a code leads to no license.</summary>
    /// <exception cref="ArgumentException">It does.</exception>
    public static ShownCodeTrouble TroubleOf(PlatformAnswer<LicenseIdentifier> answer) => answer switch
    {
        PlatformAnswer<LicenseIdentifier>.Answered => throw new ArgumentException("The code was resolved.", nameof(answer)),
        PlatformAnswer<LicenseIdentifier>.None => ShownCodeTrouble.Unknown,
        PlatformAnswer<LicenseIdentifier>.NotAsked => ShownCodeTrouble.Declined,
        PlatformAnswer<LicenseIdentifier>.Unreachable => ShownCodeTrouble.Silent,
        PlatformAnswer<LicenseIdentifier>.Refused(var why, _) => ShownCodeReading.TroubleOf(RefusalOf(why)),
        PlatformAnswer<LicenseIdentifier>.NotUnderstood => ShownCodeTrouble.Garbled,
        _ => throw new UnreachableException(),
    };

    private static ShownCodeAnswer Of(License license, DateOnly today) => license switch
    {
        { Status: LicenseStatus.Unknown } => new ShownCodeAnswer.Refused(ShownCodeRefusal.ForceUntold),
        { Status: not LicenseStatus.Valid } => new ShownCodeAnswer.Refused(ShownCodeRefusal.NotInForce),
        _ when license.ValidFrom > today || license.ValidUntil < today =>
            new ShownCodeAnswer.Refused(ShownCodeRefusal.NotInForce),
        _ => new ShownCodeAnswer.Resolved(license.KindCode, license.Holders[0].Name, license.Holders[0].Code.Text),
    };

    private static ShownCodeRefusal RefusalOf(PlatformRefusal why) => why switch
    {
        PlatformRefusal.CodeExpired => ShownCodeRefusal.Expired,
        PlatformRefusal.CodeUsed => ShownCodeRefusal.Used,
        PlatformRefusal.NotInForce => ShownCodeRefusal.NotInForce,
        PlatformRefusal.SignIn or PlatformRefusal.ClockSkew or PlatformRefusal.NoRight or PlatformRefusal.Quota
            or PlatformRefusal.BadRequest or PlatformRefusal.NotOffered or PlatformRefusal.CursorUnknown
            or PlatformRefusal.UnknownCode =>
            ShownCodeRefusal.Declined,
    };
}
