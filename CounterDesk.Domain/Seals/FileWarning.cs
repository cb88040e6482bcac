namespace CounterDesk.Domain.Seals;

/// <summary>What is worth knowing about a file and never changes its verdict.</summary>
public enum FileWarning
{
    OfdXmlNotCovered,

    /// <summary>
    /// One signature leaves content open that another one covers, or that a failed one should have covered.
    /// </summary>
    ContentNotCovered,

    PropertyInfoNotSignaturePath,

    /// <summary>GB/T 38540-2020 7.3 d: a hint, not an error.</summary>
    SignTimeOutsideMakerCert,

    SignerCertExpiredNow,
    MakerCertExpiredNow,
    SealExpiredNow,
    SignerRevokedLater,

    /// <summary>The trust store has no revocation list of the certificate's issuer that speaks of the time of signing.</summary>
    RevocationNotKnown,

    /// <summary>The newest revocation list of the certificate's issuer is past the day the next one was promised for.</summary>
    RevocationListOld,

    /// <summary>
    /// A time stamp beside a signature that needs none is by an authority that no anchor vouches for. It was not
    /// relied on.
    /// </summary>
    TimeStampIssuerUnknown,

    /// <summary>No field of the PDF file's form leads to the signature: some readers show it, some do not.</summary>
    SignatureNotListed,

    ZipPrefix,
    ZipTrailer,
    ZipDataDescriptor,
    BackslashEntry,
}
