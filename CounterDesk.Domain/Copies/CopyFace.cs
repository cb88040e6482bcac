using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// One side of the license as drawn from its file, with the places of fields that are covered. What the covers hide
/// must be gone from the picture.
/// </summary>
public sealed record CopyFace(Picture Picture, ImmutableArray<Box> Covers)
{
    /// <summary>Which side of the license it is, from 1 on.</summary>
    public int Number { get; init; } = 1;

    /// <summary>
    /// Whether our fonts stand in for some that the file names and does not bring along, or for characters they lack.
    /// </summary>
    public bool HasReplacedFonts { get; init; }

    /// <summary>Whether the text stands anywhere in the picture's lettering, spaces aside.</summary>
    public bool Shows(string text) =>
        string.Concat(TextsOf(Picture.Marks)).Contains(WithoutSpaces(text), StringComparison.Ordinal);

    private static IEnumerable<string> TextsOf(ImmutableArray<Mark> marks) => marks.SelectMany(mark => mark switch
    {
        Mark.Lettering lettering => [WithoutSpaces(lettering.Text)],
        Mark.Group group => TextsOf(group.Marks),
        _ => [],
    });

    private static string WithoutSpaces(string text) =>
        string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
