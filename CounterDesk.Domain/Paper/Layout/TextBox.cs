using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Paper.Layout;

/// <summary>
/// Text broken into lines for a place of a known width, ready to be drawn line by line for one element.
/// </summary>
internal sealed class TextBox(IReadOnlyList<TextLine> lines, Element owner, Measure measure, Alignment alignment)
{
    // The ground of inverted text is this much of the line high.
    private const double InvertedHeight = 0.84;

    private readonly Dictionary<int, Element> _spans = [];

    public IReadOnlyList<TextLine> Lines { get; } = lines;

    /// <summary>In millimetres, as is the base line's distance from the line's top.</summary>
    public required double LineHeight { get; init; }

    public required double Baseline { get; init; }

    /// <summary>Em in points.</summary>
    public required double Size { get; init; }

    public double Height => Lines.Count * LineHeight;

    /// <summary>
    /// Draws the lines from <paramref name="first"/> on, the first of them at <paramref name="top"/>.
    /// </summary>
    public void Draw(Sheet sheet, double top, int first, int count)
    {
        for (var line = 0; line < count; line++)
        {
            DrawLine(sheet, Lines[first + line], top + line * LineHeight);
        }
    }

    public void Draw(Sheet sheet, double top) => Draw(sheet, top, 0, Lines.Count);

    private void DrawLine(Sheet sheet, TextLine line, double top)
    {
        var left = measure.AlignedX(line.Width, alignment);
        for (var start = 0; start < line.Glyphs.Count;)
        {
            var end = start + 1;
            while (end < line.Glyphs.Count && IsAlike(line.Glyphs[start].Character, line.Glyphs[end].Character))
            {
                end++;
            }

            DrawAlike(sheet, line.Glyphs, start, end, left, top);
            start = end;
        }
    }

    // Glyphs of one run and one font are drawn together; a run that is read otherwise is an element of its own.
    private static bool IsAlike(SetCharacter left, SetCharacter right) =>
        left.Font == right.Font && left.RunNumber == right.RunNumber;

    private void DrawAlike(Sheet sheet, IReadOnlyList<LineGlyph> glyphs, int start, int end, double left, double top)
    {
        var first = glyphs[start].Character;
        if (first.Run.Inverted)
        {
            var last = glyphs[end - 1];
            var groundStart = left + glyphs[start].X - first.Before;
            DrawGround(sheet, groundStart, left + last.X - last.Character.Before + last.Character.Width, top);
        }

        var placed = ImmutableArray.CreateBuilder<PlacedGlyph>(end - start);
        for (var at = start; at < end; at++)
        {
            placed.Add(new(glyphs[at].Character.Character, glyphs[at].Character.Glyph, left + glyphs[at].X));
        }

        sheet.Place(
            new PlacedText
            {
                Font = first.Font,
                Size = Size,
                Baseline = top + Baseline,
                Color = first.Run.Inverted ? Color.White : Color.Black,
                Glyphs = placed.MoveToImmutable(),
            },
            OwnerOf(first));
    }

    private void DrawGround(Sheet sheet, double left, double right, double top)
    {
        var height = InvertedHeight * LineHeight;
        sheet.Decorate(new PlacedBar { Box = new(left, top + (LineHeight - height) / 2, right - left, height) });
    }

    private Element OwnerOf(SetCharacter character)
    {
        var run = character.Run;
        if (run.Language is null && run.ReadAs is null)
        {
            return owner;
        }

        if (!_spans.TryGetValue(character.RunNumber, out var span))
        {
            span = owner.Add(new(ElementKind.Span) { Language = run.Language, ReadAs = run.ReadAs });
            _spans[character.RunNumber] = span;
        }

        return span;
    }
}
