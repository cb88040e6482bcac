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
        return new(culture, key => _words.GetString(key, culture)
            ?? throw new MissingManifestResourceException($"CopyText.resx lacks '{key}'. Add it in both languages."));
    }
}
