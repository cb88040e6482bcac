using System.Globalization;
using System.Text;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Tests.Pdf.Codes;

/// <summary>
/// A grey picture of a piece of paper, 0 black and 255 white, and where on it the modules of a code lie. What happens to
/// paper happens here with plain arithmetic, so that a seed makes the same picture again. <c>Field</c> is the modules
/// without their quiet zone, in millimetres from the upper left corner.
/// </summary>
internal sealed record Scan(int Width, int Height, byte[] Grey, double DotsPerInch, Box Field)
{
    private const double Inch = 25.4;

    private double DotsPerMillimetre => DotsPerInch / Inch;

    /// <summary>Reads what pdftoppm writes without being asked for another format, black and white or grey.</summary>
    public static Scan Read(byte[] file, double dotsPerInch, Box field)
    {
        var isBits = file.AsSpan().StartsWith("P4"u8);
        Assert.True(isBits || file.AsSpan().StartsWith("P5"u8), "Neither PBM nor PGM.");
        var (at, numbers) = (2, new int[isBits ? 2 : 3]);
        for (var number = 0; number < numbers.Length; number++)
        {
            var end = ++at;
            while (char.IsAsciiDigit((char)file[end]))
            {
                end++;
            }

            numbers[number] = int.Parse(Encoding.ASCII.GetString(file, at, end - at), CultureInfo.InvariantCulture);
            at = end;
        }

        var (width, height) = (numbers[0], numbers[1]);
        var pixels = file.AsSpan(at + 1);
        if (!isBits)
        {
            return new(width, height, pixels.ToArray(), dotsPerInch, field);
        }

        var grey = new byte[width * height];
        var stride = (width + 7) / 8;
        for (var place = 0; place < grey.Length; place++)
        {
            var (y, x) = Math.DivRem(place, width);
            grey[place] = (pixels[y * stride + x / 8] & (0x80 >> (x % 8))) != 0 ? byte.MinValue : byte.MaxValue;
        }

        return new(width, height, grey, dotsPerInch, field);
    }

    public byte[] ToPgm() => [.. Encoding.ASCII.GetBytes($"P5\n{Width} {Height}\n255\n"), .. Grey];

    /// <summary>
    /// Set into dots as a printer does that knows black and white only: a dot is black where more than half of it is.
    /// Enlarged about the middle, then moved, in millimetres.
    /// </summary>
    public Scan Print(double dotsPerInch, double scale, Point shift)
    {
        const int Samples = 4;
        var finer = DotsPerInch / dotsPerInch;
        var (width, height) = ((int)(Width / finer), (int)(Height / finer));
        var grey = new byte[width * height];
        var (middleX, middleY) = (Width / 2.0, Height / 2.0);
        for (var place = 0; place < grey.Length; place++)
        {
            var (y, x) = Math.DivRem(place, width);
            var black = 0;
            for (var sample = 0; sample < Samples * Samples; sample++)
            {
                var (down, right) = Math.DivRem(sample, Samples);
                var sourceX = Source(x, right, shift.X, middleX);
                var sourceY = Source(y, down, shift.Y, middleY);
                black += At((int)Math.Floor(sourceX), (int)Math.Floor(sourceY)) < 128 ? 1 : 0;
            }

            grey[place] = black * 2 > Samples * Samples ? byte.MinValue : byte.MaxValue;
        }

        var (centerX, centerY) = (middleX / DotsPerMillimetre, middleY / DotsPerMillimetre);
        return new(width, height, grey, dotsPerInch, new(
            centerX + (Field.X - centerX) * scale + shift.X, centerY + (Field.Y - centerY) * scale + shift.Y,
            Field.Width * scale, Field.Height * scale));

        double Source(int dot, int sample, double moved, double middle) =>
            ((dot + (sample + 0.5) / Samples) * finer - moved * DotsPerMillimetre - middle) / scale + middle;
    }

    /// <summary>Read by an eye that is turned about the middle; degrees, between pixels as far as it lies between.</summary>
    public Scan Turn(double degrees)
    {
        var (sine, cosine) = Math.SinCos(degrees * Math.PI / 180);
        var grey = new byte[Grey.Length];
        for (var place = 0; place < grey.Length; place++)
        {
            var (y, x) = Math.DivRem(place, Width);
            var (right, down) = (x - Width / 2.0, y - Height / 2.0);
            var (sourceX, sourceY) =
                (right * cosine - down * sine + Width / 2.0, right * sine + down * cosine + Height / 2.0);
            var (column, row) = ((int)Math.Floor(sourceX), (int)Math.Floor(sourceY));
            var (alongX, alongY) = (sourceX - column, sourceY - row);
            grey[place] = (byte)Math.Round(
                (At(column, row) * (1 - alongX) + At(column + 1, row) * alongX) * (1 - alongY)
                + (At(column, row + 1) * (1 - alongX) + At(column + 1, row + 1) * alongX) * alongY);
        }

        return this with { Grey = grey };
    }

    /// <summary>Blurred as a lens or a copier's glass does it; the deviation is in pixels.</summary>
    public Scan Blur(double deviation)
    {
        var reach = (int)Math.Ceiling(deviation * 3);
        var weights = Enumerable.Range(-reach, 2 * reach + 1)
            .Select(away => Math.Exp(-away * away / (2 * deviation * deviation))).ToArray();
        var sum = weights.Sum();
        return Weigh(weights, sum, right: 1, down: 0).Weigh(weights, sum, right: 0, down: 1);
    }

    /// <summary>Every pixel made anew of what it was and where it is.</summary>
    public Scan Each(Func<byte, int, int, double> change)
    {
        var grey = new byte[Grey.Length];
        for (var place = 0; place < grey.Length; place++)
        {
            var (y, x) = Math.DivRem(place, Width);
            grey[place] = (byte)Math.Clamp(Math.Round(change(Grey[place], x, y)), byte.MinValue, byte.MaxValue);
        }

        return this with { Grey = grey };
    }

    private Scan Weigh(double[] weights, double sum, int right, int down)
    {
        var reach = weights.Length / 2;
        return Each((_, x, y) =>
        {
            var blended = 0.0;
            for (var at = 0; at < weights.Length; at++)
            {
                blended += weights[at] * At(x + (at - reach) * right, y + (at - reach) * down);
            }

            return blended / sum;
        });
    }

    // Beside the paper it is white.
    private byte At(int x, int y) =>
        x >= 0 && y >= 0 && x < Width && y < Height ? Grey[y * Width + x] : byte.MaxValue;
}
