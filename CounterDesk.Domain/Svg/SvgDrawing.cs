using System.Collections.Immutable;
using System.Text;

namespace CounterDesk.Domain.Svg;

/// <summary>What came of writing a picture as SVG.</summary>
public abstract record SvgDrawing
{
    private SvgDrawing()
    {
    }

    /// <param name="Bytes">The file, in UTF-8.</param>
    /// <param name="ImagesLeftOut">Images of a kind that no browser shows.</param>
    /// <param name="Missing">Characters that none of our fonts has: they are not drawn, and each is named once.</param>
    public sealed record Written(byte[] Bytes, int ImagesLeftOut, ImmutableArray<Rune> Missing) : SvgDrawing;

    /// <summary>It would be larger than whoever asked allows. Nothing of it is given.</summary>
    public sealed record TooLarge : SvgDrawing;
}
