using System.Globalization;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Results;

/// <summary>How long a source took, as its chip says it.</summary>
internal static class SourceTexts
{
    public static string Took(this IStringLocalizer<ResultsText> text, TimeSpan took) => took < TimeSpan.FromSeconds(1)
        ? text["Took_Milliseconds", Math.Max(1, (int)took.TotalMilliseconds)]
        : text["Took_Seconds", took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)];
}
