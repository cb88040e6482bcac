namespace CounterDesk.Domain.Seals;

/// <summary>One thing checked about a license file and its seals (GB/T 38540-2020, 6.3 and 7.3, and what practice adds).</summary>
public enum SealCheck
{
    PackageSafe,
    SignatureListRead,

    /// <summary>7.3 g: the protected files are as they were when sealed.</summary>
    ContentUnchanged,

    /// <summary>Beyond the standard: everything that is shown is protected.</summary>
    EverythingCovered,

    /// <summary>7.3 a.</summary>
    SignatureFormat,

    /// <summary>7.3 b.</summary>
    SignatureValue,

    /// <summary>7.3 c.</summary>
    SignerInSealList,

    /// <summary>6.3 b.</summary>
    SealMakerSignature,

    /// <summary>6.3 c.</summary>
    SealMakerChain,

    /// <summary>6.3 d, judged at the time of sealing: 7.3 d.</summary>
    SealValidAtSigning,

    /// <summary>7.3 e.</summary>
    SignerChain,

    /// <summary>7.3 f.</summary>
    SignerValidAtSigning,

    /// <summary>7.3 h.</summary>
    TimeStamp,
}

/// <summary>The answer to one <see cref="SealCheck"/>, with a reason whenever it is not a plain pass.</summary>
public sealed record SealCheckResult(SealCheck Check, CheckOutcome Outcome, FileReason? Reason = null);
