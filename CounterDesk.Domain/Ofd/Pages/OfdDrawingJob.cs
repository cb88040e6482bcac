using System.Collections.Immutable;
using System.Xml.Linq;
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
    private int _depth;
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

    /// <summary>Images read so far, by entry; null where one cannot be drawn.</summary>
    public Dictionary<string, Bitmap?> Images { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether this is the picture of a seal: ink, that lets the page through.</summary>
    public bool IsSeal { get; init; }

    /// <summary>Draws one object; of what is missing of it the first counts.</summary>
    public void DrawObject(Action draw)
    {
        _depth++;

        // What a pattern repeats is part of the object that it fills.
        if (_depth == 1)
        {
            Objects++;
            _missing = null;
        }

        draw();
        _depth--;
        if (_depth == 0 && _missing is { } missing)
        {
            _leftOut[missing] = _leftOut.GetValueOrDefault(missing) + 1;
        }
    }

    /// <summary>Says what is missing of the object that is being drawn, or beside all objects.</summary>
    public void Omit(OfdOmission omission)
    {
        if (_depth > 0)
        {
            _missing ??= omission;
        }
        else
        {
            DrawObject(() => Omit(omission));
        }
    }

    /// <summary>The root of an entry; null when it is missing or cannot be read, which is said then.</summary>
    public XElement? Xml(string? entry)
    {
        try
        {
            if (entry is not null)
            {
                return package.Xml(entry);
            }
        }
        catch (OfdFormatException)
        {
            // Said below, as for an entry that is not there.
        }

        Omit(OfdOmission.UnreadableEntry);
        return null;
    }

    public void AddResources(string entry, IEnumerable<XElement> locations)
    {
        foreach (var _ in locations.Where(location => !resources.TryAdd(package, entry, location.Text())))
        {
            Omit(OfdOmission.UnreadableEntry);
        }
    }

    public void FlattenShading() => FlattenedShadings++;

    /// <summary>Says of the page what the picture of a seal on it has.</summary>
    public void Include(DrawnPage seal)
    {
        FlattenedShadings += seal.FlattenedShadings;
        _replacedFonts.UnionWith(seal.ReplacedFonts.Take(MostFonts - _replacedFonts.Count));
    }

    /// <summary>Says that one of ours stands in for a font, and what is missing if the file brought it along.</summary>
    public void ReplaceFont(OfdFont font)
    {
        if (font.HasFile)
        {
            Omit(OfdOmission.EmbeddedFont);
        }

        ReplaceGlyph(font);
    }

    /// <summary>Says that one of ours stands in for a font, at least for a character that the font does not have.</summary>
    public void ReplaceGlyph(OfdFont font)
    {
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
        if (_depth <= 1 && _entries.Count < MostEntries)
        {
            _entries.Add(new(entry, box));
        }
    }

    public bool SpendMark() => Within(budget.SpendMark());

    public bool SpendSteps(int count) => Within(budget.SpendSteps(count));

    public bool SpendCharacters(int count) => Within(budget.SpendCharacters(count));

    public bool SpendPixels(int count) => Within(budget.SpendPixels(count));

    public bool Spend(OfdWeight weight) =>
        SpendSteps(weight.Steps) && SpendCharacters(weight.Characters) && SpendPixels(weight.Pixels);

    private bool Within(bool isEnough)
    {
        if (!isEnough)
        {
            Omit(OfdOmission.TooMuch);
        }

        return isEnough;
    }
}
