namespace CounterDesk.Domain.SealedPdf;

/// <summary>
/// How much of a PDF file is read. A license of several pages has some hundred objects and ten revisions at most.
/// </summary>
internal static class PdfLimits
{
    public const int MaxFileBytes = 64 << 20;

    /// <summary>Cross-reference sections, of which each revision adds one or two.</summary>
    public const int MaxSections = 128;

    public const int MaxObjects = 200_000;

    /// <summary>Arrays and dictionaries within each other; fields within fields.</summary>
    public const int MaxDepth = 64;

    /// <summary>
    /// Numbers, names, texts, arrays and so on that are read or compared in all, for every revision anew. Each counts
    /// every time: objects may lie in each other, and lead to each other by more ways than there are objects.
    /// </summary>
    public const int MaxValues = 500_000;

    /// <summary>Bytes that values take in the file, what streams hold aside; they, too, count every time.</summary>
    public const int MaxReadBytes = 64 << 20;

    /// <summary>Cross-reference and object streams together, inflated. Pages and pictures are never inflated.</summary>
    public const int MaxInflatedBytes = 16 << 20;

    /// <summary>A name or number. ISO 32000-1 Annex C knows names of 127 bytes.</summary>
    public const int MaxWordLength = 1024;

    /// <summary>A text, such as the value of a signature; the largest seen has 0.1 MB.</summary>
    public const int MaxTextBytes = 4 << 20;

    public const int MaxSignatures = 32;

    /// <summary>What all signatures of a file protect, added up: each has to be hashed.</summary>
    public const long MaxProtectedBytes = 128L << 20;
}

/// <summary>What may still be spent on a file, all its revisions together.</summary>
internal sealed class PdfBudget
{
    private int _values = PdfLimits.MaxValues;
    private long _readBytes = PdfLimits.MaxReadBytes;

    /// <summary>How many bytes may still be inflated.</summary>
    public int InflatedBytes { get; private set; } = PdfLimits.MaxInflatedBytes;

    /// <exception cref="PdfFormatException">Nothing is left.</exception>
    public void SpendValue()
    {
        if (--_values < 0)
        {
            throw PdfFormatException.TooLarge("The file has too many values.");
        }
    }

    /// <exception cref="PdfFormatException">Nothing is left.</exception>
    public void SpendRead(int bytes)
    {
        _readBytes -= bytes;
        if (_readBytes < 0)
        {
            throw PdfFormatException.TooLarge("The file has to be read too often.");
        }
    }

    public void SpendInflated(int bytes) => InflatedBytes -= bytes;
}
