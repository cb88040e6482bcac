using System.Globalization;
using System.Resources;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Web.Copies;

/// <summary>
/// The words of the paper in the language of whoever gets it, which is not that of the clerk's screen.
/// </summary>
public static class PaperWords
{
    private static readonly ResourceManager _words = new(typeof(CopyText));

    public static DocumentWords In(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        return new(culture, key => Find(key, culture));
    }

    /// <summary>Words of its own, named by <typeparamref name="TText"/>, beside those all papers have.</summary>
    public static DocumentWords In<TText>(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        return new(culture, key => Own<TText>.Words.GetString(key, culture) ?? Find(key, culture));
    }

    private static string Find(string key, CultureInfo culture) => _words.GetString(key, culture)
        ?? throw new MissingManifestResourceException($"No paper has the word '{key}'. Add it in both languages.");

    private static class Own<TText>
    {
        public static readonly ResourceManager Words = new(typeof(TText));
    }
}
