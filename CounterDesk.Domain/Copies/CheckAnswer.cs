using CounterDesk.Domain.Licenses;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// What a receiver is told about a copy. Only <see cref="InForce"/> and <see cref="SheetInForce"/> are a yes.
/// </summary>
public enum CheckAnswer
{
    /// <summary>Made by this hall, within its days, and nothing is known against the license.</summary>
    InForce,

    /// <summary>An information sheet of this hall, within its days. It says nothing about a license file.</summary>
    SheetInForce,

    /// <summary>Made by this hall as a copy of a license that was not in force.</summary>
    LicenseNotInForce,

    /// <summary>Made by this hall; since then the license was replaced or lost its force.</summary>
    LicenseChanged,

    Expired,

    /// <summary>Made by this hall, and nobody has said yet that it was handed over.</summary>
    NotHandedOver,

    Void,

    Withdrawn,

    /// <summary>Not made by this hall: forged, changed, or another hall's.</summary>
    NotOurs,

    /// <summary>Number and check value do not belong together. Says nothing about which copies exist.</summary>
    NotFound,

    /// <summary>Not a code at all; the print may be spoiled.</summary>
    Unreadable,

    /// <summary>The signature is the hall's, but its register could not be asked or does not have the copy.</summary>
    CouldNotBeTold,
}

/// <summary>What is known of a license now, and as of when. A source that is silent leaves it as it was.</summary>
public sealed record LicenseStanding(LicenseStatus Status, DateTime AsOfUtc);

/// <summary>The answer about one copy, decided from the register and from what is known of its license.</summary>
public static class CopyStanding
{
    /// <param name="copy">As the register has it.</param>
    /// <param name="license">Null when nothing was heard of the license since the copy was made.</param>
    /// <param name="today">In China.</param>
    public static CheckAnswer Of(RegisteredCopy copy, LicenseStanding? license, DateOnly today) => copy.State switch
    {
        CopyState.Void => CheckAnswer.Void,
        CopyState.Withdrawn => CheckAnswer.Withdrawn,
        CopyState.Reserved => CheckAnswer.NotHandedOver,
        CopyState.Printed => OfPrinted(copy, license is not null && HasLostForce(license.Status), today),
    };

    private static CheckAnswer OfPrinted(RegisteredCopy copy, bool hasChanged, DateOnly today)
    {
        if (today > copy.ExpiresOn)
        {
            return CheckAnswer.Expired;
        }

        return copy.Form switch
        {
            CopyForm.MarkedCopy => CheckAnswer.LicenseNotInForce,
            CopyForm.CertifiedCopy => hasChanged ? CheckAnswer.LicenseChanged : CheckAnswer.InForce,
            CopyForm.InformationSheet => hasChanged ? CheckAnswer.LicenseChanged : CheckAnswer.SheetInForce,
        };
    }

    // A source that does not say is no news.
    private static bool HasLostForce(LicenseStatus status) => status switch
    {
        LicenseStatus.Valid or LicenseStatus.Unknown => false,
        LicenseStatus.NotActivated or LicenseStatus.Suspended or LicenseStatus.Expired or LicenseStatus.Cancelled
            or LicenseStatus.Revoked or LicenseStatus.Withdrawn or LicenseStatus.Superseded => true,
    };
}
