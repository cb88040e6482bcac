using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Paper.Layout;

/// <summary>
/// How text of one place is set: its two typefaces, its size in points, and space after each character in ems.
/// </summary>
internal sealed record Style(Typeface Regular, Typeface Strong, double Size, double LetterSpacing = 0)
{
    private const double PointsPerMillimetre = 72 / 25.4;

    // From this many characters on a title takes the smaller size.
    private const int LongTitle = 11;
    private const double TitleSpacing = 0.06;
    private const double LatinEms = 0.62;
    private const char FirstOfHan = '\u2E80';

    public double Em => Size / PointsPerMillimetre;

    public static Style Body(SheetGrid grid) => new(Typeface.Sans, Typeface.SansBold, grid.BodySize);

    public static Style Strongly(SheetGrid grid) => new(Typeface.SansBold, Typeface.SansBold, grid.BodySize);

    public static Style Of(Heading heading, SheetGrid grid) => heading.Level switch
    {
        1 => new(Typeface.SerifBold, Typeface.SerifBold, TitleSizeFor(heading, grid), TitleSpacing),
        2 => new(Typeface.SansBold, Typeface.SansBold, grid.PartHeadingSize),
        _ => Strongly(grid),
    };

    public static Style Of(Cell cell, SheetGrid grid) =>
        cell.Kind is CellKind.ColumnHeading ? Strongly(grid) : Body(grid);

    public static Style Subtitle(SheetGrid grid) => grid.SubtitleOnOwnLine
        ? new(Typeface.SansBold, Typeface.SansBold, grid.SubtitleSize)
        : new(Typeface.SerifBold, Typeface.SerifBold, grid.SubtitleSize);

    public Typeface TypefaceOf(Run run) => run.Face switch
    {
        RunFace.Ordinary => run.Bold ? Strong : Regular,
        RunFace.Serif => run.Bold || Strong == Regular ? Typeface.SerifBold : Typeface.Serif,
        RunFace.Mono => Typeface.Mono,
    };

    /// <summary>
    /// Where the base line lies in a line of this height, in millimetres from its top: ascent and descent centered.
    /// </summary>
    public double BaselineIn(double lineHeight, FontSet fonts)
    {
        var font = fonts[Regular];
        var ascent = Em * font.Ascent / font.UnitsPerEm;
        var descent = Em * font.Descent / font.UnitsPerEm;
        return (lineHeight + ascent + descent) / 2;
    }

    private static double TitleSizeFor(Heading heading, SheetGrid grid) => (grid.SubtitleOnOwnLine
        ? !FitsLine(heading, grid, grid.TitleSize) && FitsLine(heading, grid, grid.LongTitleSize)
        : heading.Runs.Sum(run => run.Text.Length) >= LongTitle)
        ? grid.LongTitleSize
        : grid.TitleSize;

    // Estimated, and rather too much than too little.
    private static bool FitsLine(Heading heading, SheetGrid grid, double size) =>
        heading.Runs.Sum(run => run.Text.Sum(character => character >= FirstOfHan ? 1 : LatinEms))
            * (1 + TitleSpacing) * size <= grid.Columns * grid.BodySize;
}
