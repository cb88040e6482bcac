using System.Collections.Frozen;
using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Paper;
using CounterDesk.Web.Copies;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.HallTexts;

/// <summary>
/// The hall's texts as they are printed now: the newest edition somebody worded, and before there is one that of the
/// settings. Held in memory, because every page says what the hall is called.
/// </summary>
public sealed class CurrentHallTexts(IOptions<HallOptions> hall, IOptions<CopyOptions> copies)
{
    private volatile FrozenDictionary<string, HallTextVersion> _newest =
        FrozenDictionary<string, HallTextVersion>.Empty;

    // Where the hall's texts lie in another place: what it said from there.
    private volatile HallNames? _told;

    public HallNames Names => _told ?? NamesOf(LinesOf(HallTextKey.Names));

    /// <summary>What a form of paper says of its worth, with the edition that is printed.</summary>
    public EffectText EffectOf(CopyForm form, DocumentWords words) =>
        EffectOf(HallTextKey.EffectOf(form, words.Language), words);

    /// <summary>As the page edits it: one line for each part.</summary>
    public ImmutableArray<string> LinesOf(HallTextKey key) => _newest.GetValueOrDefault(key.Name) is { } newest
        ? newest.Lines
        : SettingsOf(key);

    /// <summary>The edition that counts now; 0 while the names are those of the settings.</summary>
    public int EditionOf(HallTextKey key) => _newest.GetValueOrDefault(key.Name)?.Edition
        ?? (key.Form is { } form ? copies.Value.EffectOf(form, PaperWords.In(key.Language)).Edition : 0);

    internal static HallNames NamesOf(ImmutableArray<string> lines) => new(lines[0], lines[1], lines[2]);

    internal static EffectText EffectOf(ImmutableArray<string> lines, int edition) => new(lines[0], edition, lines[1..]);

    /// <summary>What counts from now on, text by text.</summary>
    internal void Know(IEnumerable<HallTextVersion> versions) => _newest = versions
        .GroupBy(version => version.Key)
        .ToFrozenDictionary(group => group.Key, group => group.MaxBy(version => version.Edition)!);

    /// <summary>What the hall is called by its own word, or by the settings where it has not said.</summary>
    internal void Know(HallNames? told) => _told = told;

    private EffectText EffectOf(HallTextKey key, DocumentWords words) => _newest.GetValueOrDefault(key.Name) is { } newest
        ? EffectOf(newest.Lines, newest.Edition)
        : copies.Value.EffectOf(key.Form!.Value, words);

    private ImmutableArray<string> SettingsOf(HallTextKey key)
    {
        if (key.Form is { } form)
        {
            var effect = copies.Value.EffectOf(form, PaperWords.In(key.Language));
            return [effect.Name, .. effect.Paragraphs];
        }

        return [hall.Value.Name, hall.Value.EnglishName, hall.Value.Phone];
    }
}
