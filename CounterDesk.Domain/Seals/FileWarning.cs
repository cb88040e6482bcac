namespace CounterDesk.Domain.Seals;

/// <summary>What is worth knowing about a file and never changes its verdict.</summary>
public enum FileWarning
{
    OfdXmlNotCovered,
    ContentNotCovered,
    PropertyInfoNotSignaturePath,
    SignTimeOutsideMakerCert,
    SignerCertExpiredNow,
    MakerCertExpiredNow,
    SealExpiredNow,
    SignerRevokedLater,
    ZipPrefix,
    ZipTrailer,
    ZipDataDescriptor,
    BackslashEntry,
}
