using System.Globalization;
using CounterDesk.Domain.Licenses;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk;

/// <summary>What a source of licenses is called in the clerk's language.</summary>
internal static class SourceWords
{
    /// <summary>By its settings, or by the words of the page.</summary>
    public static string NameOf(this IStringLocalizer text, LicenseOrigin origin) =>
        text.NameOf(origin.Source, origin.Named);

    public static string NameOf(this IStringLocalizer text, string source, SourceName? named) =>
        named?.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is not "en") ?? text[$"Source_{source}"];
}
