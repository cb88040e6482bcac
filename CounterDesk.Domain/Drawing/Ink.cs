using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CounterDesk.Domain.Drawing;

/// <summary>What is wrong with what a screen says was written on it.</summary>
public enum InkFault
{
    Missing,
    TooLong,
    Malformed,

    /// <summary>A pad no screen has: nothing written on it could be read.</summary>
    WrongShape,

    /// <summary>A point beside the pad.</summary>
    OutOfRange,
}

/// <summary>
/// What somebody wrote on a screen with a finger or a pen: strokes of points, and the shape of the pad. It comes from a
/// browser as <c>1120x640;x,y x,y;x,y</c>: the pad's width and height, then the strokes, each point from 0 to 1000 of
/// either.
/// </summary>
public sealed partial class Ink
{
    public const int MaxLength = 20_000;

    private const int MostRatio = 8;
    private const int Unit = 1000;

    // Pixels of the drawing: its longer side, and half the pen.
    private const int Longest = 1000;
    private const int Pen = 3;

    private readonly int _width;
    private readonly int _height;
    private readonly ImmutableArray<ImmutableArray<(int X, int Y)>> _strokes;

    private Ink(int width, int height, ImmutableArray<ImmutableArray<(int X, int Y)>> strokes) =>
        (_width, _height, _strokes) = (width, height, strokes);

    public static InkFault? FindFault(string? text) => Read(text).Fault;

    public static bool TryParse(string? text, [NotNullWhen(true)] out Ink? ink)
    {
        ink = Read(text).Ink;
        return ink is not null;
    }

    /// <summary>Black on white, in the pad's own shape.</summary>
    public PlainImage Draw()
    {
        var scale = (double)Longest / Math.Max(_width, _height);
        var (width, height) = (Side(_width), Side(_height));
        var pixels = new byte[3 * width * height];
        Array.Fill(pixels, byte.MaxValue);
        foreach (var stroke in _strokes)
        {
            var from = stroke[0];
            foreach (var to in stroke)
            {
                Line(from, to);
                from = to;
            }
        }

        return new(
            PlainImageFormat.Png, PngWriter.Write(Bitmap.FromPixels(width, height, pixels).InGrey()),
            PlainImage.Upright);

        int Side(int side) => Math.Max(1, (int)(side * scale));

        void Line((int X, int Y) from, (int X, int Y) to)
        {
            var (x, y) = ((double)from.X * (width - 1) / Unit, (double)from.Y * (height - 1) / Unit);
            var (toX, toY) = ((double)to.X * (width - 1) / Unit, (double)to.Y * (height - 1) / Unit);
            var steps = Math.Max(1, (int)Math.Max(Math.Abs(toX - x), Math.Abs(toY - y)));
            for (var step = 0; step <= steps; step++)
            {
                Dot((int)(x + (toX - x) * step / steps), (int)(y + (toY - y) * step / steps));
            }
        }

        void Dot(int x, int y)
        {
            var (left, right) = (Math.Max(0, x - Pen), Math.Min(width - 1, x + Pen));
            for (var row = Math.Max(0, y - Pen); row <= Math.Min(height - 1, y + Pen); row++)
            {
                pixels.AsSpan(3 * (row * width + left), 3 * (right - left + 1)).Clear();
            }
        }
    }

    private static (Ink? Ink, InkFault? Fault) Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return (null, InkFault.Missing);
        }

        if (text.Length > MaxLength)
        {
            return (null, InkFault.TooLong);
        }

        if (!Written().IsMatch(text))
        {
            return (null, InkFault.Malformed);
        }

        var parts = text.Split(';');
        var pad = parts[0].Split('x');
        var (width, height) = (Number(pad[0]), Number(pad[1]));
        if (width == 0 || height == 0 || width > MostRatio * height || height > MostRatio * width)
        {
            return (null, InkFault.WrongShape);
        }

        ImmutableArray<ImmutableArray<(int X, int Y)>> strokes =
        [
            .. parts.Skip(1).Select(stroke => stroke.Split(' ').Select(PointOf).ToImmutableArray()),
        ];
        return strokes.Any(stroke => stroke.Any(point => point.X > Unit || point.Y > Unit))
            ? (null, InkFault.OutOfRange)
            : (new(width, height, strokes), null);
    }

    private static (int X, int Y) PointOf(string text) => text.Split(',') is [var x, var y]
        ? (Number(x), Number(y))
        : throw new ArgumentException("Match the whole text first.", nameof(text));

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    // Without backtracking: the text is anybody's.
    [GeneratedRegex(
        @"^[0-9]{1,5}x[0-9]{1,5}(;[0-9]{1,4},[0-9]{1,4}( [0-9]{1,4},[0-9]{1,4})*)+\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
