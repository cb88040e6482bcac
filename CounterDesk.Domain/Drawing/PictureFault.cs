namespace CounterDesk.Domain.Drawing;

/// <summary>Why a photograph of a paper is not taken.</summary>
public enum PictureFault
{
    Empty,

    /// <summary>More bytes than <see cref="PlainImage.MaxFileBytes"/>.</summary>
    TooLarge,

    /// <summary>By its first bytes neither JPEG nor PNG, whatever its name says.</summary>
    NotAPicture,

    /// <summary>
    /// JPEG or PNG of a kind that not every browser shows: CMYK, 12 bits, lossless or arithmetic coding.
    /// </summary>
    Unsupported,

    /// <summary>More pixels than <see cref="Bitmap.MaxPixels"/>, however small the file.</summary>
    TooManyPixels,

    /// <summary>The file ends too early; it was not copied whole.</summary>
    Truncated,

    Damaged,
}

/// <summary>Leaves the reading of a picture; <see cref="PlainImage.Read"/> makes it an answer.</summary>
internal sealed class PictureFaultException(PictureFault fault) : FormatException($"The picture is not taken: {fault}.")
{
    public PictureFault Fault => fault;
}
