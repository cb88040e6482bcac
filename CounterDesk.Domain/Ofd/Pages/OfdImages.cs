using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>Reads an image by what its first bytes say it is; the format named in the file is not believed.</summary>
internal static class OfdImages
{
    private static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8];

    /// <summary>PNG and JPEG; null for other formats, damaged files and more pixels than a page may have.</summary>
    public static Bitmap? Read(ReadOnlyMemory<byte> file, OfdDrawingJob job)
    {
        try
        {
            var bitmap = file.Span.StartsWith(JpegStart) ? Bitmap.FromJpeg(file) : PngFile.Read(file);
            var pixels = (long)bitmap.Width * bitmap.Height;
            return pixels is > 0 and <= PngFile.MaxPixels && job.SpendPixels((int)pixels) ? bitmap : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
