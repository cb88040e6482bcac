using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>Turns a TextObject (GB/T 33190 11.2) into letterings in the object's own coordinates.</summary>
internal static class OfdTextDrawing
{
    public static ImmutableArray<Mark> Draw(XElement element, OfdStyle style, double opacity, OfdDrawingJob job)
    {
        var isFilled = element.Flag("Fill") ?? true;
        var isStroked = element.Flag("Stroke") ?? false;
        var color = isFilled
            ? style.Color("FillColor", Color.Black, opacity)
            : isStroked ? style.Color("StrokeColor", Color.Black, opacity) : null;
        var size = element.Number("Size") ?? 0;
        if (color is not { } ink || size <= 0)
        {
            return [];
        }

        if ((element.Number("CharDirection") ?? 0) != 0 || (element.Number("ReadDirection") ?? 0) != 0)
        {
            job.Omit(OfdOmission.TextDirection);
            return [];
        }

        var font = (string?)element.Attribute("Font");
        if (job.Resources.HasFontFile(font))
        {
            job.Omit(OfdOmission.EmbeddedFont);
        }

        var typeface = job.Resources.TypefaceFor(font, isBold: element.Number("Weight") >= 600);
        var look = new Look(typeface, size, ink, element.Number("HScale") is { } scale and > 0 ? scale : 1);
        var marks = ImmutableArray.CreateBuilder<Mark>();
        var start = default(Point);
        foreach (var code in element.Elements("TextCode"))
        {
            start = new(code.Number("X") ?? start.X, code.Number("Y") ?? start.Y);
            marks.AddRange(DrawCode(code, start, look, job));
        }

        return marks.ToImmutable();
    }

    private static IEnumerable<Mark> DrawCode(XElement code, Point start, Look look, OfdDrawingJob job)
    {
        var characters = code.Value.EnumerateRunes().ToList();
        var across = OfdValues.Distances((string?)code.Attribute("DeltaX"), characters.Count);
        var down = OfdValues.Distances((string?)code.Attribute("DeltaY"), characters.Count);
        if (across is null || down is null)
        {
            job.Omit(OfdOmission.Unknown);
            return [];
        }

        return job.SpendCharacters(characters.Count)
            ? Lines(characters, across, down, start, look).Select(look.ToMark)
            : [];
    }

    // Characters on one base line stay together, with the steps the file gives them. Text that steps down and names
    // no step to the right goes straight down.
    private static List<Line> Lines(
        List<Rune> characters, List<double> across, List<double> down, Point start, Look look)
    {
        var goesDown = across.Count == 0 && down.Count > 0;
        var lines = new List<Line> { new(start) };
        var pen = start;
        for (var at = 0; at < characters.Count; at++)
        {
            double? step = at < across.Count ? across[at] : goesDown ? 0 : null;
            lines[^1].Add(characters[at], step);
            var fall = at < down.Count ? down[at] : 0;
            pen = new(pen.X + (step ?? look.Size), pen.Y + fall);
            if (fall != 0)
            {
                lines.Add(new Line(pen));
            }
        }

        return [.. lines.Where(line => line.HasText)];
    }

    private sealed record Look(Typeface Typeface, double Size, Color Color, double Stretch)
    {
        // Stretching widens the letters, not the steps between them.
        public Mark ToMark(Line line) => Stretch == 1
            ? Lettering(line, line.Start, 1)
            : new Mark.Group(
                [Lettering(line, default, Stretch)],
                Transform.Scale(Stretch, 1).Then(Transform.Move(line.Start.X, line.Start.Y)));

        private Mark.Lettering Lettering(Line line, Point start, double stretch) =>
            new(line.Text, Typeface, Size, start, Color) { Steps = line.Steps(stretch) };
    }

    private sealed class Line(Point start)
    {
        private readonly StringBuilder _text = new();
        private readonly List<double> _steps = [];
        private bool _knowsSteps = true;

        public Point Start => start;

        public string Text => _text.ToString();

        public bool HasText => _text.Length > 0;

        // A control character has no glyph; its step goes to the character before it.
        public void Add(Rune character, double? step)
        {
            var isControl = Rune.GetUnicodeCategory(character) is UnicodeCategory.Control;
            _text.Append(isControl ? "" : character.ToString());
            _knowsSteps &= step is not null;
            if (!_knowsSteps)
            {
                return;
            }

            if (!isControl)
            {
                _steps.Add(step!.Value);
            }
            else if (_steps.Count > 0)
            {
                _steps[^1] += step!.Value;
            }
        }

        public ImmutableArray<double> Steps(double stretch) => [.. _steps.Select(step => step / stretch)];
    }
}
