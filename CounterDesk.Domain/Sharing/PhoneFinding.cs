using System.Diagnostics;

namespace CounterDesk.Domain.Sharing;

/// <summary>What came of a question on a holder's own phone. Only one of these is a yes, and none is a no.</summary>
public enum PhoneFinding
{
    /// <summary>The holder agreed: what was fetched by that is hers.</summary>
    Agreed,

    /// <summary>Refused there, or it came to nothing.</summary>
    NotGiven,

    /// <summary>Nobody answered for as long as the desk waits.</summary>
    NeverAnswered,

    /// <summary>Somebody agreed whose licenses are not the holder's.</summary>
    AnotherPerson,

    /// <summary>Somebody agreed, and there is no license by which it could be told who.</summary>
    NobodyKnown,

    /// <summary>What was scanned is no code of a platform that asks on phones. Nobody was asked.</summary>
    NotACode,

    /// <summary>The code is too old, was used, or is unknown there.</summary>
    CodeRefused,

    /// <summary>The platform does not ask, and has its reason.</summary>
    Declined,

    /// <summary>The platform did not answer.</summary>
    Silent,

    /// <summary>The platform's answer could not be understood.</summary>
    Garbled,
}

public static class PhoneFindings
{
    /// <summary>Why a platform's answer leads no further; null when it does.</summary>
    public static PhoneFinding? TroubleOf<T>(PlatformAnswer<T> answer) => answer switch
    {
        PlatformAnswer<T>.Answered => null,
        PlatformAnswer<T>.None or PlatformAnswer<T>.Refused(PlatformRefusal.CodeExpired or PlatformRefusal.CodeUsed, _) =>
            PhoneFinding.CodeRefused,
        PlatformAnswer<T>.NotAsked or PlatformAnswer<T>.Refused => PhoneFinding.Declined,
        PlatformAnswer<T>.Unreachable => PhoneFinding.Silent,
        PlatformAnswer<T>.NotUnderstood => PhoneFinding.Garbled,
        _ => throw new UnreachableException(),
    };

    /// <summary>Who agreed, by what was fetched under it. A phone that nobody knows is nobody's consent.</summary>
    public static PhoneFinding OfFetched(PlatformAnswer<FoundLicenses> fetched) => fetched switch
    {
        PlatformAnswer<FoundLicenses>.Answered({ Hits.IsEmpty: false }) => PhoneFinding.Agreed,
        PlatformAnswer<FoundLicenses>.Answered or PlatformAnswer<FoundLicenses>.None => PhoneFinding.NobodyKnown,
        PlatformAnswer<FoundLicenses>.NotUnderstood(AnswerFault.AnotherLicense, _) => PhoneFinding.AnotherPerson,
        _ => TroubleOf(fetched)!.Value,
    };
}
