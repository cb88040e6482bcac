namespace CounterDesk.Web.LicenseLibrary.Import;

/// <summary>
/// Why a row was refused or deserves a look, or why a manifest cannot be used. The names of Domain's faults stand here again, so
/// that each has its words.
/// </summary>
public enum ImportReason
{
    // The manifest.
    NoManifest,
    TwoManifests,
    ManifestUnreadable,
    ManifestNotJson,
    ColumnMissing,
    ColumnTwice,

    // A row as such.
    WrongColumnCount,
    BadQuotes,
    NotAnObject,

    /// <summary>Bytes that are no character in the manifest's encoding.</summary>
    BadEncoding,

    /// <summary>An earlier row of the same manifest has this identifier.</summary>
    Duplicate,

    // A value.
    Missing,
    TooLong,
    WrongLength,
    WrongParts,
    IllegalCharacter,
    WrongCheckCharacter,
    WrongBodyCheckCharacter,
    ImpossibleDate,
    NotADate,
    DatesReversed,
    UnknownHolderType,

    /// <summary>As many names, numbers and types of holders are wanted, or one type for all.</summary>
    HolderCountDisagrees,

    /// <summary>The type or version is not the one in the identifier.</summary>
    DisagreesWithIdentifier,

    // A field of the face.
    NotAText,
    Repeated,
    NotASex,
    MalformedNumber,
    NotAllowed,
    DisagreesWithNumber,
    TermNotOfKind,
    TooYoung,
    DisagreesWithPart,
    DisagreesWithMetadata,

    // The file.
    FileMissing,
    FileOutsideFolder,
    FileUnreadable,
    FileTooLarge,

    /// <summary>Neither OFD nor PDF by its first bytes.</summary>
    FileFormatUnknown,

    /// <summary>The file says something else than its row.</summary>
    FileDisagrees,

    // Remarks: the row is taken all the same.
    KindUnlisted,
    UnknownColumn,
    UnknownField,
    UnknownStatus,
    UnusualNumber,

    /// <summary>The date of birth or sex is not that of the holder's number.</summary>
    DisagreesWithHolder,
}
