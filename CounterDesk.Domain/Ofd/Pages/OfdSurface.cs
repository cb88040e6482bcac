using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>What a group of objects is drawn on.</summary>
/// <param name="Entry">The entry that the objects lie in.</param>
/// <param name="ToPage">Leads from their coordinates to those of the page.</param>
internal sealed record OfdSurface(string Entry, Transform ToPage)
{
    /// <summary>0 to 1, of everything on it.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>How many blocks and groups lie around it.</summary>
    public int Depth { get; init; }

    public OfdSurface Deeper() => this with { Depth = Depth + 1 };
}
