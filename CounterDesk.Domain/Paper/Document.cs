using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Paper;

/// <summary>
/// A printed document as data: everything is decided, nothing is placed. The same document always makes the same bytes,
/// so even its time comes from outside.
/// </summary>
/// <remarks>
/// Reading order: the head, the blocks that begin on the first page, <see cref="FirstPageBox"/>, the foot, the other
/// blocks, <see cref="LastPageBox"/>. From the second page on head and foot are repetitions and not read.
/// </remarks>
public sealed record Document
{
    public required SheetGrid Grid { get; init; }

    /// <summary>BCP 47 language of the document, such as zh-CN.</summary>
    public required string Language { get; init; }

    /// <summary>Shown in the title bar; must say what this is and its number.</summary>
    public required string Title { get; init; }

    public required string Author { get; init; }

    /// <summary>When the document was made; stands in the file as its only time.</summary>
    public required DateTimeOffset DrawnAt { get; init; }

    public required ImmutableArray<Block> Body { get; init; }

    /// <summary>The line at the top of every page, with a rule under it.</summary>
    public RunningLine? Head { get; init; }

    /// <summary>The line at the foot of every page.</summary>
    public RunningLine? Foot { get; init; }

    /// <summary>Stands above the foot of the first page, always at the same place.</summary>
    public AnchoredBox? FirstPageBox { get; init; }

    /// <summary>Stands above the foot of the last page.</summary>
    public AnchoredBox? LastPageBox { get; init; }

    /// <summary>Ticks at the left edge of the first page: folded there, no fold crosses the code.</summary>
    public bool FoldTicks { get; init; }

    /// <summary>What the file carries for programs beside its pages, by name; not printed.</summary>
    public ImmutableArray<CarriedText> Carried { get; init; } = [];

    /// <summary>
    /// Lie under the pages, edge to edge, and are not read: the frames and rulers of a page that printers are measured
    /// by. One for each page, the last of them for all that follow.
    /// </summary>
    public ImmutableArray<Picture> Backdrops { get; init; } = [];

    /// <summary>
    /// The same paper for the other side: one stays, one is taken along. On <see cref="SheetGrid.A4RightHalf"/> it
    /// stands beside this one, which is on the left half; otherwise on pages of its own, after it.
    /// </summary>
    public Document? Counterpart { get; init; }
}

/// <summary>A text that the file of a document carries for programs.</summary>
/// <param name="Name">Letters only.</param>
/// <param name="Description">What it is, in English, for whoever finds it.</param>
/// <param name="Text">In characters that any file can have, such as base64.</param>
public sealed record CarriedText(string Name, string Description, string Text);

/// <summary>
/// A line repeated on every page. <c>{page}</c> and <c>{pages}</c> in its text become the number of the page and of all
/// pages.
/// </summary>
public sealed record RunningLine(ImmutableArray<Run> Left, ImmutableArray<Run> Right);

/// <summary>Blocks at a fixed place above the foot: <see cref="Lines"/> lines high, its rules included.</summary>
public sealed record AnchoredBox(double Lines, ImmutableArray<Block> Blocks)
{
    public RuleWeight RuleAbove { get; init; } = RuleWeight.Thick;

    public RuleWeight RuleBelow { get; init; } = RuleWeight.Middle;

    /// <summary>On the last page: left out where it would need a page of its own.</summary>
    public bool IsOptional { get; init; }
}
