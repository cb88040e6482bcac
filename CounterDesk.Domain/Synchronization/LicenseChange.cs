using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Domain.Synchronization;

/// <summary>One thing that a region says of one license.</summary>
/// <param name="Number">
/// The source's own number of the change: of two changes of one license the later has the higher. 0 where it could not be read.
/// </param>
public abstract record LicenseChange(long Number)
{
    public sealed override string ToString() => $"{GetType().Name} {Number}";

    /// <summary>A license as it is published now, new or anew. Without a file the one that is kept stays.</summary>
    public sealed record Published(long Number, License License, LicenseFile? File) : LicenseChange(Number);

    /// <summary>Only its status is another.</summary>
    public sealed record StatusChanged(long Number, LicenseIdentifier Identifier, LicenseStatus Status, string? RawStatus)
        : LicenseChange(Number);

    /// <summary>A record that cannot be taken. It does not stop the others.</summary>
    /// <param name="Number">0 where it could not be read either.</param>
    /// <param name="Why">Why it is not taken.</param>
    /// <param name="Field">The field by its key in GB/T 36903, where it is one.</param>
    /// <param name="RawCode">The source's own code, for whoever asks its support.</param>
    public sealed record Refused(long Number, ChangeRefusal Why, string? Field, string? RawCode = null) : LicenseChange(Number);
}

/// <summary>Why a record of a feed is not taken.</summary>
public enum ChangeRefusal
{
    /// <summary>It is no record at all.</summary>
    NotARecord,

    /// <summary>Without a number of its own nobody can tell what it comes behind.</summary>
    NumberMissing,

    /// <summary>What happened to the license is in none of our tables.</summary>
    UnknownKind,

    FieldMissing,
    WrongValue,

    /// <summary>Neither OFD nor PDF.</summary>
    NotAFile,

    /// <summary>Only its status came, and what is kept of the license is damaged: it must be published anew, and whole.</summary>
    KeptUnreadable,
}
