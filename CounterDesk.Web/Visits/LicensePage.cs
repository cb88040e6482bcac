using System.Collections.Immutable;
using System.Text;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Ofd.Pages;

namespace CounterDesk.Web.Visits;

/// <summary>One page of a license as a drawing, and what is to be said beside it. Lengths in millimetres.</summary>
public sealed record LicensePage
{
    /// <summary>From 1 on.</summary>
    public required int Number { get; init; }

    public required double Width { get; init; }

    public required double Height { get; init; }

    /// <summary>The drawing as SVG, which its address serves; empty when it is too large to be shown.</summary>
    public required byte[] Svg { get; init; }

    public bool IsTooLarge => Svg.Length == 0;

    /// <summary>Where values were taken out of the drawing. Two may lie over each other.</summary>
    public ImmutableArray<PageCover> Covers { get; init; } = [];

    public ImmutableArray<PlacedSeal> Seals { get; init; } = [];

    /// <summary>Parts that at least one of the file's seals does not protect; empty when the file has no seal.</summary>
    public ImmutableArray<PagePart> Unprotected { get; init; } = [];

    /// <summary>Where it says something else than the record, as far as that was found on it.</summary>
    public ImmutableArray<Box> Differing { get; init; } = [];

    /// <summary>What is not drawn, and how many objects each; 0 where it was not counted.</summary>
    public ImmutableSortedDictionary<OfdOmission, int> LeftOut { get; init; } =
        ImmutableSortedDictionary<OfdOmission, int>.Empty;

    /// <summary>Names of fonts that the file has not brought along, so that ours stand in.</summary>
    public ImmutableArray<string> ReplacedFonts { get; init; } = [];

    public int FlattenedShadings { get; init; }

    /// <summary>Images that are printed and that no browser shows.</summary>
    public int ImagesNotOnScreen { get; init; }

    /// <summary>Characters that none of our fonts has: there is a gap in the drawing.</summary>
    public ImmutableArray<Rune> MissingCharacters { get; init; } = [];
}

/// <summary>Where a value was taken out, and why.</summary>
public sealed record PageCover(Box Box, MaskReason Reason);

/// <summary>A part of a page that lies in an entry of the file which seals leave open.</summary>
/// <param name="Box">Where it is.</param>
/// <param name="Entry">The entry's path in the file.</param>
/// <param name="LeftOpenBy">The IDs of the signatures that do not protect it.</param>
/// <param name="IsOpen">No signature protects it: whoever had the file may have changed it.</param>
public sealed record PagePart(Box Box, string Entry, ImmutableArray<string> LeftOpenBy, bool IsOpen);
