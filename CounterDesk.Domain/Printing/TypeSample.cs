using System.Collections.Immutable;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Printing;

/// <summary>A line of type as copies have it: what it is for, its size in points and its face.</summary>
internal sealed record TypeSample(string Label, double Points, Typeface Typeface, string Text)
{
    private const string Letters = "证照永国酬鬱 0123456789";

    public static ImmutableArray<TypeSample> All { get; } =
    [
        new("Body", 12, Typeface.Sans, Letters),
        new("Part", 14, Typeface.SansBold, Letters),
        new("LargeBody", 18, Typeface.Sans, Letters),
        new("LargePart", 22, Typeface.SansBold, Letters),
        new("Title", 30, Typeface.SerifBold, "证照永国酬鬱"),
        new("Number", 12, Typeface.Mono, "0O 1I 2Z 5S 8B 6G"),
    ];
}
