namespace CounterDesk.Domain.Drawing;

/// <summary>Reads an image by what its first bytes say it is.</summary>
public static class ImageFile
{
    /// <summary>PNG, BMP, GIF and JBIG2 are decoded, a JPEG is taken as it is.</summary>
    /// <exception cref="ImageKindException">TIFF, JPEG 2000, JPEG in CMYK, or nothing we know.</exception>
    /// <exception cref="ImageTooLargeException">More pixels than are read.</exception>
    /// <exception cref="FormatException">The file is damaged.</exception>
    public static Bitmap Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            return file.Span switch
            {
                [0xFF, 0xD8, ..] => Bitmap.FromJpeg(file),
                [0x89, 0x50, 0x4E, 0x47, ..] => PngFile.Read(file),
                [(byte)'B', (byte)'M', ..] => BmpFile.Read(file.Span),
                [(byte)'G', (byte)'I', (byte)'F', ..] => GifFile.Read(file.Span),
                [0x97, (byte)'J', (byte)'B', (byte)'2', ..] => Jbig2File.Read(file),
                _ => throw new ImageKindException("The image is none of PNG, JPEG, BMP, GIF and JBIG2."),
            };
        }
        catch (Exception exception) when (
            exception is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new FormatException("The image is damaged.", exception);
        }
    }
}
