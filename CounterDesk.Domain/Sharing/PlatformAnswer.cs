namespace CounterDesk.Domain.Sharing;

/// <summary>Why a platform was not asked at all. That says nothing about the license.</summary>
public enum NotAskedReason
{
    /// <summary>By the hall's settings it has no licenses of the kinds that the matter needs.</summary>
    OtherKinds,

    /// <summary>By the hall's settings it has no licenses of people or offices of that region.</summary>
    OtherRegion,

    /// <summary>Platforms are asked by the number of a holder; not by a name, nor by the number on a license.</summary>
    OtherTerm,

    /// <summary>By the hall's settings it has no such interface.</summary>
    NotOffered,

    /// <summary>What must go with every call is not all there.</summary>
    CallIncomplete,

    /// <summary>It hands out a person's licenses by her identity card, and no reader has read that at this visit.</summary>
    CardNotRead,
}

/// <summary>Why there is no answer from a platform. That says nothing about the license.</summary>
public enum UnreachableCause
{
    /// <summary>Nobody is there, or the connection broke.</summary>
    NoConnection,

    /// <summary>It did not answer in time.</summary>
    Silent,

    /// <summary>Its certificate is none that the hall believes.</summary>
    Certificate,

    /// <summary>It answered with an error of its own.</summary>
    ServerError,

    /// <summary>It failed several times, and is left alone for a while.</summary>
    Resting,

    /// <summary>As many questions of this hall are on their way to it as may be.</summary>
    Busy,
}

/// <summary>What a platform refused a call for.</summary>
public enum PlatformRefusal
{
    /// <summary>It does not know the hall, or its sign-in has ended and a new one is refused.</summary>
    SignIn,

    /// <summary>The sign-in is refused, and the clocks of the two differ by minutes.</summary>
    ClockSkew,

    /// <summary>The hall has no right to licenses of this kind.</summary>
    NoRight,

    /// <summary>The hall has asked as often as it may today.</summary>
    Quota,

    /// <summary>It finds something wrong or missing in the question.</summary>
    BadRequest,

    /// <summary>It does not offer this, or not for this kind.</summary>
    NotOffered,

    /// <summary>It has the license and does not hand it out: it is cancelled, expired or restricted.</summary>
    NotInForce,

    /// <summary>The code that somebody shows was shown for longer than it counts.</summary>
    CodeExpired,

    /// <summary>The code that somebody shows counts once, and that was before.</summary>
    CodeUsed,

    /// <summary>Where the hall had come to in what the platform publishes is not known there any more.</summary>
    CursorUnknown,

    /// <summary>Its code is in none of our tables.</summary>
    UnknownCode,
}

/// <summary>What of an answer could not be understood.</summary>
public enum AnswerFault
{
    /// <summary>It is not JSON, or was cut short.</summary>
    NotJson,

    /// <summary>Its bytes are not UTF-8.</summary>
    WrongEncoding,

    /// <summary>It was not enciphered for the hall, or not whole.</summary>
    WrongCipher,

    FieldMissing,
    WrongType,

    /// <summary>A value that cannot be what it should be, such as an identifier without its parts.</summary>
    WrongValue,

    /// <summary>It is about another license or another holder than the one asked for.</summary>
    AnotherLicense,

    /// <summary>It points elsewhere. What is asked of one address is not asked of another.</summary>
    Redirected,

    /// <summary>More than anybody asked for.</summary>
    TooLong,

    /// <summary>Neither OFD nor PDF.</summary>
    NotAFile,
}

/// <summary>What came of a call to a sharing platform. Every way to fail is an answer of its own.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public abstract record PlatformAnswer<T>
{
    private PlatformAnswer()
    {
    }

    /// <summary>For the log: outcome, reason and the platform's own code, and nothing that is about somebody.</summary>
    public string Words => this switch
    {
        Answered or None => ToString(),
        NotAsked(var why) => $"{this} {why}",
        Unreachable(var cause, _) => $"{this} {cause}",
        Refused(var why, var code) => $"{this} {why} {code}",
        NotUnderstood(var fault, var where) => $"{this} {fault} {where}".TrimEnd(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public sealed override string ToString() => GetType().Name;

    public sealed record Answered(T Value) : PlatformAnswer<T>;

    /// <summary>The platform was asked and has none.</summary>
    public sealed record None : PlatformAnswer<T>;

    public sealed record NotAsked(NotAskedReason Why) : PlatformAnswer<T>;

    /// <param name="Cause">Why.</param>
    /// <param name="SinceUtc">Since when nothing has come from it.</param>
    public sealed record Unreachable(UnreachableCause Cause, DateTime SinceUtc) : PlatformAnswer<T>;

    /// <param name="Why">As we understand it.</param>
    /// <param name="RawCode">The platform's own code, for whoever asks its support.</param>
    public sealed record Refused(PlatformRefusal Why, string RawCode) : PlatformAnswer<T>;

    /// <param name="Fault">What is wrong.</param>
    /// <param name="Where">The field, when it is one.</param>
    public sealed record NotUnderstood(AnswerFault Fault, string? Where) : PlatformAnswer<T>;

    /// <summary>The same outcome of a call for something else. An answer is turned by <paramref name="turn"/>.</summary>
    public PlatformAnswer<TOther> Then<TOther>(Func<T, PlatformAnswer<TOther>> turn) => this switch
    {
        Answered(var value) => turn(value),
        None => new PlatformAnswer<TOther>.None(),
        NotAsked(var why) => new PlatformAnswer<TOther>.NotAsked(why),
        Unreachable(var cause, var since) => new PlatformAnswer<TOther>.Unreachable(cause, since),
        Refused(var why, var code) => new PlatformAnswer<TOther>.Refused(why, code),
        NotUnderstood(var fault, var where) => new PlatformAnswer<TOther>.NotUnderstood(fault, where),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
