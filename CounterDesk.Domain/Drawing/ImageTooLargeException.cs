namespace CounterDesk.Domain.Drawing;

/// <summary>An image has more pixels than are decoded; it may be sound.</summary>
public sealed class ImageTooLargeException()
    : FormatException($"An image of more than {Bitmap.MaxPixels} pixels is not read.");
