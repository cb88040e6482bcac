namespace CounterDesk.Domain.Drawing;

/// <summary>An upright rectangle in millimetres. <see cref="Y"/> is its upper edge; y grows downwards.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    /// <summary>The least that holds both.</summary>
    public static Box Around(Box one, Box other)
    {
        var (x, y) = (Math.Min(one.X, other.X), Math.Min(one.Y, other.Y));
        return new(x, y, Math.Max(one.Right, other.Right) - x, Math.Max(one.Bottom, other.Bottom) - y);
    }

    /// <summary>The smallest box around this one after a transform.</summary>
    public Box Through(Transform transform)
    {
        Point[] corners =
        [
            transform.Apply(new(X, Y)), transform.Apply(new(Right, Y)),
            transform.Apply(new(X, Bottom)), transform.Apply(new(Right, Bottom)),
        ];
        var (x, y) = (corners.Min(corner => corner.X), corners.Min(corner => corner.Y));
        return new(x, y, corners.Max(corner => corner.X) - x, corners.Max(corner => corner.Y) - y);
    }

    /// <summary>What of it lies within another; null when nothing does.</summary>
    public Box? Within(Box other)
    {
        var (x, y) = (Math.Max(X, other.X), Math.Max(Y, other.Y));
        var (right, bottom) = (Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));
        return right >= x && bottom >= y ? new(x, y, right - x, bottom - y) : null;
    }
}
