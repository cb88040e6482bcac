using CounterDesk.Domain.Drawing;

namespace CounterDesk.Tests.Pdf.Codes;

/// <summary>
/// A stain with an uneven edge through which nothing is seen: in turn rubbed off to white, ink, and something grey.
/// </summary>
internal sealed class Stain
{
    private const int Waves = 5;

    // The three finder patterns with the light line around them, of the 69 modules of version 13.
    private const double Finder = 8.0 / 69;

    private static readonly byte[] _tones = [255, 0, 120];

    private readonly Box _field;
    private readonly Point _middle;
    private readonly double[] _swings;
    private readonly double[] _turns;

    private Stain(Box field, Random chance)
    {
        _field = field;
        _middle = new(
            field.X + chance.NextDouble() * field.Width, field.Y + chance.NextDouble() * field.Height);
        _swings = [.. Enumerable.Range(0, Waves).Select(_ => chance.NextDouble() * 0.12)];
        _turns = [.. Enumerable.Range(0, Waves).Select(_ => chance.NextDouble() * 2 * Math.PI)];
    }

    /// <param name="scan">What it falls on.</param>
    /// <param name="share">How much of the modules it covers, in area.</param>
    /// <param name="chance">Where it falls and how its edge runs.</param>
    /// <param name="isAnywhere">Whether it may lie on a finder pattern.</param>
    public static Scan On(Scan scan, double share, Random chance, bool isAnywhere)
    {
        var tone = _tones[chance.Next(_tones.Length)];
        while (true)
        {
            var stain = new Stain(scan.Field, chance);
            var radius = stain.RadiusFor(share);
            if (isAnywhere || !stain.TouchesFinder(radius))
            {
                var dot = 25.4 / scan.DotsPerInch;
                return scan.Each((grey, x, y) => stain.Covers(new((x + 0.5) * dot, (y + 0.5) * dot), radius) ? tone : grey);
            }
        }
    }

    private double RadiusFor(double share)
    {
        var (low, high) = (0.0, _field.Width * 2);
        while (high - low > 0.01)
        {
            var middle = (low + high) / 2;
            (low, high) = ShareWithin(_field, middle) < share ? (middle, high) : (low, middle);
        }

        return high;
    }

    private bool TouchesFinder(double radius)
    {
        var side = _field.Width * Finder;
        var (right, bottom) = (_field.Right - side, _field.Bottom - side);
        return ((Box[])
        [
            new(_field.X, _field.Y, side, side), new(right, _field.Y, side, side), new(_field.X, bottom, side, side),
        ]).Any(finder => ShareWithin(finder, radius) > 0);
    }

    private double ShareWithin(Box box, double radius)
    {
        const int Steps = 100;
        return Enumerable.Range(0, Steps * Steps).Count(step => Covers(
            new(
                box.X + (step % Steps + 0.5) * box.Width / Steps,
                box.Y + (step / Steps + 0.5) * box.Height / Steps),
            radius)) / (double)(Steps * Steps);
    }

    private bool Covers(Point point, double radius)
    {
        var (right, down) = (point.X - _middle.X, point.Y - _middle.Y);
        var angle = Math.Atan2(down, right);
        var reach = radius * (1 + Enumerable.Range(0, Waves)
            .Sum(wave => _swings[wave] * Math.Sin((wave + 2) * angle + _turns[wave])));
        return right * right + down * down < reach * reach;
    }
}
