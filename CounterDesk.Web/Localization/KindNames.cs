using System.Globalization;
using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Web.Localization;

public static class KindNames
{
    /// <summary>
    /// The kind's name in the language of the screen; what the source calls it where the catalog lacks the kind.
    /// </summary>
    public static string NameOf(this LicenseKindCatalog kinds, string code, string asTheSourceSays) =>
        kinds.Find(code) is { } kind && IsEnglish ? kind.EnglishName : asTheSourceSays;

    /// <summary>The kind's name in the language of the screen.</summary>
    public static string NameOf(LicenseKind kind) => IsEnglish ? kind.EnglishName : kind.Name;

    /// <param name="kind">Null when the catalog lacks it.</param>
    /// <param name="asTheSourceSays">Its name then.</param>
    public static string NameOf(LicenseKind? kind, string asTheSourceSays) =>
        kind is null ? asTheSourceSays : NameOf(kind);

    /// <summary>The field's label in the language of the screen.</summary>
    public static string LabelOf(FaceField field) => IsEnglish ? field.EnglishLabel : field.Label;

    // Chinese is what everything falls back to.
    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en";
}
