using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>A font that a document names (GB/T 33190 11.1).</summary>
/// <param name="Name">As people know it; empty when the document has no such font.</param>
/// <param name="Typeface">Ours that stands in for it.</param>
/// <param name="IsSlanted">Whether its letters lean to the right.</param>
internal sealed record OfdFont(string Name, Typeface Typeface, bool IsSlanted)
{
    /// <summary>Whether the document says that it brings the font along.</summary>
    public bool HasFile { get; init; }

    /// <summary>The font itself; null when the document does not bring it along or it cannot be read.</summary>
    public EmbeddedFont? Embedded { get; init; }
}
