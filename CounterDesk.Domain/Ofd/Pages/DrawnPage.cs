using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>What of a page was not drawn, or not as the file has it. Whoever shows the page says so.</summary>
public enum OfdOmission
{
    /// <summary>An entry the page needs is missing or cannot be read.</summary>
    UnreadableEntry,

    /// <summary>Text set in a font the file brings along: it is drawn in ours, by its characters.</summary>
    EmbeddedFont,

    /// <summary>Text that does not run from left to right.</summary>
    TextDirection,

    /// <summary>An image in a format that is not read, damaged or too large.</summary>
    Image,

    /// <summary>A pattern or shading instead of a plain color.</summary>
    Shading,

    /// <summary>Something shown only in part, where the part is not told by an outline.</summary>
    Clip,

    /// <summary>A group that lies among the resources.</summary>
    CompositeObject,

    /// <summary>An object or a value that GB/T 33190 does not have.</summary>
    Unknown,

    /// <summary>Notes and watermarks laid over the page.</summary>
    Annotation,

    /// <summary>The picture of a seal.</summary>
    Stamp,

    /// <summary>More than the limits allow; what came before is drawn.</summary>
    TooMuch,
}

/// <summary>A page as a picture in millimetres, and what is missing from it, each kind once.</summary>
public sealed record DrawnPage(Picture Picture, ImmutableArray<OfdOmission> Omissions);
