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

    /// <summary>No platform that has the license takes files to verify.</summary>
    NoPlatformAsked,

    /// <summary>The platform did not answer, would not, or not so that anybody could read it.</summary>
    PlatformSilent,

    /// <summary>The platform answered that it cannot tell.</summary>
    PlatformCannotTell,

    /// <summary>The platform has the file otherwise.</summary>
    PlatformContradicts,

    /// <summary>The platform finds the file right, and the desk's own checks do not come to that.</summary>
    PlatformAlone,

    /// <summary>Nobody sealed the file, and its kind may go without a seal.</summary>
    NotSealed,

    /// <summary>Nobody sealed the file, and its kind must have a seal.</summary>
    SealMissing,

    /// <summary>What an earlier check found left nothing to do this one with.</summary>
    StoppedEarlier,

    /// <summary>Signatures of this form have no such part, such as a time stamp that nobody asked for.</summary>
    NotInSignature,

    IdentifierCheckCharacterWrong,
    IdentifierOfAnotherKind,

    /// <summary>The catalog lacks the kind, so nobody here knows its rules.</summary>
    KindNotListed,

    IssuerCodeMalformed,

    /// <summary>The identifier and the metadata name different issuers.</summary>
    IssuerCodesDiffer,

    /// <summary>The issuer's code belongs to another province than the license.</summary>
    IssuerOfAnotherRegion,

    /// <summary>The seal names another body than the issuer.</summary>
    SealOfAnotherBody,

    /// <summary>Nothing in the file could be compared with the source.</summary>
    FaceNotFoundInFile,

    /// <summary>The words on the pages of a PDF file are not read.</summary>
    PdfNotCompared,

    /// <summary>Some of the face stands in the file, and this field does not.</summary>
    FieldNotFoundInFile,

    FaceDiffers,

    /// <summary>A name differs only by characters that an old system could not write.</summary>
    NameNotEncoded,

    /// <summary>The source gave no face.</summary>
    FaceMissing,

    /// <summary>The kind has a field that the source did not give.</summary>
    FieldMissing,

    /// <summary>The source gave a field that the kind does not have.</summary>
    FieldNotOfKind,
    FieldTooLong,
    FieldRepeated,
    FieldNotADate,
    FieldNotAllowed,

    /// <summary>A resident number or credit code that cannot be one.</summary>
    FieldMalformed,

    /// <summary>The date of birth or sex is not that of the resident number beside it.</summary>
    FieldDisagreesWithNumber,

    /// <summary>The dates make a term that licenses of the kind do not have.</summary>
    FieldTermNotOfKind,

    /// <summary>The holder was too young for a license of the kind on that day.</summary>
    FieldTooYoung,

    /// <summary>The number of the license says another year, level or category.</summary>
    FieldDisagreesWithPart,

    /// <summary>The date of birth or sex on the face is not that of the holder's number.</summary>
    FieldDisagreesWithHolder,

    /// <summary>A day that lies before one that must come first.</summary>
    FieldDatesReversed,

    /// <summary>The number of the license is not made as numbers of its kind are.</summary>
    NumberNotOfKind,

    /// <summary>The number on the face is not that of the record.</summary>
    NumberDiffers,

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

    /// <summary>What the hall knew of it is too old to count, and it could not be asked anew.</summary>
    StatusStale,

    /// <summary>The term is written in words that nobody here can count.</summary>
    TermNotUnderstood,

    /// <summary>The dates contradict each other.</summary>
    DatesContradict,

    /// <summary>Found by number or code of the license, so that no person was asked for.</summary>
    NobodyAskedFor,

    HolderIsAnother,

    /// <summary>The number agrees; the kind of number does not.</summary>
    HolderCodeTypeDiffers,

    /// <summary>The face names somebody else.</summary>
    HolderNotOnFace,

    /// <summary>The face names nobody that could be compared.</summary>
    HolderNotFoundOnFace,
}
