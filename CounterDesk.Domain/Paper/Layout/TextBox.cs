using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Paper.Layout;

/// <summary>
/// Text broken into lines for a place of a known width, ready to be drawn line by line for one element.
/// </summary>
internal sealed class TextBox
{
    // The ground of inverted text is this much of the line high.
    private const double InvertedHeight = 0.84;

    private readonly Dictionary<int, Element> _spans = [];
    private readonly Element _owner;
    private readonly double _x;
    private readonly double _width;
    private readonly double _lineHeight;
    private readonly double _baseline;
    private readonly double _size;
    private readonly Alignment _alignment;

    private TextBox(
        IReadOnlyList<TextLine> lines, Element owner, double x, double width, double lineHeight, double baseline, double size,
        Alignment alignment)
    {
        Lines = lines;
        _owner = owner;
        _x = x;
        _width = width;
        _lineHeight = lineHeight;
        _baseline = baseline;
        _size = size;
        _alignment = alignment;
    }

    public IReadOnlyList<TextLine> Lines { get; }

    public double Height => Lines.Count * _lineHeight;

    public static TextBox Set(
        ImmutableArray<Run> runs, Style style, FontSet fonts, Element owner, double x, double width, double lineHeight,
        Alignment alignment = Alignment.Start)
    {
        var lines = LineBreaker.Break(SetCharacter.Set(runs, style, fonts), width);
        return new(lines, owner, x, width, lineHeight, style.BaselineIn(lineHeight, fonts), style.Size, alignment);
    }

    /// <summary>
    /// Draws the lines from <paramref name="first"/> on, the first of them at <paramref name="top"/>.
    /// </summary>
    public void Draw(Sheet sheet, double top, int first, int count)
    {
        for (var line = 0; line < count; line++)
        {
            DrawLine(sheet, Lines[first + line], top + line * _lineHeight);
        }
    }

    public void Draw(Sheet sheet, double top) => Draw(sheet, top, 0, Lines.Count);

    private void DrawLine(Sheet sheet, TextLine line, double top)
    {
        var left = new Measure(_x, _width).AlignedX(line.Width, _alignment);
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
                Size = _size,
                Baseline = top + _baseline,
                Color = first.Run.Inverted ? Color.White : Color.Black,
                Glyphs = placed.MoveToImmutable(),
            },
            OwnerOf(first));
    }

    private void DrawGround(Sheet sheet, double left, double right, double top)
    {
        var height = InvertedHeight * _lineHeight;
        sheet.Decorate(new PlacedBar { Box = new(left, top + (_lineHeight - height) / 2, right - left, height) });
    }

    private Element OwnerOf(SetCharacter character)
    {
        var run = character.Run;
        if (run.Language is null && run.ReadAs is null)
        {
            return _owner;
        }

        if (!_spans.TryGetValue(character.RunNumber, out var span))
        {
            span = _owner.Add(new(ElementKind.Span) { Language = run.Language, ReadAs = run.ReadAs });
            _spans[character.RunNumber] = span;
        }

        return span;
    }
}
