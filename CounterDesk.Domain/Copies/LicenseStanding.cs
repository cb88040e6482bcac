using CounterDesk.Domain.Licenses;

namespace CounterDesk.Domain.Copies;

/// <summary>What is known of a license now, and as of when. A source that is silent leaves it as it was.</summary>
public sealed record LicenseStanding(LicenseStatus Status, DateTime AsOfUtc)
{
    /// <summary>A source that does not say is no news.</summary>
    public bool SaysNothing => Status is LicenseStatus.Unknown;

    private bool HasLostForce => Status switch
    {
        LicenseStatus.Valid or LicenseStatus.Unknown => false,
        LicenseStatus.NotActivated or LicenseStatus.Suspended or LicenseStatus.Expired or LicenseStatus.Cancelled
            or LicenseStatus.Revoked or LicenseStatus.Withdrawn or LicenseStatus.Superseded => true,
    };

    /// <summary>Whether it takes from a copy what that said: a loss that the paper itself told is none.</summary>
    public bool IsLossFor(RegisteredCopy copy) => HasLostForce && Status != copy.StatusWhenMade;

    /// <summary>
    /// Of what the library knows and what the register was told, the one to go by: a newer version is for good, and
    /// otherwise the later word counts.
    /// </summary>
    public static LicenseStanding? Decide(LicenseStanding? library, RegisteredCopy copy)
    {
        if (copy is not { ChangedTo: { } status, ChangedAsOfUtc: { } asOf })
        {
            return library;
        }

        return library is null || library.SaysNothing || status is LicenseStatus.Superseded || library.AsOfUtc < asOf
            ? new LicenseStanding(status, asOf)
            : library;
    }
}
