using System.Buffers;
using CounterDesk.Domain.SealedPdf;

namespace CounterDesk.Domain.Seals;

/// <summary>
/// A signature of a PDF file with what it protects: the file up to its end, without the value itself.
/// </summary>
internal sealed class PdfSeal
{
    private static readonly SearchValues<byte> _hexDigits = SearchValues.Create("0123456789ABCDEFabcdef"u8);

    private readonly ReadOnlyMemory<byte> _file;
    private readonly int _gapStart;
    private readonly int _gapEnd;

    /// <param name="file">The whole file.</param>
    /// <param name="signature">One of its signatures.</param>
    public PdfSeal(ReadOnlyMemory<byte> file, PdfSignature signature)
    {
        (_file, Signature) = (file, signature);
        // ISO 32000-1 12.8.1: the whole file, signature dictionary included, and nothing excepted but the value.
        if (signature.ByteRange is not [0, var gapStart, var gapEnd, var tail]
            || gapStart <= 0 || gapEnd <= gapStart || tail < 0 || tail > file.Length - gapEnd)
        {
            RangeFault = FileReason.ByteRangeInvalid;
            return;
        }

        (_gapStart, _gapEnd, End) = ((int)gapStart, (int)gapEnd, (int)(gapEnd + tail));
        // The very place, not only the same digits: else the dictionary might stand where nobody signed it.
        RangeFault = signature.ContentsAt == _gapStart && IsValue(file.Span[_gapStart.._gapEnd])
            ? null
            : FileReason.ByteRangeGapNotContents;
    }

    public PdfSignature Signature { get; }

    /// <summary>What is wrong with the range; null when it is exactly the file without the value.</summary>
    public FileReason? RangeFault { get; }

    /// <summary>Where the protected part of the file ends; 0 when the range cannot be told.</summary>
    public int End { get; }

    /// <summary>It witnesses a time (ISO 32000-2 12.8.5), and nobody's will.</summary>
    public bool IsTimeStamp => Signature.SubFilter == "ETSI.RFC3161";

    /// <summary>The signed bytes.</summary>
    public byte[] Content() => [.. _file.Span[.._gapStart], .. _file.Span[_gapEnd..End]];

    private static bool IsValue(ReadOnlySpan<byte> gap) =>
        gap is [(byte)'<', .. var digits, (byte)'>']
        && !digits.ContainsAnyExcept(_hexDigits);
}
