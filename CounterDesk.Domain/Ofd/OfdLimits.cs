namespace CounterDesk.Domain.Ofd;

/// <summary>How much of a package is read. The largest license file we have seen has 0.6 MB and 60 entries.</summary>
internal static class OfdLimits
{
    public const int MaxEntries = 4096;
    public const int MaxNameBytes = 1024;

    /// <summary>All entries of a package together, expanded.</summary>
    public const int MaxExpandedBytes = 64 << 20;

    /// <summary>From this size on an entry may not expand by more than <see cref="MaxRatio"/>.</summary>
    public const int SmallEntryBytes = 4 << 20;

    public const int MaxRatio = 200;

    public const int MaxXmlBytes = 16 << 20;
    public const int MaxXmlDepth = 64;
    public const int MaxAttributesOfElement = 100;

    /// <summary>The text of a document: a thousand pages.</summary>
    public const int MaxTextCharacters = 2_000_000;

    /// <summary>Elements, attributes and texts of all XML of a package together.</summary>
    public const int MaxXmlNodes = 1_000_000;

    /// <summary>
    /// Names of elements and attributes in all XML of a package. GB/T 33190 has some three hundred; the program keeps
    /// each it ever met as long as any document is open.
    /// </summary>
    public const int MaxXmlNames = 4096;
}
