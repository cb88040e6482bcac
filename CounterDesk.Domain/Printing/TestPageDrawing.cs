using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Printing;

/// <summary>The drawn parts of a test page. All lengths in millimetres.</summary>
internal static class TestPageDrawing
{
    /// <summary>Lines of the watermark over the small print.</summary>
    public const double WatermarkDistance = 15;

    private const double PointsPerMillimetre = 72 / 25.4;
    private const double Ordinary = 12 / PointsPerMillimetre;

    // No printer prints to the edge; every one must reach the frame that copies never go beyond.
    private const double OuterFrame = 5;
    private const double InnerFrame = 10;

    private const int RulerAcross = 170;
    private const int RulerDown = 250;
    private const double RulerAcrossTop = 57;
    private const double RulerDownLeft = 18.8;
    private const double LongStroke = 4;
    private const double Fine = 0.1;

    private const double GreyHeight = 11;
    private const double SmallSize = 9 / PointsPerMillimetre;
    private const double SmallLine = 6.4;
    private const double CharacterSize = 10;

    /// <summary>Over where the small print has nothing.</summary>
    public static Box Cover { get; } = new(27, 22, 46, 4.6);

    /// <summary>Frames at 5 and 10, and two rulers that the paper is laid against.</summary>
    public static Picture Measures(SheetGrid grid) => Frames(grid) with
    {
        Marks =
        [
            .. Frames(grid).Marks,
            .. Ruler(RulerAcross, at => (new(grid.Left + at, RulerAcrossTop), new(0, 1))),
            .. Every(RulerAcross, 10).Select(at => Word(
                Number(at), grid.Left + at - WidthOf(Number(at)) / 2, RulerAcrossTop - 1.2)),
            .. Ruler(RulerDown, at => (new(RulerDownLeft, grid.Top + at), new(-1, 0))),
            .. Every(RulerDown, 50).Select(at => (Mark)new Mark.Group(
                [Word(Number(at), -WidthOf(Number(at)) / 2, 0)],
                Transform.Turn(-90).Then(Transform.Move(RulerDownLeft - LongStroke - 0.4, grid.Top + at)))),
        ],
    };

    /// <summary>The two frames alone.</summary>
    public static Picture Frames(SheetGrid grid) => new(
        grid.Width, grid.Height,
        [
            Frame(grid, OuterFrame) with { Dashes = [2.4, 1.6] },
            Frame(grid, InnerFrame),
        ]);

    /// <summary>From white to black in steps, each with its share of black in percent.</summary>
    public static Picture Greys(double width)
    {
        int[] shares = [0, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
        var step = width / shares.Length;
        const double Top = Ordinary * 1.4;
        return new(
            width, Top + GreyHeight,
            [
                .. shares.Select((share, at) => Word(
                    Number(share), at * step + (step - WidthOf(Number(share))) / 2, Ordinary)),
                .. shares.Select((share, at) => new Mark.Fill(
                    Outline.Rectangle(new(at * step, Top, step, GreyHeight)), Grey(share))),
                new Mark.Stroke(
                    Outline.Rectangle(new(Fine, Top + Fine, width - 2 * Fine, GreyHeight - 2 * Fine)), Color.Black, 0.2),
            ]);
    }

    /// <summary>Lines from a twentieth of a millimetre up, each over its width.</summary>
    public static Picture Lines(double width)
    {
        double[] widths = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 1];
        var step = width / widths.Length;
        return new(
            width, Ordinary * 1.9,
            [
                .. widths.Select((line, at) => new Mark.Stroke(
                    Outline.Line(new(at * step, 1), new(at * step + step * 0.85, 1)), Color.Black, line)),
                .. widths.Select((line, at) => Word(
                    line.ToString("0.##", CultureInfo.InvariantCulture), at * step, 1 + Ordinary * 1.4)),
            ]);
    }

    /// <summary>One line for each sample, what it is for before it.</summary>
    public static Picture Type(double width, ImmutableArray<TypeSample> samples)
    {
        const double LabelWidth = 47;
        var marks = ImmutableArray.CreateBuilder<Mark>();
        var y = 0.0;
        foreach (var sample in samples)
        {
            var size = sample.Points / PointsPerMillimetre;
            var height = Math.Max(Ordinary, size) * 1.5;
            var baseline = y + height / 2 + size * 0.36;
            marks.Add(Word(sample.Label, 0, baseline));
            marks.Add(new Mark.Lettering(sample.Text, sample.Typeface, size, new(LabelWidth, baseline), Color.Black));
            y += height;
            marks.Add(new Mark.Stroke(Outline.Line(new(0, y), new(width, y)), Color.Black, Fine * 2));
        }

        return new(width, y + Fine, marks.ToImmutable());
    }

    /// <summary>Type as small as a license may have it, for lying under a watermark and beside a cover.</summary>
    public static Picture SmallPrint(double width)
    {
        string[] lines =
        [
            "权利人　测试甲　　共有情况　单独所有　　不动产单元号　999901 001021 GB00233 F00010013",
            "坐　落　云山市青崖区栖霞路18号院3号楼2单元401室　　用途　城镇住宅用地／住宅",
            "姓　名　测试乙　　性别　男　　国籍　中国　　出生日期　1988年04月12日",
            "身份证件号",
        ];
        return new(
            width, lines.Length * SmallLine + 3,
            [
                .. lines.Select((line, at) => new Mark.Lettering(
                    line, Typeface.Serif, SmallSize, new(4, 6 + at * SmallLine), Color.Black)),
            ]);
    }

    /// <summary>A character as large as it takes to compare its strokes; brackets with nothing in them where no font has it.</summary>
    public static Picture Character(RareCharacter rare) => new(
        CharacterSize, CharacterSize * 1.2,
        [
            new Mark.Lettering(
                rare.Source is ShapeSource.None ? "〔〕" : rare.Character.ToString(), Typeface.Sans,
                rare.Source is ShapeSource.None ? CharacterSize / 2 : CharacterSize,
                new(0, CharacterSize * 0.95), Color.Black),
        ]);

    private static Mark.Stroke Frame(SheetGrid grid, double inset) => new(
        Outline.Rectangle(new(inset, inset, grid.Width - 2 * inset, grid.Height - 2 * inset)), Color.Black, 0.2);

    // A stroke every millimetre, longer at five and at ten.
    private static IEnumerable<Mark> Ruler(int length, Func<int, (Point From, Point Direction)> place) =>
        Enumerable.Range(0, length + 1).Select(at =>
        {
            var (from, direction) = place(at);
            var size = at % 10 == 0 ? LongStroke : at % 5 == 0 ? 2.6 : 1.6;
            return (Mark)new Mark.Stroke(
                Outline.Line(from, new(from.X + direction.X * size, from.Y + direction.Y * size)), Color.Black,
                at % 10 == 0 ? 0.2 : Fine);
        });

    private static IEnumerable<int> Every(int length, int step) =>
        Enumerable.Range(0, length / step + 1).Select(at => at * step);

    private static Color Grey(int share)
    {
        var tone = (byte)Math.Round(byte.MaxValue * (100 - share) / 100.0);
        return new(tone, tone, tone);
    }

    private static Mark.Lettering Word(string text, double x, double baseline) =>
        new(text, Typeface.Sans, Ordinary, new(x, baseline), Color.Black);

    // Figures are of one width in our sans.
    private static double WidthOf(string digits) => digits.Length * Ordinary * 0.555;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
