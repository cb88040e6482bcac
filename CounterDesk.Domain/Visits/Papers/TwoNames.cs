using System.Collections.Immutable;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Visits.Papers;

/// <summary>
/// What the catalog calls a kind or a field, in Chinese and in English; twice the same where there is but one name.
/// </summary>
public sealed record TwoNames(string Name, string EnglishName)
{
    public string In(DocumentWords words) => words.AreChinese ? Name : English;

    /// <summary>In English the Chinese name follows: it is the one that stands on the license.</summary>
    internal ImmutableArray<Run> WithOriginal(DocumentWords words) => words.AreChinese || Name == EnglishName
        ? [words.Content(Name) with { Bold = true }]
        : [Run.Strong(English), " ", words.Content(Name)];

    // The typographic apostrophe is as wide as a Chinese character in our fonts.
    private string English => EnglishName.Replace('’', '\'');
}
