namespace CounterDesk.Domain.Drawing;

/// <summary>A place in millimetres, measured right and down from the upper left corner.</summary>
public readonly record struct Point(double X, double Y);
