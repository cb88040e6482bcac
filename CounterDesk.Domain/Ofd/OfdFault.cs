namespace CounterDesk.Domain.Ofd;

/// <summary>Why a package was refused.</summary>
public enum OfdFault
{
    /// <summary>Not a ZIP archive that every reader understands in the same way, or without a readable OFD.xml.</summary>
    Malformed,

    /// <summary>Holds or expands to more than the limits allow.</summary>
    TooLarge,

    DuplicateEntry,

    /// <summary>Two names differ only in case.</summary>
    CaseDuplicate,

    /// <summary>The name before an entry's bytes is not the one in the archive's directory.</summary>
    LocalNameDifference,

    /// <summary>A name that leads out of the package.</summary>
    TraversalEntry,

    /// <summary>A document type definition, and with it entities.</summary>
    ForbiddenXml,

    /// <summary>An entry that should be XML and is not well formed.</summary>
    MalformedXml,
}
