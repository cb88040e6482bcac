using System.Collections.Immutable;

namespace CounterDesk.Domain.Drawing;

/// <summary>A drawing of a known size in millimetres. What reaches beyond its edge is not shown.</summary>
public sealed record Picture(double Width, double Height, ImmutableArray<Mark> Marks);
