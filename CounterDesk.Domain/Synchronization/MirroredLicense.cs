using CounterDesk.Domain.Licenses;

namespace CounterDesk.Domain.Synchronization;

/// <summary>
/// What is known of one license from a feed, and by which change each part is known: what it says, and its status. A part is
/// taken only from a later change than the one it is known by, so the same changes give the same in whatever order, and
/// however often, they come.
/// </summary>
/// <param name="License">Null while only its status was heard of.</param>
/// <param name="ContentChange">The change by which its content is known; 0: by none, such as an import.</param>
/// <param name="Status">Its status.</param>
/// <param name="RawStatus">The source's own word for it.</param>
/// <param name="StatusChange">The change by which its status is known.</param>
/// <param name="File">A file that came with a change; null when none did, and the one that is kept stays.</param>
public sealed record MirroredLicense(
    License? License, long ContentChange, LicenseStatus Status, string? RawStatus, long StatusChange, LicenseFile? File = null)
{
    /// <summary>A license that nobody has heard of.</summary>
    public static MirroredLicense Unknown { get; } = new(null, 0, LicenseStatus.Unknown, null, 0);

    /// <summary>
    /// What was never rightly issued is drawn for nobody: its file is let go of, and what remains says that and since when.
    /// </summary>
    public bool HasLostFile => StatusChange > 0 && Status is LicenseStatus.Withdrawn;

    /// <summary>The license as it stands.</summary>
    /// <exception cref="InvalidOperationException">Only its status was heard of.</exception>
    public License Standing => License is null
        ? throw new InvalidOperationException("Only the status of this license is known.")
        : License with { Status = Status, RawStatus = RawStatus };

    /// <summary>What is known once a change was heard.</summary>
    public MirroredLicense Hear(LicenseChange change) => change switch
    {
        LicenseChange.Published(var number, var license, var file) => HearContent(number, license, file)
            .HearStatus(number, license.Status, license.RawStatus),
        LicenseChange.StatusChanged(var number, _, var status, var raw) => HearStatus(number, status, raw),
        LicenseChange.Refused => this,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public override string ToString() => $"{License} {ContentChange} {Status} {StatusChange}";

    private MirroredLicense HearContent(long number, License license, LicenseFile? file) => number <= ContentChange
        ? this
        : this with { License = license, ContentChange = number, File = file ?? File };

    private MirroredLicense HearStatus(long number, LicenseStatus status, string? raw) => number <= StatusChange
        ? this
        : this with { Status = status, RawStatus = raw, StatusChange = number };
}
