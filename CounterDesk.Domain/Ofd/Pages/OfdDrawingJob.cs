namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>What one page is drawn from, what was left out so far, and how much more may be drawn.</summary>
internal sealed class OfdDrawingJob(OfdPackage package, OfdResources resources)
{
    private readonly SortedSet<OfdOmission> _omissions = [];
    private int _marksLeft = 20_000;
    private int _stepsLeft = 500_000;
    private int _charactersLeft = 100_000;
    private int _pixelsLeft = 32_000_000;

    public OfdPackage Package => package;

    public OfdResources Resources => resources;

    public IEnumerable<OfdOmission> Omissions => _omissions;

    /// <summary>Steps of outlines that may still be read.</summary>
    public int StepsLeft => _stepsLeft;

    public void Omit(OfdOmission omission) => _omissions.Add(omission);

    public bool SpendMark() => Spend(ref _marksLeft, 1);

    public bool SpendSteps(int count) => Spend(ref _stepsLeft, count);

    public bool SpendCharacters(int count) => Spend(ref _charactersLeft, count);

    public bool SpendPixels(int count) => Spend(ref _pixelsLeft, count);

    private bool Spend(ref int left, int count)
    {
        if (count > left)
        {
            Omit(OfdOmission.TooMuch);
            left = 0;
            return false;
        }

        left -= count;
        return true;
    }
}
