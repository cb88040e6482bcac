namespace CounterDesk.Domain.Licenses;

/// <summary>
/// What the source says of a license. No national list was found, so this is ours; the source's own word is kept beside it.
/// </summary>
public enum LicenseStatus
{
    Valid,
    NotActivated,
    Suspended,
    Expired,

    /// <summary>Ended on request or with what it was about (注销).</summary>
    Cancelled,

    /// <summary>Taken away as a penalty (吊销).</summary>
    Revoked,

    /// <summary>Should never have been issued (撤销).</summary>
    Withdrawn,

    /// <summary>A newer version took its place.</summary>
    Superseded,

    /// <summary>The source did not say, or said something not understood.</summary>
    Unknown,
}
