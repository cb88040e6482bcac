namespace CounterDesk.Domain.Paper;

/// <summary>
/// The sheet and the grid of Chinese characters laid over it: <see cref="Columns"/> ems across, <see cref="Lines"/>
/// lines down. Lengths are millimetres, sizes of type are points.
/// </summary>
public sealed record SheetGrid
{
    private const double PointsPerMillimetre = 72 / 25.4;

    private SheetGrid()
    {
    }

    public static SheetGrid A4 { get; } = new()
    {
        Width = 210, Height = 297, Left = 20, Top = 15, Columns = 40, Lines = 42, BodySize = 12,
        TitleSize = 30, LongTitleSize = 26, SubtitleSize = 16, PartHeadingSize = 14,
        ThinRule = 0.2, MiddleRule = 0.4, ThickRule = 1,
    };

    public static SheetGrid A4LargePrint { get; } = new()
    {
        Width = 210, Height = 297, Left = 19.25, Top = 15, Columns = 27, Lines = 28, BodySize = 18,
        TitleSize = 44, LongTitleSize = 36, SubtitleSize = 22, PartHeadingSize = 22,
        SubtitleOnOwnLine = true,
        ThinRule = 0.3, MiddleRule = 0.6, ThickRule = 1.4,
    };

    public static SheetGrid A5Slip { get; } = new()
    {
        Width = 148, Height = 210, Left = 14.5, Top = 13, Columns = 28, Lines = 29, BodySize = 12,
        TitleSize = 22, LongTitleSize = 22, SubtitleSize = 16, PartHeadingSize = 14,
        ThinRule = 0.2, MiddleRule = 0.4, ThickRule = 0.8,
    };

    /// <summary>A slip on the left half of A4 laid across; its counterpart stands on the right one.</summary>
    public static SheetGrid A4LeftHalf { get; } = A5Slip with { Width = 297 };

    public static SheetGrid A4RightHalf { get; } = A4LeftHalf with { Left = A5Slip.Left + 148.5 };

    public required double Width { get; init; }

    public required double Height { get; init; }

    /// <summary>Left edge of the type area.</summary>
    public required double Left { get; init; }

    /// <summary>Upper edge of the type area.</summary>
    public required double Top { get; init; }

    public required int Columns { get; init; }

    public required int Lines { get; init; }

    /// <summary>
    /// Size of ordinary text in points. One em of the grid is this wide, one line is half as much again.
    /// </summary>
    public required double BodySize { get; init; }

    public required double TitleSize { get; init; }

    /// <summary>
    /// Size of a title of eleven characters or more; where the subtitle has a line of its own, of one that has its line
    /// to itself only in this size.
    /// </summary>
    public required double LongTitleSize { get; init; }

    public required double SubtitleSize { get; init; }

    /// <summary>The words after a title stand under it, in sans, instead of beside it in serif.</summary>
    public bool SubtitleOnOwnLine { get; init; }

    public required double PartHeadingSize { get; init; }

    public required double ThinRule { get; init; }

    public required double MiddleRule { get; init; }

    public required double ThickRule { get; init; }

    /// <summary>One em of the grid in millimetres.</summary>
    public double Em => BodySize / PointsPerMillimetre;

    /// <summary>One line of the grid in millimetres.</summary>
    public double Line => Em * 1.5;

    /// <summary>Height of a table row of one line: five rows are six lines.</summary>
    public double RowHeight => Line * 1.2;

    public double Right => Left + Columns * Em;

    public double Bottom => Top + Lines * Line;

    public double Measure => Columns * Em;

    /// <summary>This grid, or that of the same paper in large print: it needs a whole sheet.</summary>
    public SheetGrid In(Edition edition) => edition switch
    {
        Edition.Standard => this,
        Edition.LargePrint => A4LargePrint,
    };

    public double WidthOf(RuleWeight weight) => weight switch
    {
        RuleWeight.None => 0,
        RuleWeight.Thin => ThinRule,
        RuleWeight.Middle => MiddleRule,
        RuleWeight.Thick => ThickRule,
    };
}
