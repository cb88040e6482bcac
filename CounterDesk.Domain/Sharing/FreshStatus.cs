using CounterDesk.Domain.Licenses;

namespace CounterDesk.Domain.Sharing;

/// <summary>The status of a license that the hall keeps, once what it knows has grown old and a platform was asked again.</summary>
public static class FreshStatus
{
    /// <summary>The status that follows from a word of a platform's; unknown where the word says none.</summary>
    public static LicenseStatus Of(PlatformWord word) => word switch
    {
        PlatformWord.Right => LicenseStatus.Valid,
        PlatformWord.RightNotActivated => LicenseStatus.NotActivated,
        PlatformWord.RightSuspended => LicenseStatus.Suspended,
        PlatformWord.RightEnded => LicenseStatus.Cancelled,
        PlatformWord.Unclear or PlatformWord.Unknown or PlatformWord.Wrong => LicenseStatus.Unknown,
    };

    /// <summary>
    /// What was known against a license stays known. That it was in force says nothing any more: without a word of today it
    /// cannot be told.
    /// </summary>
    /// <param name="kept">As the hall had it.</param>
    /// <param name="said">What a platform says today; null when there was none to ask.</param>
    public static LicenseStatus Of(LicenseStatus kept, PlatformAnswer<PlatformWord>? said)
    {
        var today = said is PlatformAnswer<PlatformWord>.Answered(var word) ? Of(word) : LicenseStatus.Unknown;
        return kept is LicenseStatus.Valid ? today : LicenseMerge.Worse(kept, today);
    }
}
