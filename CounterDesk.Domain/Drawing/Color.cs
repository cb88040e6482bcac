namespace CounterDesk.Domain.Drawing;

/// <summary>
/// An sRGB color; <see cref="Alpha"/> 255 hides what lies under it. The default is black, but fully transparent.
/// </summary>
public readonly record struct Color(byte Red, byte Green, byte Blue, byte Alpha = byte.MaxValue)
{
    public static readonly Color Black = new(0, 0, 0);

    public static readonly Color White = new(byte.MaxValue, byte.MaxValue, byte.MaxValue);
}
