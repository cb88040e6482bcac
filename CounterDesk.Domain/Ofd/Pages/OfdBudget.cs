namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>How much may be drawn on one page, the pictures of its seals included.</summary>
internal sealed class OfdBudget
{
    private int _marks = 20_000;
    private int _steps = 500_000;
    private int _characters = 100_000;
    private int _pixels = 32_000_000;

    /// <summary>Steps of outlines that may still be read.</summary>
    public int Steps => _steps;

    public bool HasPixels => _pixels > 0;

    public bool SpendMark() => Spend(ref _marks, 1);

    public bool SpendSteps(int count) => Spend(ref _steps, count);

    public bool SpendCharacters(int count) => Spend(ref _characters, count);

    public bool SpendPixels(int count) => Spend(ref _pixels, count);

    // What did not fit once ends it, so that a page is drawn up to somewhere.
    private static bool Spend(ref int left, int count)
    {
        var isEnough = count <= left;
        left = isEnough ? left - count : 0;
        return isEnough;
    }
}
