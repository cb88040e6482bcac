using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.ServiceItems;

/// <summary>Finds service items by name, initials, pinyin or code, as a clerk types while somebody waits.</summary>
public sealed class ServiceItemIndex(IEnumerable<ServiceItem> items)
{
    private readonly ImmutableArray<Entry> _entries = [.. items.Select(item => new Entry(item))];

    // In the order in which they are offered.
    private enum Closeness
    {
        CodeIsIt,
        NameIsIt,
        NameBegins,
        PinyinIsIt,
        PinyinBegins,
        CodeBegins,
        CodeHasIt,
        NameHasIt,
        PinyinHasIt,

        /// <summary>All its characters in their order, as in 低保 for 最低生活保障.</summary>
        NameIsShortened,
    }

    /// <summary>The items that are meant, likeliest first. Of several words each must lead to the item.</summary>
    /// <param name="typed">
    /// As it comes from the field, also full-width, or with the marks that an input method puts between syllables.
    /// </param>
    /// <param name="most">How many are wanted.</param>
    public ImmutableArray<ServiceItem> Find(string? typed, int most)
    {
        var words = (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Fold)
            .Where(word => word.Length > 0).ToArray();
        return words.Length is 0
            ? []
            :
            [
                .. _entries.Select(entry => (Entry: entry, Closeness: entry.ClosenessTo(words)))
                    .Where(found => found.Closeness is not null)
                    .OrderBy(found => found.Closeness).ThenBy(found => found.Entry.Name.Length)
                    .ThenBy(found => found.Entry.Code, StringComparer.Ordinal)
                    .Take(most).Select(found => found.Entry.Item),
            ];
    }

    private static string Fold(string text) => IdentifierText.Fold(text)
        .Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal)
        .Replace('ü', 'V').Replace('Ü', 'V');

    private sealed class Entry(ServiceItem item)
    {
        private readonly string[] _syllables = PinyinSyllables.Of(item.Pinyin.ToUpperInvariant());

        public ServiceItem Item => item;

        public string Name { get; } = Fold(item.Name);

        /// <summary>Without dashes, which nobody types.</summary>
        public string Code { get; } = WithoutDashes(item.Code);

        /// <summary>That of the word that is least close; null when one does not lead here.</summary>
        public Closeness? ClosenessTo(string[] words)
        {
            Closeness? least = Closeness.CodeIsIt;
            foreach (var word in words)
            {
                if (ClosenessTo(word) is not { } closeness)
                {
                    return null;
                }

                least = closeness > least ? closeness : least;
            }

            return least;
        }

        private Closeness? ClosenessTo(string word)
        {
            var code = WithoutDashes(word);
            var pinyin = PinyinOf(word);
            return code == Code ? Closeness.CodeIsIt
                : word == Name ? Closeness.NameIsIt
                : Name.StartsWith(word, StringComparison.Ordinal) ? Closeness.NameBegins
                : pinyin is PinyinMatch.Whole ? Closeness.PinyinIsIt
                : pinyin is PinyinMatch.Beginning ? Closeness.PinyinBegins
                : code.Length > 0 && Code.StartsWith(code, StringComparison.Ordinal) ? Closeness.CodeBegins
                : code.Length > 0 && Code.Contains(code, StringComparison.Ordinal) ? Closeness.CodeHasIt
                : Name.Contains(word, StringComparison.Ordinal) ? Closeness.NameHasIt
                : pinyin is PinyinMatch.Inside ? Closeness.PinyinHasIt
                : IsShortForm(word) ? Closeness.NameIsShortened
                : null;
        }

        private bool IsShortForm(string word)
        {
            var used = 0;
            foreach (var character in Name)
            {
                used += used < word.Length && word[used] == character ? 1 : 0;
            }

            return used == word.Length;
        }

        private PinyinMatch? PinyinOf(string word) =>
            word.Length <= PinyinSyllables.LongestTyped && char.IsAsciiLetterOrDigit(word[0])
                ? PinyinSyllables.Match(_syllables, word)
                : null;

        private static string WithoutDashes(string text) => text.Replace("-", "", StringComparison.Ordinal);
    }
}
