using System.Collections.Immutable;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Printing;

/// <summary>What a test page says; everything is decided before it is drawn, the time included.</summary>
public sealed record TestPageModel
{
    public required string HallName { get; init; }

    /// <summary>As clerks call it, or the words for the browser's window.</summary>
    public required string PrinterName { get; init; }

    /// <summary>What the sheets are for, and from which tray they come.</summary>
    public required string Use { get; init; }

    /// <summary>The number of whoever made the page, never a name.</summary>
    public required string StaffNumber { get; init; }

    /// <summary>China's time.</summary>
    public required DateTimeOffset At { get; init; }

    public required bool IsDemo { get; init; }

    /// <summary>A code as large as that of a copy. It leads nowhere.</summary>
    public required CodeMatrix Code { get; init; }

    public required ImmutableArray<RareCharacter> Rare { get; init; }
}
