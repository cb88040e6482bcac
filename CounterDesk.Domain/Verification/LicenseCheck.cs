namespace CounterDesk.Domain.Verification;

/// <summary>What the checks of a report are about. The clerk reads them in this order.</summary>
public enum CheckGroup
{
    File,
    Seal,
    Chain,
    Content,
    Status,
    Holder,
}

/// <summary>One thing the desk checks about a license: a row of the report. Every report answers all of them.</summary>
public enum LicenseCheck
{
    PackageSafe,
    SignatureListRead,
    ContentUnchanged,
    EverythingCovered,

    /// <summary>
    /// What the sharing platform says of the file. Its word is kept apart from what the desk finds: it never makes a
    /// license genuine, and where it contradicts, nobody here can tell who is right.
    /// </summary>
    FileAtPlatform,

    SignatureFormat,
    SignatureValue,
    SignerInSealList,
    SealMakerSignature,
    SealValidAtSigning,
    TimeStamp,

    SealMakerChain,
    SignerChain,
    SignerValidAtSigning,

    /// <summary>GB/T 36904: the check character, and that the identifier is of the kind the source names.</summary>
    Identifier,

    /// <summary>The catalog has the kind, and so knows its fields and rules.</summary>
    KindKnown,

    /// <summary>The issuer is named by a code that can exist, and everything that names the issuer agrees.</summary>
    IssuerPlausible,

    /// <summary>What the file says is what the source says.</summary>
    FaceAgrees,

    /// <summary>The face keeps the rules of its kind.</summary>
    FaceRules,

    /// <summary>What the source says of the license now.</summary>
    StatusAtSource,

    /// <summary>Today in China is within the term.</summary>
    WithinTerm,

    /// <summary>The holder is who the clerk asked for.</summary>
    HolderAskedFor,

    /// <summary>The face names the holder that the source names.</summary>
    HolderOnFace,
}

public static class LicenseChecks
{
    /// <summary>All of them, in the order of the report.</summary>
    public static IReadOnlyList<LicenseCheck> All { get; } = Enum.GetValues<LicenseCheck>();

    public static CheckGroup GroupOf(LicenseCheck check) => check switch
    {
        LicenseCheck.PackageSafe or LicenseCheck.SignatureListRead
            or LicenseCheck.ContentUnchanged or LicenseCheck.EverythingCovered or LicenseCheck.FileAtPlatform => CheckGroup.File,
        LicenseCheck.SignatureFormat or LicenseCheck.SignatureValue or LicenseCheck.SignerInSealList
            or LicenseCheck.SealMakerSignature or LicenseCheck.SealValidAtSigning
            or LicenseCheck.TimeStamp => CheckGroup.Seal,
        LicenseCheck.SealMakerChain or LicenseCheck.SignerChain
            or LicenseCheck.SignerValidAtSigning => CheckGroup.Chain,
        LicenseCheck.Identifier or LicenseCheck.KindKnown or LicenseCheck.IssuerPlausible
            or LicenseCheck.FaceAgrees or LicenseCheck.FaceRules => CheckGroup.Content,
        LicenseCheck.StatusAtSource or LicenseCheck.WithinTerm => CheckGroup.Status,
        LicenseCheck.HolderAskedFor or LicenseCheck.HolderOnFace => CheckGroup.Holder,
    };
}
