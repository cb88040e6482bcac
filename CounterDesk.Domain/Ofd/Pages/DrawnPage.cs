using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>What of a page was not drawn, or not as the file has it. Whoever shows the page says so.</summary>
public enum OfdOmission
{
    /// <summary>An entry the page needs is missing or cannot be read.</summary>
    UnreadableEntry,

    /// <summary>
    /// Text set in a font the file brings along and that cannot be read: it is drawn in ours, by its characters.
    /// </summary>
    EmbeddedFont,

    /// <summary>
    /// A glyph that the file asks for and its font does not have, or a damaged one. A character that the font lacks is no
    /// omission: ours stands in for it.
    /// </summary>
    MissingGlyph,

    /// <summary>Text that is turned by something else than quarters.</summary>
    TextDirection,

    /// <summary>An image that is missing or damaged.</summary>
    Image,

    /// <summary>An image of a kind that is not read: TIFF, JPEG in CMYK and others.</summary>
    ImageKind,

    /// <summary>A pattern that is not repeated, or a shading of which not even one color can be told.</summary>
    Shading,

    /// <summary>Something shown only in part, where the part is not told by an outline.</summary>
    Clip,

    /// <summary>A group that is not among the resources.</summary>
    CompositeObject,

    /// <summary>An object or a value that GB/T 33190 does not have.</summary>
    Unknown,

    /// <summary>Notes and watermarks laid over the page that cannot be read.</summary>
    Annotation,

    /// <summary>The picture of a seal, or something of it.</summary>
    Stamp,

    /// <summary>More than the limits allow; what came before is drawn.</summary>
    TooMuch,
}

/// <summary>Something on a page that lies in an entry of the package, in millimetres from the page's corner.</summary>
/// <param name="Entry">The entry's path in the package: the page itself, a template, an annotation, an image.</param>
/// <param name="Box">What it takes up on the page.</param>
public sealed record PlacedEntry(string Entry, Box Box);

/// <summary>Where a seal stands on a page, in millimetres from the page's corner.</summary>
/// <param name="SignatureId">The ID its signature has in the list of signatures.</param>
/// <param name="Box">What its picture takes up on the page.</param>
public sealed record PlacedSeal(string SignatureId, Box Box);

/// <summary>A page as a picture in millimetres, and what is missing from it, each kind once.</summary>
public sealed record DrawnPage(Picture Picture, ImmutableArray<OfdOmission> Omissions)
{
    /// <summary>Fonts that the file names and for which ours stand in, if only for a character, each once.</summary>
    public ImmutableArray<string> ReplacedFonts { get; init; } = [];

    /// <summary>Shadings that are drawn as one color, the middle one.</summary>
    public int FlattenedShadings { get; init; }

    /// <summary>
    /// Objects of the page, its templates and annotations, and its seals. Groups are not counted; what cannot be
    /// looked into, such as an entry that cannot be read, is one object.
    /// </summary>
    public int Objects { get; init; }

    /// <summary>
    /// How many of <see cref="Objects"/> are missing or not as the file has them, each counted once, and why.
    /// </summary>
    public ImmutableSortedDictionary<OfdOmission, int> LeftOut { get; init; } =
        ImmutableSortedDictionary<OfdOmission, int>.Empty;

    /// <summary>What lies where, so that what no seal protects can be marked.</summary>
    public ImmutableArray<PlacedEntry> Entries { get; init; } = [];

    public ImmutableArray<PlacedSeal> Seals { get; init; } = [];
}
