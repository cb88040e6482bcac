namespace CounterDesk.Domain.Drawing;

/// <summary>
/// An sRGB color; <see cref="Alpha"/> 255 hides what lies under it. The default is black, but fully transparent.
/// </summary>
public readonly record struct Color(byte Red, byte Green, byte Blue, byte Alpha = byte.MaxValue)
{
    public static readonly Color Black = new(0, 0, 0);

    public static readonly Color White = new(byte.MaxValue, byte.MaxValue, byte.MaxValue);

    /// <summary>As bright as this, and as transparent (ISO 32000-1, 10.3.2).</summary>
    public Color InGrey()
    {
        var grey = (byte)Math.Round(0.3 * Red + 0.59 * Green + 0.11 * Blue);
        return new(grey, grey, grey, Alpha);
    }
}
