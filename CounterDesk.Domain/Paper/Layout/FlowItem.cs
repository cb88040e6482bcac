namespace CounterDesk.Domain.Paper.Layout;

/// <summary>What the paginator moves down the pages. Heights in millimetres.</summary>
internal abstract record FlowItem
{
    /// <summary>Which block of the document's body it comes from.</summary>
    public int Origin { get; init; }
}

/// <summary>Something that stands on one page; <see cref="Draw"/> gets the page and the upper edge.</summary>
internal sealed record Piece(double Height, Action<Sheet, double> Draw) : FlowItem
{
    /// <summary>Stands on the same page as the next piece.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>Pieces drawn again, not as content, when this one comes first on a page.</summary>
    public IReadOnlyList<Piece> Repeated { get; init; } = [];

    /// <summary>The same piece in less height, if it can be made smaller; null when it would be too small.</summary>
    public Func<double, Piece?>? Shrink { get; init; }

    /// <summary>Distance from the head when it comes first on a page; null for the usual one.</summary>
    public double? DistanceFromHead { get; init; }
}

/// <summary>Empty height, left out at the top of a page.</summary>
internal sealed record Gap(double Height) : FlowItem;

/// <summary>Goes on at this height of the page, unless the flow is past it.</summary>
internal sealed record Place(double Top) : FlowItem;

internal sealed record NewPage : FlowItem;
