using System.Globalization;
using System.Resources;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Web.Copies;

/// <summary>
/// The words of the paper in the language of whoever gets it, which is not that of the clerk's screen.
/// </summary>
public static class PaperWords
{
    private const string Chinese = "zh-CN";
    private const string English = "en-US";

    private static readonly ResourceManager _words = new(typeof(CopyText));

    /// <summary>
    /// The words of a copy. It is Chinese, as the law knows it; whoever asks has English beside the headings and labels.
    /// </summary>
    public static DocumentWords OfCopy(bool hasEnglish) =>
        hasEnglish ? In(Chinese, In(English)) : In(Chinese);

    public static DocumentWords In(string language) => In(language, second: null);

    private static DocumentWords In(string language, DocumentWords? second)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        return new(culture, key => Find(key, culture)) { Second = second };
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
