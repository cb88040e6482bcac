using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Paper;

public enum Alignment
{
    Start,
    Center,
    End,
}

/// <summary>
/// What a document is made of, in reading order. Heights and distances are in lines of the grid, widths in ems;
/// whatever is in millimetres says so.
/// </summary>
public abstract record Block
{
    private protected Block()
    {
    }
}

/// <summary>
/// A heading. Level 1 is the document's name (serif, letterspaced, two lines high); level 2 heads a part and has a rule
/// beneath it; levels 3 and 4 are bold lines.
/// </summary>
public sealed record Heading(int Level, ImmutableArray<Run> Runs) : Block
{
    /// <summary>Smaller words after a name of level 1, part of the heading.</summary>
    public ImmutableArray<Run> Subtitle { get; init; } = [];

    /// <summary>A remark at the right end of the same line: a paragraph of its own, read after the heading.</summary>
    public Aside? Aside { get; init; }

    /// <summary>False for a level 2 heading without its rule, as in the receiver's box.</summary>
    public bool Ruled { get; init; } = true;
}

/// <summary>A remark beside a heading, framed or not.</summary>
public sealed record Aside(ImmutableArray<Run> Runs, bool Framed = false);

public sealed record Paragraph(ImmutableArray<Run> Runs) : Block
{
    public Alignment Alignment { get; init; }

    /// <summary>Height of its lines in lines of the grid.</summary>
    public double LineHeight { get; init; } = 1;
}

/// <summary>
/// A list whose labels (numbers, mostly) stand in a column of their own, <see cref="LabelWidth"/> ems wide.
/// </summary>
public sealed record ItemList(ImmutableArray<Item> Items) : Block
{
    public double LabelWidth { get; init; } = 1;
}

/// <summary>The label is set bold.</summary>
public sealed record Item(string Label, ImmutableArray<Run> Runs);

/// <summary>Answers to choose from, each after an empty box to be ticked by hand. All look alike.</summary>
public sealed record TickList(ImmutableArray<ImmutableArray<Run>> Items) : Block;

/// <summary>
/// A picture with words for those who cannot see it. A shrinkable one is made smaller, in proportion, when it and its
/// caption would not fit the rest of the page; width and height are the picture's, in millimetres.
/// </summary>
public sealed record Figure(Picture Picture, string AlternativeText) : Block
{
    public ImmutableArray<Run> Caption { get; init; } = [];

    /// <summary>A thin line around the picture's edge.</summary>
    public bool Framed { get; init; }

    public bool Shrinkable { get; init; }

    /// <summary>Made as wide as its place, also when the picture is smaller.</summary>
    public bool Enlarged { get; init; }

    public Alignment Alignment { get; init; } = Alignment.Center;

    /// <summary>Written across the picture; not content.</summary>
    public Watermark? Watermark { get; init; }

    /// <summary>
    /// Places in the picture, in its millimetres, hidden under hatched white bars. The picture must not hold what they
    /// hide.
    /// </summary>
    public ImmutableArray<Box> Covers { get; init; } = [];
}

/// <summary>
/// Slanted words drawn with fine black lines. Their phrases take turns, so that each stands whole at least once.
/// Millimetres; the words rise to the right.
/// </summary>
public sealed record Watermark(ImmutableArray<string> Phrases)
{
    /// <summary>Height of an em. Cards take 5.6.</summary>
    public double Size { get; init; } = 7.2;

    /// <summary>Degrees by which the words rise, from 5 to 85.</summary>
    public double Slant { get; init; } = 22;

    /// <summary>From one base line to the next, measured at right angles to the words.</summary>
    public double LineDistance { get; init; } = 29;
}

/// <summary>
/// A code of square modules. Its modules end at the edges of its place; the quiet zone reaches beyond it.
/// </summary>
public sealed record CodeGrid(CodeMatrix Matrix, string AlternativeText) : Block
{
    private const double DotAt300DotsPerInch = 25.4 / 300;

    /// <summary>
    /// Side of a module in dots of a 300 dpi printer, so that every module comes out square: 6, large print 8.
    /// </summary>
    public int ModuleDots { get; init; } = 6;

    public Alignment Alignment { get; init; }

    /// <summary>Modules kept white on every side.</summary>
    public int QuietZone { get; init; } = 4;

    /// <summary>Side of a module in millimetres.</summary>
    public double ModuleSize => ModuleDots * DotAt300DotsPerInch;

    /// <summary>Side of the square of modules in millimetres, without the quiet zone.</summary>
    public double Side => Matrix.Size * ModuleSize;
}

/// <summary>Blocks that belong together under one heading.</summary>
public sealed record Section(ImmutableArray<Block> Blocks) : Block;

/// <summary>Blocks in a frame; not broken over pages.</summary>
public sealed record Notice(ImmutableArray<Block> Blocks) : Block;

/// <summary>Blocks side by side, read from left to right; not broken over pages.</summary>
public sealed record Columns(ImmutableArray<Column> Parts) : Block
{
    /// <summary>Distance between two columns in ems.</summary>
    public double Gap { get; init; } = 1;

    /// <summary>A thin upright line between two columns.</summary>
    public bool Ruled { get; init; }
}

/// <summary>A column, <see cref="Width"/> ems wide; 0 shares out what the others leave.</summary>
public sealed record Column(double Width, ImmutableArray<Block> Blocks);

/// <summary>A line across the measure.</summary>
public sealed record Rule(RuleWeight Weight) : Block;

/// <summary>Empty lines; none at the top of a page.</summary>
public sealed record Space(double Lines) : Block;

/// <summary>
/// Goes on at a fixed height of the page, in millimetres from its upper edge, unless the flow is already further down.
/// </summary>
public sealed record ContinueAt(double Top) : Block;

/// <summary>Goes on at the top of the next page.</summary>
public sealed record PageBreak : Block;
