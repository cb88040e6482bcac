namespace CounterDesk.Web.Features.Desk.License;

/// <summary>
/// How the clerk looks at the pages of one license: at which of them, how large, and at which seal.
/// </summary>
/// <param name="changed">Told after every change.</param>
public sealed class PageLook(Action changed)
{
    /// <summary>As wide as the place for it.</summary>
    public const int Fitting = 100;

    private static readonly int[] _sizes = [50, 75, Fitting, 125, 150, 200, 300, 400];

    public int Number { get; private set; } = 1;

    /// <summary>0 while nobody knows.</summary>
    public int Count { get; private set; }

    /// <summary>Percent of <see cref="Fitting"/>.</summary>
    public int Size { get; private set; } = Fitting;

    /// <summary>The signature whose seal was picked on a page.</summary>
    public string? PickedSeal { get; private set; }

    public bool CanGoBack => Number > 1;

    public bool CanGoOn => Number < Count;

    public bool CanReduce => Size > _sizes[0];

    public bool CanEnlarge => Size < _sizes[^1];

    public void HasPages(int count)
    {
        Count = count;
        Show(Math.Clamp(Number, 1, Math.Max(count, 1)));
    }

    public void GoBack() => Show(Math.Max(Number - 1, 1));

    public void GoOn() => Show(Math.Min(Number + 1, Math.Max(Count, 1)));

    public void Reduce() => Resize(_sizes.LastOrDefault(size => size < Size, _sizes[0]));

    public void Enlarge() => Resize(_sizes.FirstOrDefault(size => size > Size, _sizes[^1]));

    public void Fit() => Resize(Fitting);

    /// <summary>Picks a seal, or lets go of the one that is picked.</summary>
    public void Pick(string signature)
    {
        PickedSeal = PickedSeal == signature ? null : signature;
        changed();
    }

    private void Show(int number)
    {
        Number = number;
        changed();
    }

    private void Resize(int size)
    {
        Size = size;
        changed();
    }
}
