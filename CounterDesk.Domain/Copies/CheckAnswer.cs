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

    /// <summary>
    /// Signed by a key that the hall has withdrawn: who else could have signed so, nobody can tell any more.
    /// </summary>
    KeyWithdrawn,

    /// <summary>Not made by this hall: forged, changed, or another hall's.</summary>
    NotOurs,

    /// <summary>Number and check value do not belong together. Says nothing about which copies exist.</summary>
    NotFound,

    /// <summary>Not a code at all; the print may be spoiled.</summary>
    Unreadable,

    /// <summary>The signature is the hall's, but its register could not be asked or does not have the copy.</summary>
    CouldNotBeTold,
}
