using System.Text;

namespace CounterDesk.Domain.Paper.Layout;

/// <summary>
/// Breaks text into lines as Chinese is set: no mark at a line's wrong end, half-width marks, an eighth of an em
/// between Chinese and Latin, dates and counts whole, and at least three characters in a last line.
/// </summary>
internal sealed class LineBreaker
{
    private const double LatinGap = 1.0 / 8;
    private const int FewestInLastLine = 3;
    private const double Tolerance = 1e-6;

    private readonly IReadOnlyList<SetCharacter> _characters;
    private readonly double _width;

    private LineBreaker(IReadOnlyList<SetCharacter> characters, double width)
    {
        _characters = characters;
        _width = width;
    }

    /// <summary>Lines no wider than <paramref name="width"/> millimetres. At least one, which may be empty.</summary>
    public static List<TextLine> Break(IReadOnlyList<SetCharacter> characters, double width)
    {
        var breaker = new LineBreaker(characters, width);
        var lines = new List<TextLine>();
        var start = 0;
        for (var at = 0; at <= characters.Count; at++)
        {
            if (at == characters.Count || characters[at].Class is CharacterClass.LineFeed)
            {
                lines.AddRange(breaker.BreakParagraph(start, at).Select(breaker.Compose));
                start = at + 1;
            }
        }

        return lines;
    }

    private List<(int Start, int End)> BreakParagraph(int start, int end)
    {
        var lines = new List<(int Start, int End)>();
        do
        {
            var next = FarthestEnd(start, end);
            lines.Add((start, next));
            start = next;
        }
        while (start < end);

        LengthenLastLine(lines);
        return lines;
    }

    private void LengthenLastLine(List<(int Start, int End)> lines)
    {
        if (lines.Count < 2 || CountWithoutMarks(lines[^1]) >= FewestInLastLine)
        {
            return;
        }

        var (previous, last) = (lines[^2], lines[^1]);
        for (var at = last.Start - 1; at > previous.Start; at--)
        {
            if (CanBreakBefore(at)
                && CountWithoutMarks((at, last.End)) >= FewestInLastLine
                && FarthestEnd(at, last.End) == last.End)
            {
                lines[^2] = (previous.Start, at);
                lines[^1] = (at, last.End);
                return;
            }
        }
    }

    private int CountWithoutMarks((int Start, int End) line)
    {
        var count = 0;
        for (var at = line.Start; at < line.End; at++)
        {
            count += CharacterClasses.IsPunctuation(_characters[at].Character) ? 0 : 1;
        }

        return count;
    }

    /// <summary>Where a line that starts here ends at the latest.</summary>
    private int FarthestEnd(int start, int end)
    {
        var pen = 0.0;
        var lastBreak = start;
        var lastDot = start;
        for (var at = start; at < end; at++)
        {
            var character = _characters[at];
            var narrowest = pen + WidthAt(at, start, at + 1, halveLast: true);
            if (narrowest > _width + Tolerance && character.Class is not CharacterClass.Space)
            {
                return lastBreak > start ? lastBreak : lastDot > start ? lastDot : Math.Max(at, start + 1);
            }

            pen += WidthAt(at, start, end, halveLast: false);
            if (at + 1 < end && CanBreakBefore(at + 1))
            {
                lastBreak = at + 1;
            }

            if (character.Character.Value is '.' or '/' or '-')
            {
                lastDot = at + 1;
            }
        }

        return end;
    }

    private bool CanBreakBefore(int at)
    {
        var (before, after) = (_characters[at - 1], _characters[at]);
        if (MustFollow(after.Class)
            || CharacterClasses.IsLatinStop(after.Character)
            || before.Class is CharacterClass.Opening
            || (before.RunNumber == after.RunNumber && before.Run.Together)
            || CharacterClasses.IsCount(before.Character, after.Character))
        {
            return false;
        }

        var isInsideWord = before.Class is CharacterClass.Word && after.Class is CharacterClass.Word;
        return !isInsideWord || EndsIdentifierPart(before);
    }

    private static bool MustFollow(CharacterClass type) => type
        is CharacterClass.Space or CharacterClass.Closing or CharacterClass.Trailing or CharacterClass.Combining;

    private static bool EndsIdentifierPart(SetCharacter character) =>
        character.Run.Face is RunFace.Mono && character.Character.Value == '.';

    private bool StartsHalved(int at, int start) =>
        _characters[at] is { Class: CharacterClass.Opening, CanBeHalved: true }
        && (at == start || _characters[at - 1].Class is CharacterClass.Opening);

    private bool EndsHalved(int at, int end, bool halveLast) =>
        _characters[at] is { Class: CharacterClass.Closing, CanBeHalved: true }
        && (at + 1 == end ? halveLast : _characters[at + 1].Class is CharacterClass.Opening or CharacterClass.Closing);

    /// <summary>What the pen moves for a character, with the gap after it, in the line [start, end).</summary>
    private double WidthAt(int at, int start, int end, bool halveLast)
    {
        var character = _characters[at];
        var isHalf = StartsHalved(at, start) || EndsHalved(at, end, halveLast);
        var gap = at + 1 < end && MeetsLatin(character, _characters[at + 1]) ? LatinGap * character.Em : 0;
        return character.Width - (isHalf ? character.Em / 2 : 0) + gap;
    }

    private static bool MeetsLatin(SetCharacter left, SetCharacter right) =>
        (IsIdeograph(left) && CharacterClasses.IsLatin(right.Character))
        || (IsIdeograph(right) && CharacterClasses.IsLatin(left.Character));

    private static bool IsIdeograph(SetCharacter character) =>
        character.Class is CharacterClass.Han && Rune.IsLetter(character.Character);

    private TextLine Compose((int Start, int End) line)
    {
        var end = line.End;
        while (end > line.Start && _characters[end - 1].Class is CharacterClass.Space)
        {
            end--;
        }

        var natural = Enumerable.Range(line.Start, end - line.Start)
            .Sum(at => WidthAt(at, line.Start, end, halveLast: false));
        var halveLast = natural > _width + Tolerance;
        var glyphs = new List<LineGlyph>(end - line.Start);
        var pen = 0.0;
        for (var at = line.Start; at < end; at++)
        {
            var shift = StartsHalved(at, line.Start) ? _characters[at].Em / 2 : 0;
            glyphs.Add(new(_characters[at], pen + _characters[at].Before - shift));
            pen += WidthAt(at, line.Start, end, halveLast);
        }

        return new(glyphs, pen);
    }
}

/// <summary>A character of a line and where its glyph's origin lies, in millimetres from the line's start.</summary>
internal readonly record struct LineGlyph(SetCharacter Character, double X);

/// <summary>A line of text, <see cref="Width"/> millimetres wide.</summary>
internal sealed record TextLine(IReadOnlyList<LineGlyph> Glyphs, double Width)
{
    public override string ToString() => string.Concat(Glyphs.Select(glyph => glyph.Character.Character));
}
