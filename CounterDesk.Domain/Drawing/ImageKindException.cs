namespace CounterDesk.Domain.Drawing;

/// <summary>An image is of a kind that is not read, such as TIFF or a JPEG in CMYK; it may be sound.</summary>
public sealed class ImageKindException(string message) : FormatException(message);
