namespace CounterDesk.Domain.Seals;

/// <summary>The names of reasons and warnings in reports that programs read.</summary>
public static class FileReasonNames
{
    public static string Of(FileReason reason) => reason switch
    {
        FileReason.Bomb => "BOMB",
        FileReason.DuplicateEntry => "DUPLICATE_ENTRY",
        FileReason.CaseDuplicate => "CASE_DUP",
        FileReason.LocalNameDifference => "LOCAL_NAME_DIFF",
        FileReason.TraversalEntry => "TRAVERSAL_ENTRY",
        FileReason.MalformedPackage => "MALFORMED_PACKAGE",
        FileReason.XmlForbidden => "XML_FORBIDDEN",
        FileReason.SignaturesXmlMissing => "SIGNATURES_XML_MISSING",
        FileReason.SignaturesXmlMissingOrBad => "SIGNATURES_XML_MISSING_OR_BAD",
        FileReason.SignaturesEmpty => "SIGNATURES_EMPTY",
        FileReason.DocBodyWithoutSignature => "DOCBODY_WITHOUT_SIGNATURE",
        FileReason.Format => "FORMAT",
        FileReason.SignedValueFormat => "SIGNEDVALUE_FORMAT",
        FileReason.VersionInconsistent => "VERSION_INCONSISTENT",
        FileReason.TrailingData => "TRAILING_DATA",
        FileReason.ByteRangeInvalid => "BYTE_RANGE_INVALID",
        FileReason.ByteRangeGapNotContents => "BYTE_RANGE_GAP_NOT_CONTENTS",
        FileReason.ContentsEmpty => "CONTENTS_EMPTY",
        FileReason.SignatureWithoutByteRange => "SIGNATURE_WITHOUT_BYTERANGE",
        FileReason.NotSupported => "NOT_SUPPORTED",
        FileReason.SignatureInvalid => "SIGNATURE_INVALID",
        FileReason.NoSignerCertificate => "NO_SIGNER_CERTIFICATE",
        FileReason.SignerNotInSealList => "SIGNER_NOT_IN_SEAL_LIST",
        FileReason.SealSignatureInvalid => "SEAL_SIGNATURE_INVALID",
        FileReason.SealFileMismatch => "SEAL_FILE_MISMATCH",
        FileReason.MakerChainUnknownIssuer => "MAKER_CHAIN_UNKNOWN_ISSUER",
        FileReason.MakerChainSelfSigned => "MAKER_CHAIN_SELF_SIGNED",
        FileReason.MakerChainForged => "MAKER_CHAIN_FORGED",
        FileReason.MakerChainNotCa => "MAKER_CHAIN_NOT_CA",
        FileReason.MakerKeyUsage => "MAKER_KEY_USAGE",
        FileReason.MakerRevokedBeforeSigning => "MAKER_REVOKED_BEFORE_SIGNING",
        FileReason.SignTimeOutsideSealValidity => "SIGN_TIME_OUTSIDE_SEAL_VALIDITY",
        FileReason.SignerChainUnknownIssuer => "SIGNER_CHAIN_UNKNOWN_ISSUER",
        FileReason.SignerChainSelfSigned => "SIGNER_CHAIN_SELF_SIGNED",
        FileReason.SignerChainForged => "SIGNER_CHAIN_FORGED",
        FileReason.SignerChainNotCa => "SIGNER_CHAIN_NOT_CA",
        FileReason.SignerKeyUsage => "SIGNER_KEY_USAGE",
        FileReason.SignTimeOutsideSignerCert => "SIGN_TIME_OUTSIDE_SIGNER_CERT",
        FileReason.SignerRevokedBeforeSigning => "SIGNER_REVOKED_BEFORE_SIGNING",
        FileReason.NoUsableSignTime => "NO_USABLE_SIGN_TIME",
        FileReason.RefDigestMismatch => "REF_DIGEST_MISMATCH",
        FileReason.RefMissing => "REF_MISSING",
        FileReason.NoReferences => "NO_REFERENCES",
        FileReason.DataHashMismatch => "DATA_HASH_MISMATCH",
        FileReason.MessageDigestMismatch => "MESSAGE_DIGEST_MISMATCH",
        FileReason.WeakDigest => "WEAK_DIGEST",
        FileReason.TimeStampImprintMismatch => "TIMESTAMP_IMPRINT_MISMATCH",
        FileReason.TimeStampBeforeSignTime => "TIMESTAMP_BEFORE_SIGN_TIME",
        FileReason.TimeStampChainForged => "TIMESTAMP_CHAIN_FORGED",
        FileReason.TimeStampChainUnknownIssuer => "TIMESTAMP_CHAIN_UNKNOWN_ISSUER",
        FileReason.ContentNotCovered => "CONTENT_NOT_COVERED",
        FileReason.ModifiedAfterLastSignature => "MODIFIED_AFTER_LAST_SIGNATURE",
        FileReason.AnnotatedForUse => "ANNOTATED_FOR_USE",
    };

    public static string Of(FileWarning warning) => warning switch
    {
        FileWarning.OfdXmlNotCovered => "OFD_XML_NOT_COVERED",
        FileWarning.ContentNotCovered => "CONTENT_NOT_COVERED",
        FileWarning.PropertyInfoNotSignaturePath => "PROPERTY_INFO_NOT_SIGNATURE_PATH",
        FileWarning.SignTimeOutsideMakerCert => "SIGN_TIME_OUTSIDE_MAKER_CERT",
        FileWarning.SignerCertExpiredNow => "SIGNER_CERT_EXPIRED_NOW",
        FileWarning.MakerCertExpiredNow => "MAKER_CERT_EXPIRED_NOW",
        FileWarning.SealExpiredNow => "SEAL_EXPIRED_NOW",
        FileWarning.SignerRevokedLater => "SIGNER_REVOKED_LATER",
        FileWarning.RevocationNotKnown => "REVOCATION_NOT_KNOWN",
        FileWarning.ZipPrefix => "ZIP_PREFIX",
        FileWarning.ZipTrailer => "ZIP_TRAILER",
        FileWarning.ZipDataDescriptor => "ZIP_DATA_DESCRIPTOR",
        FileWarning.BackslashEntry => "BACKSLASH_ENTRY",
    };

    public static string Of(FileVerdict verdict) => verdict switch
    {
        FileVerdict.Valid => "VALID",
        FileVerdict.Untrusted => "UNTRUSTED",
        FileVerdict.Partial => "PARTIAL",
        FileVerdict.Invalid => "INVALID",
        FileVerdict.NotSigned => "NOT_SIGNED",
        FileVerdict.Rejected => "REJECTED",
    };
}
