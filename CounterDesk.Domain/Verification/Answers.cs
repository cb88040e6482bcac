namespace CounterDesk.Domain.Verification;

/// <summary>Is the license what it claims to be?</summary>
public enum GenuineAnswer
{
    Yes,
    No,
    CouldNotBeTold,
}

/// <summary>May it be relied upon today? Every "no" says which.</summary>
public enum InForceAnswer
{
    Yes,
    NotYet,
    Expired,
    Suspended,
    Revoked,
    Withdrawn,
    Cancelled,
    Superseded,
    CouldNotBeTold,
}

/// <summary>What may be printed. No role overrides <see cref="Nothing"/>.</summary>
public enum PrintPermission
{
    CertifiedCopy,

    /// <summary>Marked with the state on every page, and only where the service item accepts it.</summary>
    CopyMarkedNotInForce,

    /// <summary>Says what was not established.</summary>
    InformationSheet,

    Nothing,
}
