using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Reports.Papers;

/// <summary>
/// The drawn parts of the report: light for what went well, dark for what needs eyes. All lengths in millimetres.
/// </summary>
internal static class ReportDrawings
{
    private const double PointsPerMillimetre = 72 / 25.4;
    private const double Ordinary = 12 / PointsPerMillimetre;
    private const double Large = 26 / PointsPerMillimetre;
    private const double Thin = 0.2;

    // In ems: figures of Noto Sans SC are all as wide.
    private const double FigureWidth = 0.555;

    private const double StripHeight = 25;
    private const double StripInset = 3;

    private const double LegendHeight = 8;
    private const double BarsHeight = 42;
    private const double LabelsHeight = 6;
    private const double AxisWidth = 14;
    private const double HatchDistance = 1.1;

    // Of the place of an hour, and at most so many millimetres.
    private const double BarShare = 0.6;
    private const double WidestBar = 10;

    private const double LegendBox = 5;
    private const double LegendPlace = 48;

    /// <summary>Figures side by side, each with its name above and a remark below.</summary>
    public static Picture Strip(double width, ImmutableArray<(string Name, string Figure, string Remark)> figures)
    {
        var step = width / figures.Length;
        return new(width, StripHeight,
        [
            .. figures.SelectMany((figure, at) => (Mark[])
            [
                Word(figure.Name, LeftOf(at), Ordinary * 1.2),
                new Mark.Lettering(figure.Figure, Typeface.SansBold, Large, new(LeftOf(at), Ordinary * 1.2 + Large), Color.Black),
                Word(figure.Remark, LeftOf(at), Ordinary * 2.9 + Large),
            ]),
            .. Enumerable.Range(1, figures.Length - 1)
                .Select(at => Line(new(at * step, 0), new(at * step, StripHeight))),
        ]);

        double LeftOf(int at) => at * step + (at is 0 ? 0 : StripInset);
    }

    /// <summary>Verifications of each hour from the first to the last, stacked: passed, could not be told, failed.</summary>
    /// <param name="width">Of the drawing.</param>
    /// <param name="hours">At least one; hours without any may be missing.</param>
    /// <param name="names">What the three are called.</param>
    public static Picture Hours(double width, ImmutableArray<HourCount> hours, (string Passed, string Unknown, string Failed) names)
    {
        var (first, last) = (hours.Min(hour => hour.Hour), hours.Max(hour => hour.Hour));
        var step = (width - AxisWidth) / (last - first + 1);
        var most = Ceiling(hours.Max(hour => hour.Total));
        var bottom = LegendHeight + BarsHeight;
        return new(width, bottom + LabelsHeight,
        [
            .. Legend(names.Passed, 0, Hatch), .. Legend(names.Unknown, 1, CrossHatch), .. Legend(names.Failed, 2, Solid),
            .. Grid(most, width),
            .. hours.SelectMany(Bar),
            Line(new(AxisWidth, bottom), new(width, bottom), 0.4),
            .. Enumerable.Range(first, last - first + 1).Select(hour =>
                Word(Text(hour), MiddleOf(hour) - WidthOf(Text(hour)) / 2, bottom + Ordinary * 1.2)),
        ]);

        double MiddleOf(int hour) => AxisWidth + (hour - first + 0.5) * step;

        IEnumerable<Mark> Bar(HourCount hour)
        {
            var wide = Math.Min(step * BarShare, WidestBar);
            var (left, at) = (MiddleOf(hour.Hour) - wide / 2, bottom);
            foreach (var (count, fill) in ((int, Func<Box, IEnumerable<Mark>>)[])
                [(hour.Passed, Hatch), (hour.Unknown, CrossHatch), (hour.Failed, Solid)])
            {
                var height = BarsHeight * count / most;
                at -= height;
                foreach (var mark in count is 0 ? [] : fill(new(left, at, wide, height)))
                {
                    yield return mark;
                }
            }
        }
    }

    // A round number at or above it that halves well: 2, 4, 10, 20, 40, 100 and so on.
    private static int Ceiling(int most)
    {
        for (var unit = 1; ; unit *= 10)
        {
            foreach (var step in (int[])[2, 4, 10])
            {
                if (most <= step * unit)
                {
                    return step * unit;
                }
            }
        }
    }

    private static IEnumerable<Mark> Grid(int most, double width) =>
        ((int[])[most / 2, most]).SelectMany(count =>
        {
            var y = LegendHeight + BarsHeight * (1 - (double)count / most);
            return (Mark[])
            [
                new Mark.Stroke(Outline.Line(new(AxisWidth, y), new(width, y)), Color.Black, 0.1) { Dashes = [0.8, 0.8] },
                Word(Text(count), AxisWidth - 1.5 - WidthOf(Text(count)), y + Ordinary * 0.35),
            ];
        });

    private static IEnumerable<Mark> Legend(string name, int at, Func<Box, IEnumerable<Mark>> fill) =>
    [
        .. fill(new(AxisWidth + at * LegendPlace, 0.6, LegendBox, Ordinary * 0.9)),
        Word(name, AxisWidth + at * LegendPlace + LegendBox + 1.5, Ordinary),
    ];

    private static IEnumerable<Mark> Solid(Box box) => [new Mark.Fill(Outline.Rectangle(box), Color.Black)];

    private static IEnumerable<Mark> Hatch(Box box) => Hatched(box, Rising(box));

    private static IEnumerable<Mark> CrossHatch(Box box) => Hatched(box, [.. Upright(box), .. Level(box)]);

    private static IEnumerable<Mark> Hatched(Box box, ImmutableArray<Mark> lines) =>
    [
        new Mark.Group(lines, Transform.Identity) { Clip = Outline.Rectangle(box) },
        new Mark.Stroke(Outline.Rectangle(box), Color.Black, Thin),
    ];

    private static ImmutableArray<Mark> Rising(Box box) =>
        Every(box.Width + box.Height, at => Line(
            new(box.X + at - box.Height, box.Bottom), new(box.X + at, box.Y), 0.12));

    private static ImmutableArray<Mark> Upright(Box box) =>
        Every(box.Width, at => Line(new(box.X + at, box.Y), new(box.X + at, box.Bottom), Thin));

    private static ImmutableArray<Mark> Level(Box box) =>
        Every(box.Height, at => Line(new(box.X, box.Bottom - at), new(box.Right, box.Bottom - at), Thin));

    private static ImmutableArray<Mark> Every(double length, Func<double, Mark> line) =>
        [.. Enumerable.Range(1, (int)(length / HatchDistance)).Select(number => line(number * HatchDistance))];

    private static Mark.Stroke Line(Point from, Point to, double width = Thin) =>
        new(Outline.Line(from, to), Color.Black, width);

    private static Mark.Lettering Word(string text, double x, double baseLine) =>
        new(text, Typeface.Sans, Ordinary, new(x, baseLine), Color.Black);

    private static double WidthOf(string figures) => figures.Length * FigureWidth * Ordinary;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
