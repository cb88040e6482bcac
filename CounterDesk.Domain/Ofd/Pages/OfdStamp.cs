using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>
/// The picture of a seal on a page: <see cref="PageRef"/> is the page's ID, the picture an OFD package or an image.
/// </summary>
public sealed record OfdStamp(string PageRef, Box Boundary, ReadOnlyMemory<byte> Picture)
{
    /// <summary>
    /// What of the seal is shown, in its own millimetres from the boundary's corner; null when all is.
    /// </summary>
    public Box? Clip { get; init; }
}
