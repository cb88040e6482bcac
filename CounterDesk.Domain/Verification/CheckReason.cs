namespace CounterDesk.Domain.Verification;

/// <summary>
/// Why a check of the desk's own is not a plain pass. What the file itself was found to be is a
/// <see cref="CounterDesk.Domain.Seals.FileReason"/> instead.
/// </summary>
public enum CheckReason
{
    /// <summary>The source keeps the license as data only.</summary>
    NoFile,

    /// <summary>The source has a file and could not hand it over.</summary>
    FileUnavailable,

    /// <summary>Nobody sealed the file, and its kind may go without a seal.</summary>
    NotSealed,

    /// <summary>Nobody sealed the file, and its kind must have a seal.</summary>
    SealMissing,

    /// <summary>An earlier check of the file stopped the verification.</summary>
    StoppedEarlier,

    /// <summary>The signature carries no time stamp.</summary>
    NoTimeStamp,

    IdentifierCheckCharacterWrong,
    IdentifierOfAnotherKind,

    /// <summary>The catalog lacks the kind, so nobody here knows its rules.</summary>
    KindNotListed,

    IssuerCodeMissing,
    IssuerCodeMalformed,

    /// <summary>The identifier and the metadata name different issuers.</summary>
    IssuerCodesDiffer,

    /// <summary>The issuer's code belongs to another province than the license.</summary>
    IssuerOfAnotherRegion,

    /// <summary>The seal names another body than the issuer.</summary>
    SealOfAnotherBody,

    /// <summary>Nothing in the file could be compared with the source.</summary>
    FaceNotFoundInFile,

    FaceDiffers,

    /// <summary>A name differs only by characters that an old system could not write.</summary>
    NameNotEncoded,

    /// <summary>The source gave no face.</summary>
    FaceMissing,

    FaceRuleBroken,

    /// <summary>The rule that is broken is not one we found in a binding text.</summary>
    UnconfirmedRuleBroken,

    NotActivated,
    Suspended,
    Cancelled,
    Revoked,
    Withdrawn,
    Superseded,
    Expired,
    NotYetValid,

    /// <summary>The source did not say.</summary>
    StatusUnknown,

    /// <summary>The term is written in words that nobody here can count.</summary>
    TermNotUnderstood,

    /// <summary>The dates contradict each other.</summary>
    DatesContradict,

    /// <summary>Found by number or code of the license, so that no person was asked for.</summary>
    NobodyAskedFor,

    HolderIsAnother,

    /// <summary>The number agrees; the kind of number does not.</summary>
    HolderCodeTypeDiffers,

    HolderMissing,
    HolderNotOnFace,
}
