namespace CounterDesk.Domain.Seals;

/// <summary>
/// Why a file's verdict is not <see cref="FileVerdict.Valid"/>. <see cref="FileReasonNames"/> has the names that
/// <c>inspect</c> prints, <see cref="FileReasonRules"/> the check each belongs to and the verdict it leads to.
/// </summary>
public enum FileReason
{
    Bomb,
    DuplicateEntry,
    CaseDuplicate,
    LocalNameDifference,
    TraversalEntry,
    MalformedPackage,
    XmlForbidden,

    /// <summary>Nothing in it can be read without a password or key. Says nothing about the seal.</summary>
    Encrypted,

    SignaturesXmlMissing,
    SignaturesXmlMissingOrBad,
    SignaturesEmpty,
    DocBodyWithoutSignature,

    Format,
    SignedValueFormat,
    VersionInconsistent,
    TrailingData,
    ByteRangeInvalid,
    ByteRangeGapNotContents,
    ContentsEmpty,
    SignatureWithoutByteRange,

    /// <summary>A kind of file, signature or algorithm that this program does not verify. Says nothing about the seal.</summary>
    NotSupported,

    SignatureInvalid,
    NoSignerCertificate,

    SignerNotInSealList,

    SealSignatureInvalid,
    SealFileMismatch,

    MakerChainUnknownIssuer,
    MakerChainSelfSigned,
    MakerChainForged,
    MakerChainNotCa,
    MakerKeyUsage,
    MakerRevokedBeforeSigning,

    SignTimeOutsideSealValidity,

    SignerChainUnknownIssuer,
    SignerChainSelfSigned,
    SignerChainForged,
    SignerChainNotCa,
    SignerKeyUsage,

    SignTimeOutsideSignerCert,
    SignerRevokedBeforeSigning,
    NoUsableSignTime,

    /// <summary>The time of signing has not come yet, so that nothing can be judged as of it.</summary>
    SignTimeInFuture,

    RefDigestMismatch,
    RefMissing,
    NoReferences,
    DataHashMismatch,
    MessageDigestMismatch,
    WeakDigest,

    TimeStampImprintMismatch,
    TimeStampBeforeSignTime,
    TimeStampChainForged,
    TimeStampChainUnknownIssuer,

    ContentNotCovered,

    /// <summary>An entry that decides what is shown cannot be read, so that coverage cannot be told.</summary>
    ContentUnreadable,

    ModifiedAfterLastSignature,

    /// <summary>A later revision does what a signer had forbidden (ISO 32000-2 12.8.2.2, 12.8.2.4).</summary>
    ChangeNotAllowed,

    /// <summary>
    /// All that is not covered is a watermark that says what the hall said it needs the license for. Who put it there is
    /// not told by the file; the platform that did can be asked.
    /// </summary>
    AnnotatedForUse,
}
