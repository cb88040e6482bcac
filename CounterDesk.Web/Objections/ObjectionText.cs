using System.Globalization;
using CounterDesk.Domain.Objections;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Objections;

/// <summary>Names the words about objections: ObjectionText.resx and ObjectionText.en.resx.</summary>
public sealed class ObjectionText;

public static class ObjectionWords
{
    /// <summary>Whether it went to the issuer, and what came of that.</summary>
    public static string Sent(this IStringLocalizer<ObjectionText> text, Objection objection, ObjectionSending sending)
    {
        if (objection is not { Sending: { } state, Platform: { } platform })
        {
            return text["Sent_None"];
        }

        var name = sending.NameOf(platform, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is not "en");
        return text[$"Sent_{state}", name, state is SendingState.Taken ? objection.Receipt ?? "" : objection.SendingCode ?? ""];
    }

    /// <summary>By when the issuer answers, in words; or why no day can be named.</summary>
    public static string Due(this IStringLocalizer<ObjectionText> text, Objection objection) =>
        objection.DueOn is { } due
            ? text["Due_On", due.ToString(text["Due_Format"], CultureInfo.CurrentCulture)]
            : text["Due_Unknown", ObjectionRules.WorkingDaysToAnswer];
}
