using System.Buffers;
using System.Text;

namespace CounterDesk.Web.LicenseLibrary.Import;

/// <summary>
/// Tells in which encoding a manifest is written: Unicode by its byte order mark, else UTF-8 or GB 18030, whichever fits its
/// bytes better. A UTF-8 file with a few damaged characters stays UTF-8, so that only the damaged rows are refused.
/// </summary>
internal static class ManifestEncoding
{
    private const int BufferLength = 1 << 16;
    private const int LongestCharacter = 4;

    /// <summary>Known to the framework, and left out of its list of encodings unless it is asked for here.</summary>
    public static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback("\uFFFD"))!;

    /// <summary>Reads <paramref name="stream"/> to its end and leaves it at its start.</summary>
    public static async Task<Encoding> DetectAsync(Stream stream, CancellationToken cancellationToken)
    {
        var (well, badly) = (0L, 0L);
        var buffer = new byte[BufferLength + LongestCharacter];
        var carried = 0;
        Encoding? marked = null;
        for (int count; (count = await stream.ReadAsync(buffer.AsMemory(carried, BufferLength), cancellationToken)) > 0;)
        {
            var bytes = buffer.AsSpan(0, carried + count);
            marked ??= MarkOf(bytes);
            var rest = Count(bytes, ref well, ref badly);
            carried = rest.Length;
            rest.CopyTo(buffer);
        }

        stream.Position = 0;
        badly += carried > 0 ? 1 : 0;
        return marked ?? (badly is 0 || well > badly ? Encoding.UTF8 : Gb18030);
    }

    private static Encoding? MarkOf(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    // Characters of two bytes and more that are right and that are wrong. In GB 18030 next to none is right by chance.
    private static ReadOnlySpan<byte> Count(ReadOnlySpan<byte> bytes, ref long well, ref long badly)
    {
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var length);
            if (status is OperationStatus.NeedMoreData)
            {
                break;
            }

            well += status is OperationStatus.Done && !rune.IsAscii ? 1 : 0;
            badly += status is OperationStatus.InvalidData ? 1 : 0;
            bytes = bytes[length..];
        }

        return bytes;
    }
}
