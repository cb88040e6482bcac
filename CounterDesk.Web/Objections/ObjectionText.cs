using System.Globalization;
using CounterDesk.Domain.Objections;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Objections;

/// <summary>Names the words about objections: ObjectionText.resx and ObjectionText.en.resx.</summary>
public sealed class ObjectionText;

public static class ObjectionWords
{
    /// <summary>By when the issuer answers, in words; or why no day can be named.</summary>
    public static string Due(this IStringLocalizer<ObjectionText> text, Objection objection) =>
        objection.DueOn is { } due
            ? text["Due_On", due.ToString(text["Due_Format"], CultureInfo.CurrentCulture)]
            : text["Due_Unknown", ObjectionRules.WorkingDaysToAnswer];
}
