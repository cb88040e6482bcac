namespace CounterDesk.Domain.Drawing;

public enum PlainImageFormat
{
    Jpeg,
    Png,
}

/// <summary>What becomes of a file that somebody brings as the photograph of a paper.</summary>
public abstract record PictureAnswer
{
    private PictureAnswer()
    {
    }

    public sealed record Taken(PlainImage Image) : PictureAnswer;

    public sealed record Refused(PictureFault Fault) : PictureAnswer;
}

/// <summary>
/// The photograph of a paper as a file with nothing in it but the picture: where, when and with what it was taken, and
/// every smaller picture of it, stays behind, because the file is written anew from what is needed to decode it.
/// </summary>
/// <param name="Format">Which of the two formats <paramref name="Bytes"/> is in.</param>
/// <param name="Bytes">The file. Whoever lets go of the image may overwrite it.</param>
/// <param name="Orientation">
/// Which way up it is, 1 to 8 as EXIF has it (tag 274, Orientation): 1 is upright, 6 is shown after a quarter turn
/// clockwise. It is a number beside the file because the file no longer says it.
/// </param>
public sealed record PlainImage(PlainImageFormat Format, byte[] Bytes, int Orientation)
{
    /// <summary>A page in color at 400 dpi as a good JPEG has about 4 MB.</summary>
    public const int MaxFileBytes = 8 * 1024 * 1024;

    public const int Upright = 1;

    public string MediaType => Format switch
    {
        PlainImageFormat.Jpeg => "image/jpeg",
        PlainImageFormat.Png => "image/png",
    };

    /// <summary>Reads a file by what its bytes say it is. The bytes of the answer are its own.</summary>
    public static PictureAnswer Read(ReadOnlySpan<byte> file)
    {
        try
        {
            return file switch
            {
                [] => new PictureAnswer.Refused(PictureFault.Empty),
                { Length: > MaxFileBytes } => new PictureAnswer.Refused(PictureFault.TooLarge),
                [0xFF, 0xD8, ..] => new PictureAnswer.Taken(PlainJpeg.Read(file)),
                [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => new PictureAnswer.Taken(PlainPng.Read(file)),
                _ => new PictureAnswer.Refused(PictureFault.NotAPicture),
            };
        }
        catch (PictureFaultException exception)
        {
            return new PictureAnswer.Refused(exception.Fault);
        }
    }

    /// <exception cref="PictureFaultException">The image has no pixels, or too many.</exception>
    internal static void CheckSize(int width, int height)
    {
        if (width < 1 || height < 1)
        {
            throw new PictureFaultException(PictureFault.Damaged);
        }

        if ((long)width * height > Bitmap.MaxPixels)
        {
            throw new PictureFaultException(PictureFault.TooManyPixels);
        }
    }
}
