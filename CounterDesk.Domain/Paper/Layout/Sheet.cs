namespace CounterDesk.Domain.Paper.Layout;

/// <summary>A page being filled, in the order in which it is read.</summary>
internal sealed class Sheet(int number)
{
    private readonly List<Placed> _items = [];

    public int Number { get; } = number;

    public IReadOnlyList<Placed> Items => _items;

    /// <summary>When set, everything placed is a repetition of this kind and belongs to no element.</summary>
    public Decoration? Repeating { get; set; }

    public void Place(Placed item, Element owner)
    {
        if (Repeating is { } kind)
        {
            Decorate(item, kind);
            return;
        }

        item.Owner = owner;
        owner.Children.Add(item);
        _items.Add(item);
    }

    /// <summary>Takes over what was placed on another sheet, with the elements it belongs to.</summary>
    public void Append(Sheet other) => _items.AddRange(other._items);

    public void Decorate(Placed item, Decoration kind = Decoration.Arrangement)
    {
        item.Decoration = Repeating ?? kind;
        _items.Add(item);
    }
}

/// <summary>A document with everything in its place, and the order in which it is read.</summary>
internal sealed record LaidOutDocument(Document Document, IReadOnlyList<Sheet> Sheets, Element Root);
