using CounterDesk.Domain.Drawing;

namespace CounterDesk.Tests.Pdf.Codes;

/// <summary>What may have happened to a sheet before its code is read.</summary>
internal enum Disturbance
{
    /// <summary>Nothing but the printer: black dots, 300 an inch, in the place the page says.</summary>
    MonoPrinter,

    /// <summary>Printed at 94 to 106 percent, all of them over the prints.</summary>
    Scaled,

    /// <summary>Printed 1 mm away, in all directions over the prints.</summary>
    Shifted,

    /// <summary>Copied once: contrast lost, blurred, uneven light, noise, and set into black and white again.</summary>
    Photocopied,

    /// <summary>Read at 3°, to either side.</summary>
    Skewed,

    /// <summary>A stain over 10 % of the modules that leaves the three finder patterns alone.</summary>
    Stained10,

    Stained15,

    /// <summary>Copied once, a stain over 5 % of the modules, and read at 3°.</summary>
    CopiedStainedAndSkewed,

    /// <summary>A stain over 10 % of the modules wherever it falls, finder patterns included.</summary>
    StainedAnywhere10,

    StainedAnywhere15,
}

/// <summary>Does to prints what may happen to paper; the same to the same print in every run.</summary>
internal static class Disturbances
{
    private const double Shift = 1;
    private const double Skew = 3;

    /// <param name="disturbance">What happens.</param>
    /// <param name="code">To which code.</param>
    /// <param name="print">Which of the prints it is, from 0.</param>
    /// <param name="of">How many there are.</param>
    public static Scan Disturb(this Disturbance disturbance, PrintedCode code, int print, int of)
    {
        var chance = new Random((int)disturbance * 1000 + print);
        return disturbance switch
        {
            Disturbance.MonoPrinter => code.Mono,
            Disturbance.Scaled => Print(code, 0.94 + 0.12 * print / (of - 1), Somewhere(chance)),
            Disturbance.Shifted => Print(code, 1, Towards(2 * Math.PI * print / of)),
            Disturbance.Photocopied => Photocopy(Print(code, 1, Somewhere(chance)), chance),
            Disturbance.Skewed => Print(code, 1, Somewhere(chance)).Turn(Side(print) * Skew),
            Disturbance.Stained10 => Stained(0.1, isAnywhere: false),
            Disturbance.Stained15 => Stained(0.15, isAnywhere: false),
            Disturbance.StainedAnywhere10 => Stained(0.1, isAnywhere: true),
            Disturbance.StainedAnywhere15 => Stained(0.15, isAnywhere: true),
            Disturbance.CopiedStainedAndSkewed =>
                Stain.On(Photocopy(Print(code, 1, Somewhere(chance)), chance), 0.05, chance, isAnywhere: false)
                    .Turn(Side(print) * Skew),
        };

        Scan Stained(double share, bool isAnywhere) =>
            Stain.On(Print(code, 1, Somewhere(chance)), share, chance, isAnywhere);
    }

    private static Scan Print(PrintedCode code, double scale, Point shift) =>
        code.Ideal.Print(PrintedCode.PrinterDots, scale, shift);

    // No printer begins at a whole dot of the page.
    private static Point Somewhere(Random chance) => new(chance.NextDouble() * 0.1, chance.NextDouble() * 0.1);

    private static Point Towards(double angle) => new(Shift * Math.Cos(angle), Shift * Math.Sin(angle));

    private static int Side(int print) => print % 2 is 0 ? 1 : -1;

    // Darker and lighter copies, as people set the machine.
    private static Scan Photocopy(Scan print, Random chance)
    {
        var (black, white) = (30 + chance.NextDouble() * 40, 205 + chance.NextDouble() * 35);
        var (slopeX, slopeY) = (chance.NextDouble() * 40 - 20, chance.NextDouble() * 40 - 20);
        var threshold = 105 + chance.NextDouble() * 50;
        return print.Blur(1 + chance.NextDouble() * 0.5).Each((grey, x, y) =>
        {
            var light = slopeX * ((double)x / print.Width - 0.5) + slopeY * ((double)y / print.Height - 0.5);
            var seen = black + (white - black) * grey / byte.MaxValue + light + 18 * Gauss(chance);
            return seen < threshold ? byte.MinValue : byte.MaxValue;
        });
    }

    private static double Gauss(Random chance) =>
        Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
}
