using System.Buffers.Binary;
using System.IO.Compression;

namespace CounterDesk.Domain.Drawing;

/// <summary>
/// Writes a PNG file (ISO/IEC 15948) anew from its header, its palette and its rows. The rows are inflated and deflated
/// again one by one, exactly as many as the header promises: nothing can hide behind them, and no file grows in memory.
/// </summary>
internal static class PlainPng
{
    private const int SignatureLength = 8;
    private const int ChunkFrame = 12;
    private const int HeaderLength = 13;
    private const int LastFilter = 4;

    /// <exception cref="PictureFaultException">The file is not taken.</exception>
    public static PlainImage Read(ReadOnlySpan<byte> file)
    {
        PngHeader? header = null;
        ReadOnlySpan<byte> headerContent = [], palette = [], transparency = [];
        var orientation = (int?)null;
        using var compressed = new MemoryStream();
        for (var rest = file[SignatureLength..]; ;)
        {
            var content = NextChunk(ref rest, out var type);
            if (header is null)
            {
                Check(type.SequenceEqual("IHDR"u8) && content.Length == HeaderLength);
                header = ReadHeader(content);
                headerContent = content;
            }
            else if (type.SequenceEqual("PLTE"u8))
            {
                Check(palette.IsEmpty && content.Length is > 0 and <= 768 && content.Length % 3 == 0);
                palette = content;
            }
            else if (type.SequenceEqual("tRNS"u8))
            {
                var length = LengthOfTransparency(header.Value, content.Length, palette);
                Check(transparency.IsEmpty && content.Length == length);
                transparency = content;
            }
            else if (type.SequenceEqual("IDAT"u8))
            {
                compressed.Write(content);
            }
            else if (type.SequenceEqual("eXIf"u8))
            {
                orientation ??= ExifOrientation.Read(content);
            }
            else if (type.SequenceEqual("IEND"u8))
            {
                break;
            }
            else
            {
                // 5.4: a decoder cannot do without a chunk whose name begins with a capital.
                Check(!char.IsAsciiLetterUpper((char)type[0]), PictureFault.Unsupported);
            }
        }

        Check(header.Value.ColorType is not PngColorType.Palette || !palette.IsEmpty);
        compressed.Position = 0;
        return new(
            PlainImageFormat.Png, Write(header.Value, headerContent, palette, transparency, compressed),
            orientation ?? PlainImage.Upright);
    }

    private static byte[] Write(
        PngHeader header, ReadOnlySpan<byte> headerContent, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> transparency,
        Stream compressed)
    {
        using var plain = new MemoryStream();
        PngWriter.WriteSignature(plain);
        PngWriter.WriteChunk(plain, "IHDR"u8, headerContent);
        if (!palette.IsEmpty)
        {
            PngWriter.WriteChunk(plain, "PLTE"u8, palette);
        }

        if (!transparency.IsEmpty)
        {
            PngWriter.WriteChunk(plain, "tRNS"u8, transparency);
        }

        PngWriter.WriteChunk(plain, "IDAT"u8, CompressAgain(header, compressed));
        PngWriter.WriteChunk(plain, "IEND"u8, []);
        return plain.ToArray();
    }

    private static byte[] CompressAgain(PngHeader header, Stream compressed)
    {
        using var result = new MemoryStream();
        try
        {
            using var inflater = new ZLibStream(compressed, CompressionMode.Decompress);
            using var deflater = new ZLibStream(result, CompressionLevel.Fastest);
            foreach (var pass in PngPass.Of(header))
            {
                var row = new byte[1 + header.BytesInRow(pass.Width)];
                for (var y = 0; y < pass.Height; y++)
                {
                    inflater.ReadExactly(row);
                    Check(row[0] <= LastFilter);
                    deflater.Write(row);
                }
            }

            Check(inflater.ReadByte() < 0);
        }
        catch (EndOfStreamException)
        {
            throw new PictureFaultException(PictureFault.Truncated);
        }
        catch (InvalidDataException)
        {
            throw new PictureFaultException(PictureFault.Damaged);
        }

        return result.ToArray();
    }

    // 5.3: length, type, content, checksum over the last two.
    private static ReadOnlySpan<byte> NextChunk(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> type)
    {
        Check(rest.Length >= ChunkFrame, PictureFault.Truncated);
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
        Check(length <= rest.Length - ChunkFrame, PictureFault.Truncated);
        type = rest.Slice(4, 4);
        var content = rest.Slice(8, (int)length);
        Check(Crc32.Of(type, content) == BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]));
        rest = rest[(ChunkFrame + (int)length)..];
        return content;
    }

    private static PngHeader ReadHeader(ReadOnlySpan<byte> content)
    {
        PlainImage.CheckSize(
            BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
        try
        {
            return PngHeader.Read(content);
        }
        catch (FormatException)
        {
            throw new PictureFaultException(PictureFault.Damaged);
        }
    }

    // 11.3.2.1: one sample of two bytes for each component, or one byte for each color of the palette at most.
    private static int LengthOfTransparency(PngHeader header, int length, ReadOnlySpan<byte> palette) =>
        header.ColorType switch
        {
            PngColorType.Gray => 2,
            PngColorType.Color => 6,
            PngColorType.Palette => Math.Min(length, palette.Length / 3),
            PngColorType.GrayAlpha or PngColorType.ColorAlpha => -1,
        };

    private static void Check(bool isSound, PictureFault fault = PictureFault.Damaged)
    {
        if (!isSound)
        {
            throw new PictureFaultException(fault);
        }
    }
}
