using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>The picture of a seal on a page: an OFD package or an image.</summary>
/// <param name="SignatureId">The ID its signature has in the list of signatures.</param>
/// <param name="PageRef">The ID of the page.</param>
/// <param name="Boundary">Where on the page.</param>
/// <param name="Picture">As the seal has it.</param>
public sealed record OfdStamp(string SignatureId, string PageRef, Box Boundary, ReadOnlyMemory<byte> Picture)
{
    /// <summary>
    /// What of the seal is shown, in its own millimetres from the boundary's corner; null when all is.
    /// </summary>
    public Box? Clip { get; init; }

    /// <summary>Where on the page something of the seal is shown.</summary>
    public Box Shown => Clip is { } clip
        ? (clip with { X = Boundary.X + clip.X, Y = Boundary.Y + clip.Y }).Within(Boundary) ?? Boundary
        : Boundary;
}
