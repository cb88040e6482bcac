namespace CounterDesk.Domain.Drawing;

/// <summary>Moves, turns and scales: x' = A·x + C·y + E, y' = B·x + D·y + F, in millimetres with y downwards.</summary>
public readonly record struct Transform(double A, double B, double C, double D, double E, double F)
{
    public static readonly Transform Identity = new(1, 0, 0, 1, 0, 0);

    public static Transform Move(double x, double y) => new(1, 0, 0, 1, x, y);

    public static Transform Scale(double x, double y) => new(x, 0, 0, y, 0, 0);

    /// <summary>Turns about the origin; positive angles turn clockwise, as y grows downwards.</summary>
    public static Transform Turn(double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return new(cos, sin, -sin, cos, 0, 0);
    }

    /// <summary>First this, then <paramref name="next"/>.</summary>
    public Transform Then(Transform next) => new(
        A * next.A + B * next.C,
        A * next.B + B * next.D,
        C * next.A + D * next.C,
        C * next.B + D * next.D,
        E * next.A + F * next.C + next.E,
        E * next.B + F * next.D + next.F);

    /// <summary>What leads back; null when all points fall on a line or a point.</summary>
    public Transform? Inverse()
    {
        var area = A * D - B * C;
        return Math.Abs(area) < 1e-12
            ? null
            : new(D / area, -B / area, -C / area, A / area, (C * F - D * E) / area, (B * E - A * F) / area);
    }

    public Point Apply(Point point) => new(A * point.X + C * point.Y + E, B * point.X + D * point.Y + F);
}
