using System.Buffers.Binary;

namespace CounterDesk.Domain.Drawing;

/// <summary>
/// Reads JBIG2 files (ITU-T T.88) of one page. Generic regions with arithmetic coding are decoded; a page made of
/// other regions is handed on as its segments, which a PDF can carry.
/// </summary>
internal static class Jbig2File
{
    private const int SignatureLength = 8;
    private const int MostSegments = 1024;

    // 7.3: the kinds of segments.
    private const int PageInformation = 48;
    private const int EndOfPage = 49;
    private const int EndOfFile = 51;
    private const int Extension = 62;

    /// <exception cref="FormatException">Damaged, too large, or of a kind that is not read.</exception>
    public static Bitmap Read(ReadOnlyMemory<byte> file)
    {
        var segments = ReadSegments(file).Where(segment => segment.Kind is not (EndOfPage or EndOfFile)).ToList();
        var page = segments.FirstOrDefault(segment => segment.Kind == PageInformation)
            ?? throw new FormatException("The JBIG2 file has no page.");
        var (width, height) = (Int32(page.Content.Span), Int32(page.Content.Span[4..]));
        Bitmap.CheckSize(width, height);
        var isGeneric = segments.All(segment =>
            segment.Kind is PageInformation or Extension || Jbig2Region.CanRead(segment));
        return isGeneric && segments.Count(segment => segment.Kind == PageInformation) == 1
            ? Draw(width, height, page, segments)
            : Bitmap.FromJbig2(width, height, Embedded(segments));
    }

    private static Bitmap Draw(int width, int height, Jbig2Segment page, List<Jbig2Segment> segments)
    {
        // 7.4.8.5: bit 2 is what the page is filled with; 1 is black.
        var isBlack = new bool[width * height];
        isBlack.AsSpan().Fill((page.Content.Span[16] & 4) != 0);
        var regions = segments.Where(segment => segment.Kind is not (PageInformation or Extension)).ToList();
        if (regions.Sum(Jbig2Region.PixelsOf) > Bitmap.MaxPixels)
        {
            throw new ImageTooLargeException();
        }

        regions.ForEach(segment => Jbig2Region.Read(segment).DrawOn(isBlack, width, height));

        var pixels = new byte[3 * isBlack.Length];
        for (var at = 0; at < isBlack.Length; at++)
        {
            pixels.AsSpan(3 * at, 3).Fill(isBlack[at] ? byte.MinValue : byte.MaxValue);
        }

        return Bitmap.FromPixels(width, height, pixels);
    }

    // Annex D: one header after the other, each with its content behind it or all contents behind all headers.
    private static List<Jbig2Segment> ReadSegments(ReadOnlyMemory<byte> file)
    {
        var flags = file.Span[SignatureLength];
        var rest = file[(SignatureLength + ((flags & 2) == 0 ? 5 : 1))..];
        var isSequential = (flags & 1) == 1;
        var segments = new List<Jbig2Segment>();
        while (rest.Length > 0 && (segments.Count == 0 || segments[^1].Kind != EndOfFile))
        {
            var segment = Jbig2Segment.ReadHeader(rest);
            rest = rest[segment.Header.Length..];
            if (isSequential)
            {
                segment = segment with { Content = rest[..segment.Length] };
                rest = rest[segment.Length..];
            }

            segments.Add(segments.Count < MostSegments
                ? segment
                : throw new FormatException("The JBIG2 file has too many segments."));
        }

        for (var number = 0; number < segments.Count && !isSequential; number++)
        {
            segments[number] = segments[number] with { Content = rest[..segments[number].Length] };
            rest = rest[segments[number].Length..];
        }

        return segments;
    }

    private static byte[] Embedded(List<Jbig2Segment> segments)
    {
        using var stream = new MemoryStream();
        foreach (var segment in segments)
        {
            stream.Write(segment.Header.Span);
            stream.Write(segment.Content.Span);
        }

        return stream.ToArray();
    }

    private static int Int32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes);
}
