namespace CounterDesk.Domain.Seals;

/// <summary>Which check each reason answers, and which verdict reasons lead to.</summary>
public static class FileReasonRules
{
    public static SealCheck CheckOf(FileReason reason) => reason switch
    {
        FileReason.Bomb or FileReason.DuplicateEntry or FileReason.CaseDuplicate or FileReason.LocalNameDifference
            or FileReason.TraversalEntry or FileReason.MalformedPackage or FileReason.XmlForbidden
            or FileReason.Encrypted => SealCheck.PackageSafe,
        FileReason.SignaturesXmlMissing or FileReason.SignaturesXmlMissingOrBad or FileReason.SignaturesEmpty
            or FileReason.DocBodyWithoutSignature => SealCheck.SignatureListRead,
        FileReason.Format or FileReason.SignedValueFormat or FileReason.VersionInconsistent or FileReason.TrailingData
            or FileReason.ByteRangeInvalid or FileReason.ByteRangeGapNotContents or FileReason.ContentsEmpty
            or FileReason.SignatureWithoutByteRange or FileReason.NotSupported => SealCheck.SignatureFormat,
        FileReason.SignatureInvalid or FileReason.NoSignerCertificate => SealCheck.SignatureValue,
        FileReason.SignerNotInSealList => SealCheck.SignerInSealList,
        FileReason.SealSignatureInvalid or FileReason.SealFileMismatch => SealCheck.SealMakerSignature,
        FileReason.MakerChainUnknownIssuer or FileReason.MakerChainSelfSigned or FileReason.MakerChainForged
            or FileReason.MakerChainNotCa or FileReason.MakerKeyUsage
            or FileReason.MakerRevokedBeforeSigning => SealCheck.SealMakerChain,
        FileReason.SignTimeOutsideSealValidity => SealCheck.SealValidAtSigning,
        FileReason.SignerChainUnknownIssuer or FileReason.SignerChainSelfSigned or FileReason.SignerChainForged
            or FileReason.SignerChainNotCa or FileReason.SignerKeyUsage => SealCheck.SignerChain,
        FileReason.SignTimeOutsideSignerCert or FileReason.SignerRevokedBeforeSigning
            or FileReason.NoUsableSignTime or FileReason.SignTimeInFuture => SealCheck.SignerValidAtSigning,
        FileReason.RefDigestMismatch or FileReason.RefMissing or FileReason.NoReferences
            or FileReason.DataHashMismatch or FileReason.MessageDigestMismatch or FileReason.WeakDigest => SealCheck.ContentUnchanged,
        FileReason.TimeStampImprintMismatch or FileReason.TimeStampBeforeSignTime or FileReason.TimeStampChainForged
            or FileReason.TimeStampChainUnknownIssuer => SealCheck.TimeStamp,
        FileReason.ContentNotCovered or FileReason.ContentUnreadable or FileReason.ModifiedAfterLastSignature
            or FileReason.ChangeNotAllowed or FileReason.AnnotatedForUse => SealCheck.EverythingCovered,
    };

    /// <summary>The verdict a reason leads to when it is the only one.</summary>
    public static FileVerdict VerdictOf(FileReason reason) => reason switch
    {
        FileReason.SignaturesXmlMissing or FileReason.SignaturesXmlMissingOrBad => FileVerdict.Rejected,
        FileReason.SignaturesEmpty => FileVerdict.NotSigned,
        // What cannot be read or judged is not refuted.
        FileReason.Encrypted or FileReason.NotSupported or FileReason.ContentUnreadable
            or FileReason.NoSignerCertificate or FileReason.NoUsableSignTime or FileReason.SignTimeInFuture
            or FileReason.MakerChainUnknownIssuer or FileReason.MakerChainSelfSigned or FileReason.MakerRevokedBeforeSigning
            or FileReason.SignerChainUnknownIssuer or FileReason.SignerChainSelfSigned
            or FileReason.TimeStampChainUnknownIssuer => FileVerdict.Untrusted,
        FileReason.ContentNotCovered or FileReason.ModifiedAfterLastSignature
            or FileReason.ChangeNotAllowed or FileReason.AnnotatedForUse => FileVerdict.Partial,
        _ when CheckOf(reason) is SealCheck.PackageSafe => FileVerdict.Rejected,
        _ => FileVerdict.Invalid,
    };

    /// <summary>The worst verdict of several reasons; valid when there are none.</summary>
    public static FileVerdict VerdictOf(IReadOnlyCollection<FileReason> reasons) =>
        reasons.Select(reason => VerdictOf(reason, reasons)).DefaultIfEmpty(FileVerdict.Valid).Max();

    /// <summary>The verdict a reason leads to among others.</summary>
    public static FileVerdict VerdictOf(FileReason reason, IReadOnlyCollection<FileReason> among) => reason switch
    {
        // A self-signed certificate says about its own key what it likes: it is not established, whatever its usage.
        FileReason.SignerKeyUsage when among.Contains(FileReason.SignerChainSelfSigned) => FileVerdict.Untrusted,
        FileReason.MakerKeyUsage when among.Contains(FileReason.MakerChainSelfSigned) => FileVerdict.Untrusted,
        _ => VerdictOf(reason),
    };
}
