using System.Globalization;
using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Web.Localization;

public static class KindNames
{
    /// <summary>The kind's name in the language of the screen; what the source calls it where the catalog lacks the kind.</summary>
    public static string NameOf(this LicenseKindCatalog kinds, string code, string asTheSourceSays) =>
        kinds.Find(code) is { } kind && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en" ? kind.EnglishName : asTheSourceSays;
}
