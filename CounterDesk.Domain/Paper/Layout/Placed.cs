using System.Collections.Immutable;
using System.Text;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Paper.Layout;

/// <summary>Something at its place on a page, in millimetres from the upper left corner.</summary>
internal abstract class Placed : Node
{
    /// <summary>The element it belongs to; null when it is not content.</summary>
    public Element? Owner { get; set; }

    /// <summary>What it is when it is not content.</summary>
    public Decoration Decoration { get; set; }
}

/// <summary>Kinds of things on a page that are not content.</summary>
internal enum Decoration
{
    /// <summary>Rules, frames and marks that only arrange the page.</summary>
    Arrangement,

    /// <summary>The head of the first page again, or a table's header.</summary>
    Header,
    Footer,
    Watermark,
}

/// <summary>A glyph of a line; <see cref="X"/> is where its own origin lies.</summary>
internal readonly record struct PlacedGlyph(Rune Character, int Glyph, double X);

/// <summary>Glyphs of one font and size on one base line.</summary>
internal sealed class PlacedText : Placed
{
    public required FontFile Font { get; init; }

    /// <summary>Em in points.</summary>
    public required double Size { get; init; }

    public required double Baseline { get; init; }

    public required Color Color { get; init; }

    public required ImmutableArray<PlacedGlyph> Glyphs { get; init; }
}

/// <summary>A black bar: a rule, or the ground of white text.</summary>
internal sealed class PlacedBar : Placed
{
    public required Box Box { get; init; }
}

/// <summary>A frame whose lines lie inside <see cref="Box"/>.</summary>
internal sealed class PlacedFrame : Placed
{
    public required Box Box { get; init; }

    public required double Width { get; init; }
}

internal sealed class PlacedPicture : Placed
{
    public required Picture Picture { get; init; }

    public required Box Box { get; init; }
}

internal sealed class PlacedCode : Placed
{
    public required CodeGrid Code { get; init; }

    /// <summary>The modules, without the quiet zone.</summary>
    public required Box Box { get; init; }

    public Box BoxWithQuietZone
    {
        get
        {
            var quiet = Code.QuietZone * Code.ModuleSize;
            return new(Box.X - quiet, Box.Y - quiet, Box.Width + 2 * quiet, Box.Height + 2 * quiet);
        }
    }
}

internal sealed class PlacedWatermark : Placed
{
    public required Watermark Watermark { get; init; }

    public required Box Box { get; init; }
}

/// <summary>A hatched white bar over a place of a picture.</summary>
internal sealed class PlacedCover : Placed
{
    public required Box Box { get; init; }
}
