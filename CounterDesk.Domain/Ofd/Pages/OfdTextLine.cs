using System.Collections.Immutable;
using System.Text;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>Letters on one base line, with the steps between them as far as they are known.</summary>
/// <param name="start">Where the first letter begins.</param>
internal sealed class OfdTextLine(Point start)
{
    private readonly StringBuilder _text = new();
    private readonly ImmutableArray<double>.Builder _steps = ImmutableArray.CreateBuilder<double>();
    private readonly ImmutableArray<Outline>.Builder _shapes = ImmutableArray.CreateBuilder<Outline>();
    private bool _knowsSteps = true;

    public bool HasText => _text.Length > 0;

    /// <summary>Whether a letter is drawn by another than those before it: the file's own font, or one of ours.</summary>
    public bool IsOfOthersThan(OfdLetter letter) =>
        HasText && !letter.IsControl && _shapes.Count > 0 != letter.Shape is not null;

    /// <param name="letter">What stands next.</param>
    /// <param name="step">How far it is from there to the next letter; null when only our fonts know.</param>
    public void Add(OfdLetter letter, double? step)
    {
        _knowsSteps &= step is not null;
        if (letter.IsControl)
        {
            // Its step goes to the letter before it.
            if (_knowsSteps && _steps.Count > 0)
            {
                _steps[^1] += step!.Value;
            }

            return;
        }

        _text.Append(letter.Character);
        if (letter.Shape is { } shape)
        {
            _shapes.Add(shape);
        }

        if (_knowsSteps)
        {
            _steps.Add(step!.Value);
        }
    }

    public Mark ToMark(OfdTextLook look)
    {
        var transform = look.Transform(isFromFile: _shapes.Count > 0);
        return transform == Transform.Identity
            ? Lettering(start, look)
            : new Mark.Group([Lettering(default, look)], transform.Then(Transform.Move(start.X, start.Y)));
    }

    // Stretching widens the letters, not the steps between them.
    private Mark.Lettering Lettering(Point start, OfdTextLook look) =>
        new(_text.ToString(), look.Font.Typeface, look.Size, start, look.Color)
        {
            Steps = [.. _steps.Select(step => step / look.Stretch)],
            Shapes = _shapes.ToImmutable(),
            Line = look.Line,
        };
}
