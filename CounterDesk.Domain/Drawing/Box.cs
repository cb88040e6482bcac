namespace CounterDesk.Domain.Drawing;

/// <summary>An upright rectangle in millimetres. <see cref="Y"/> is its upper edge; y grows downwards.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;
}
