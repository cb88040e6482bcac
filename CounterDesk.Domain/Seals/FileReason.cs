namespace CounterDesk.Domain.Seals;

/// <summary>Why a file or a signature did not verify. Grouped by what was looked at; <see cref="FileReasonNames"/> has the codes.</summary>
public enum FileReason
{
    Bomb,
    DuplicateEntry,
    CaseDuplicate,
    LocalNameDifference,
    TraversalEntry,
    MalformedPackage,

    SignaturesXmlMissing,
    SignaturesXmlMissingOrBad,

    XmlForbidden,

    SignaturesEmpty,

    Format,
    SignedValueFormat,
    VersionInconsistent,
    TrailingData,

    SignatureInvalid,
    NoSignerCertificate,

    SignerNotInSealList,

    SealSignatureInvalid,
    SealFileMismatch,

    SignTimeOutsideSealValidity,

    SignerChainUnknownIssuer,
    SignerChainSelfSigned,
    MakerChainUnknownIssuer,
    MakerChainSelfSigned,

    SignerChainForged,
    MakerChainForged,
    SignerChainNotCa,
    SignerKeyUsage,
    MakerKeyUsage,

    SignTimeOutsideSignerCert,
    SignerRevokedBeforeSigning,

    RefDigestMismatch,
    RefMissing,
    NoReferences,
    DataHashMismatch,
    MessageDigestMismatch,
    WeakDigest,

    TimeStampImprintMismatch,
    TimeStampBeforeSignTime,
    TimeStampChainForged,

    DocBodyWithoutSignature,

    ContentNotCovered,
    ModifiedAfterLastSignature,
    AnnotatedForUse,

    ByteRangeInvalid,
    ByteRangeGapNotContents,
    ContentsEmpty,
    SignatureWithoutByteRange,

    NoUsableSignTime,
}
