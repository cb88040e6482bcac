namespace CounterDesk.Domain.Paper.Layout;

/// <summary>Moves pieces down the pages, and begins a new page where the next ones do not fit.</summary>
internal sealed class Paginator
{
    // What may be missing before a piece counts as too high; sums of millimetres are not exact.
    private const double Tolerance = 0.01;

    private readonly List<Sheet> _sheets = [new(1)];
    private readonly Dictionary<int, int> _pageOf = [];
    private readonly SheetGrid _grid;
    private readonly double _top;
    private readonly Func<int, double> _bottomOf;
    private double _y;
    private bool _isAtTop = true;

    /// <param name="grid">The grid of every page.</param>
    /// <param name="top">Where the head ends, or the type area begins.</param>
    /// <param name="bottomOf">Where the place for the flow ends on a page, by its number.</param>
    public Paginator(SheetGrid grid, double top, Func<int, double> bottomOf)
    {
        _grid = grid;
        _top = top;
        _bottomOf = bottomOf;
        _y = top;
    }

    public IReadOnlyList<Sheet> Sheets => _sheets;

    /// <summary>How far down the last page is filled.</summary>
    public double FilledTo => _isAtTop ? _top : _y;

    /// <summary>The page on which a block of the body begins; blocks that show nothing begin nowhere.</summary>
    public IReadOnlyDictionary<int, int> PageOf => _pageOf;

    private Sheet Current => _sheets[^1];

    private double Room => _bottomOf(Current.Number) - _y;

    public void Flow(IReadOnlyList<FlowItem> items)
    {
        for (var at = 0; at < items.Count;)
        {
            switch (items[at])
            {
                case Gap gap:
                    _y += _isAtTop ? 0 : gap.Height;
                    at++;
                    break;
                case Place place:
                    MoveTo(place.Top);
                    at++;
                    break;
                case NewPage:
                    StartPage();
                    at++;
                    break;
                default:
                    var chain = ChainFrom(items, at);
                    FlowChain(chain);
                    at += chain.Count;
                    break;
            }
        }
    }

    public void StartPage()
    {
        _sheets.Add(new(Current.Number + 1));
        _y = _top;
        _isAtTop = true;
    }

    private void MoveTo(double place)
    {
        if (place > _y)
        {
            _y = place;
            _isAtTop = false;
        }
    }

    /// <summary>The pieces from here on that must stand on one page, with the gaps between them.</summary>
    private static List<FlowItem> ChainFrom(IReadOnlyList<FlowItem> items, int start)
    {
        var end = start;
        var keep = true;
        while (keep && end < items.Count && items[end] is Piece or Gap)
        {
            keep = items[end] is Piece { KeepWithNext: true } or Gap;
            end++;
        }

        return [.. items.Skip(start).Take(end - start)];
    }

    private void FlowChain(List<FlowItem> chain)
    {
        if (Fits(chain) || TryShrink(chain))
        {
            Draw(chain);
            return;
        }

        if (!_isAtTop)
        {
            StartPage();
            Repeat(((Piece)chain[0]).Repeated);
            if (Fits(chain) || TryShrink(chain))
            {
                Draw(chain);
                return;
            }
        }

        if (chain.Count == 1)
        {
            throw new PageOverflowException("A block that does not break is higher than a page.");
        }

        // Too much is to be kept together for any page: each piece for itself.
        Flow([.. chain.Select(item => item is Piece piece ? piece with { KeepWithNext = false } : item)]);
    }

    private bool Fits(List<FlowItem> chain) => HeightOf(chain) + DistanceFromHead(chain[0]) <= Room + Tolerance;

    private bool TryShrink(List<FlowItem> chain)
    {
        var excess = HeightOf(chain) + DistanceFromHead(chain[0]) - Room;
        for (var at = 0; at < chain.Count; at++)
        {
            if (chain[at] is Piece { Shrink: { } shrink } piece && shrink(piece.Height - excess) is { } smaller)
            {
                chain[at] = smaller with { Origin = piece.Origin };
                return true;
            }
        }

        return false;
    }

    private static double HeightOf(IEnumerable<FlowItem> chain) =>
        chain.Sum(item => item is Piece piece ? piece.Height : ((Gap)item).Height);

    private double DistanceFromHead(FlowItem first) =>
        _isAtTop && first is Piece piece ? piece.DistanceFromHead ?? _grid.Line : 0;

    private void Repeat(IReadOnlyList<Piece> header)
    {
        if (header.Count == 0)
        {
            return;
        }

        Current.Repeating = Decoration.Header;
        Draw(header);
        Current.Repeating = null;
    }

    private void Draw(IEnumerable<FlowItem> items)
    {
        foreach (var item in items)
        {
            if (item is Piece piece)
            {
                _y += DistanceFromHead(piece);
                _isAtTop = false;
                piece.Draw(Current, _y);
                _y += piece.Height;
                _pageOf.TryAdd(piece.Origin, Current.Number);
            }
            else if (!_isAtTop)
            {
                _y += ((Gap)item).Height;
            }
        }
    }
}
