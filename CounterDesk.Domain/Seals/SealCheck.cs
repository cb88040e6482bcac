namespace CounterDesk.Domain.Seals;

/// <summary>
/// What is checked about each signature of a file, in the order of GB/T 38540-2020 7.3 (given as letters) between the
/// checks of the container before and of coverage after. Every report answers all of them.
/// </summary>
public enum SealCheck
{
    PackageSafe,
    SignatureListRead,

    /// <summary>a: the value and the seal in it have the structure of their standard.</summary>
    SignatureFormat,

    /// <summary>b</summary>
    SignatureValue,

    /// <summary>c</summary>
    SignerInSealList,

    /// <summary>d, by 6.3 b: the maker signed this seal.</summary>
    SealMakerSignature,

    /// <summary>d, by 6.3 c: an anchor of the hall vouches for the maker.</summary>
    SealMakerChain,

    /// <summary>d, by 6.3 d: sealed within the life of the seal.</summary>
    SealValidAtSigning,

    /// <summary>e: an anchor of the hall vouches for the signer.</summary>
    SignerChain,

    /// <summary>f: signed within the life of the signer's certificate, and before it was revoked.</summary>
    SignerValidAtSigning,

    /// <summary>g: what the signature protects is as it was.</summary>
    ContentUnchanged,

    /// <summary>h</summary>
    TimeStamp,

    /// <summary>Beyond the standard: everything that is shown is protected.</summary>
    EverythingCovered,
}
