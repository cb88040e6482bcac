using System.Collections.Immutable;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>Turns a TextObject (GB/T 33190 11.2) into letterings in the object's own coordinates.</summary>
internal static class OfdTextDrawing
{
    // Below this two letters stand on one line, in the object's own millimetres.
    private const double Level = 1e-6;

    // How wide a letter is taken to be where neither the file nor its font says: of the em.
    private const double WidthOfLatin = 0.62;

    public static ImmutableArray<Mark> Draw(XElement element, OfdStyle style, double opacity, OfdDrawingJob job)
    {
        if (OfdTextLook.Read(element, style, opacity, job) is not { } look)
        {
            return [];
        }

        var letters = OfdLetters.Of(element, look, job);
        var marks = ImmutableArray.CreateBuilder<Mark>();
        var start = default(Point);
        foreach (var code in element.Elements("TextCode"))
        {
            start = new(code.Number("X") ?? start.X, code.Number("Y") ?? start.Y);
            marks.AddRange(DrawCode(code, start, look, letters, job));
        }

        return marks.ToImmutable();
    }

    private static IEnumerable<Mark> DrawCode(
        XElement code, Point start, OfdTextLook look, OfdLetters letters, OfdDrawingJob job)
    {
        var text = code.Value;
        var across = OfdValues.Distances((string?)code.Attribute("DeltaX"), text.Length);
        var down = OfdValues.Distances((string?)code.Attribute("DeltaY"), text.Length);
        if (across is null || down is null)
        {
            job.Omit(OfdOmission.Unknown);
            return [];
        }

        return job.SpendCharacters(text.Length)
            ? Lines(letters.Next(text), across, down, start, look).Select(line => line.ToMark(look))
            : [];
    }

    // Letters on one base line stay together, with the steps the file gives them.
    private static IEnumerable<OfdTextLine> Lines(
        List<OfdLetter> letters, List<double> across, List<double> down, Point start, OfdTextLook look)
    {
        var line = new OfdTextLine(start);
        var lines = new List<OfdTextLine> { line };
        var pen = start;
        for (var at = 0; at < letters.Count; at++)
        {
            if (line.IsOfOthersThan(letters[at]))
            {
                line = new OfdTextLine(pen);
                lines.Add(line);
            }

            var advance = AdvanceOf(letters[at], look);
            var width = advance ?? look.Size * (letters[at].Character.IsAscii ? look.Stretch * WidthOfLatin : 1);
            var given = GivenStep(at, across, down, width);
            var step = given ?? look.Onward(width);
            var along = look.Along(step);
            var isKnown = given is not null || advance is not null;
            var staysOnLine = Math.Abs(along.Y) < Level && along.X >= 0 && (line.HasText || !letters[at].IsControl);
            line.Add(letters[at], staysOnLine && isKnown ? along.X : null);
            pen = new(pen.X + step.X, pen.Y + step.Y);
            if (!staysOnLine)
            {
                line = new OfdTextLine(pen);
                lines.Add(line);
            }
        }

        return lines.Where(line => line.HasText);
    }

    // Text that steps down and names no step to the right goes straight down.
    private static Point? GivenStep(int at, List<double> across, List<double> down, double width)
    {
        if (at >= across.Count && at >= down.Count)
        {
            return null;
        }

        var right = at < across.Count ? across[at] : across.Count == 0 ? 0 : width;
        return new(right, at < down.Count ? down[at] : 0);
    }

    // Letters that stand upright one below the other are an em apart.
    private static double? AdvanceOf(OfdLetter letter, OfdTextLook look) =>
        look.Way % 2 == look.Turn % 2 ? letter.Advance * look.Stretch : look.Size;
}
