using System.Globalization;
using System.Resources;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Web.ApplicantScreens;

/// <summary>
/// The screen's words in one language. The person may change it in the middle of a visit, so it is not the culture of
/// the circuit, which stays what it was at its beginning.
/// </summary>
public sealed class ScreenWords
{
    private static readonly ResourceManager _texts = new(typeof(ScreenText));

    private ScreenWords(string culture) => Culture = CultureInfo.GetCultureInfo(culture);

    public static ScreenWords Chinese { get; } = new("zh-CN");

    public static ScreenWords English { get; } = new("en-US");

    public CultureInfo Culture { get; }

    public bool IsChinese => this == Chinese;

    public static ScreenWords Of(ScreenComfort comfort) => comfort.IsEnglish ? English : Chinese;

    /// <exception cref="ArgumentException">No text has this key: a programmer mistyped it.</exception>
    public string this[string key] =>
        _texts.GetString(key, Culture)
        ?? throw new ArgumentException($"Add {key} to ScreenText.resx and ScreenText.en.resx.", nameof(key));

    public string this[string key, params object[] arguments] => string.Format(new CountFormat(Culture), this[key], arguments);
}
