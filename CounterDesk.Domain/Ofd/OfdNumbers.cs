using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Ofd;

/// <summary>
/// Hands out the numbers by which the parts of one OFD document name each other (GB/T 33190 7.3, ST_ID).
/// </summary>
internal sealed class OfdNumbers
{
    private readonly Dictionary<Typeface, int> _fonts = [];

    /// <summary>The highest number handed out.</summary>
    public int Last { get; private set; }

    /// <summary>The typefaces used so far, each with its number.</summary>
    public IReadOnlyDictionary<Typeface, int> Fonts => _fonts;

    public int Next() => ++Last;

    public int Of(Typeface typeface)
    {
        if (!_fonts.TryGetValue(typeface, out var number))
        {
            _fonts[typeface] = number = Next();
        }

        return number;
    }
}
