using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>What one page is drawn from, what was drawn and left out so far, and how much more may be drawn.</summary>
/// <param name="package">Where entries are looked for.</param>
/// <param name="resources">What the page's objects name by number.</param>
/// <param name="budget">Shared by the page and the pictures of its seals.</param>
internal sealed class OfdDrawingJob(OfdPackage package, OfdResources resources, OfdBudget budget)
{
    private const int MostEntries = 2_000;
    private const int MostFonts = 50;

    private readonly SortedDictionary<OfdOmission, int> _leftOut = [];
    private readonly List<PlacedEntry> _entries = [];
    private readonly SortedSet<string> _replacedFonts = new(StringComparer.Ordinal);
    private bool _isInObject;
    private OfdOmission? _missing;

    public OfdPackage Package => package;

    public OfdResources Resources => resources;

    public OfdBudget Budget => budget;

    public int Objects { get; private set; }

    public int FlattenedShadings { get; private set; }

    public ImmutableArray<string> ReplacedFonts => [.. _replacedFonts];

    /// <summary>What glyphs of the file's fonts look like, by what one of the font's units measures.</summary>
    public Dictionary<(EmbeddedFont Font, int Glyph, double Unit), Outline> Shapes { get; } = [];

    public ImmutableSortedDictionary<OfdOmission, int> LeftOut => _leftOut.ToImmutableSortedDictionary();

    /// <summary>Steps of outlines that may still be read.</summary>
    public int StepsLeft => budget.Steps;

    /// <summary>Draws one object; of what is missing of it the first counts.</summary>
    public void DrawObject(Action draw)
    {
        // What a pattern repeats is part of the object that it fills.
        if (_isInObject)
        {
            draw();
            return;
        }

        Objects++;
        (_isInObject, _missing) = (true, null);
        draw();
        _isInObject = false;
        if (_missing is { } missing)
        {
            _leftOut[missing] = _leftOut.GetValueOrDefault(missing) + 1;
        }
    }

    /// <summary>Says what is missing of the object that is being drawn, or that something is missing beside them.</summary>
    public void Omit(OfdOmission omission)
    {
        if (_isInObject)
        {
            _missing ??= omission;
        }
        else
        {
            DrawObject(() => Omit(omission));
        }
    }

    public void FlattenShading() => FlattenedShadings++;

    /// <summary>Says that one of ours stands in for a font, and what is missing if the file brought it along.</summary>
    public void ReplaceFont(OfdFont font)
    {
        if (font.HasFile)
        {
            Omit(OfdOmission.EmbeddedFont);
        }

        if (font.Name.Length > 0 && !OfdFonts.IsOurs(font.Name) && _replacedFonts.Count < MostFonts)
        {
            _replacedFonts.Add(font.Name);
        }
    }

    /// <summary>What lies where on the page, as far as the page reaches.</summary>
    public ImmutableArray<PlacedEntry> EntriesOn(Box page) =>
    [
        .. from placed in _entries
           let box = placed.Box.Within(page)
           where box is not null
           select placed with { Box = box.Value },
    ];

    public void Place(string entry, Box box)
    {
        if (_entries.Count < MostEntries)
        {
            _entries.Add(new(entry, box));
        }
    }

    public bool SpendMark() => Within(budget.SpendMark());

    public bool SpendSteps(int count) => Within(budget.SpendSteps(count));

    public bool SpendCharacters(int count) => Within(budget.SpendCharacters(count));

    public bool SpendPixels(int count) => Within(budget.SpendPixels(count));

    private bool Within(bool isEnough)
    {
        if (!isEnough)
        {
            Omit(OfdOmission.TooMuch);
        }

        return isEnough;
    }
}
